/**
 * `npm run bench:scale`: what each operation costs with ten thousand, a hundred thousand and a million opened links,
 * for an average employer and for one that holds a tenth of everything. Rounds go through all sizes in turn, so that
 * whatever else the machine does falls on all of them; what counts are the ratios.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase, type DatabaseOptions } from '../../src/server/db/database.ts';
import { NO_LIMIT, openPostgres } from '../../src/server/db/postgres.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { recomputeCounters } from '../../src/server/services/credit/recompute-counters.ts';
import { createDatabase } from '../../test/support/databases.ts';
import { launchPostgres } from '../../test/support/postgres.ts';
import { createTestContext } from '../../test/support/service-context.ts';
import { fill } from './fill.ts';
import { OPERATIONS } from './operations.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    rounds: { type: 'string', default: '60' },
    engine: { type: 'string' },
  },
});
const sizes = values.sizes.split(',').map(Number);
const rounds = Number(values.rounds);

async function measure(
  engine: string,
  optionsFor: (size: number) => Promise<DatabaseOptions>,
): Promise<void> {
  const contexts: ServiceContext[] = [];
  for (const size of sizes) {
    const options = await optionsFor(size);
    const open = () => openDatabase(options);
    const context = await createTestContext(
      { options, open, remove: () => Promise.resolve() },
      () => new Date(),
    );
    const begun = performance.now();
    // The service's own limits are for requests.
    const filling = options.databaseUrl ? openPostgres(options.databaseUrl, NO_LIMIT) : context.database;
    await fill(filling, size);
    if (filling !== context.database) await filling.kysely.destroy();
    console.log(`  ${engine}: ${size} links written in ${seconds(begun)} s`);
    contexts.push(context);
  }
  console.log(`\n${engine.padEnd(58)}${sizes.map((size) => `${size} µs`.padStart(14)).join('')}  × first`);
  for (const operation of OPERATIONS) {
    const samples: number[][] = sizes.map(() => []);
    for (let round = 0; round < rounds + 5; round += 1)
      for (const [index, context] of contexts.entries()) {
        const begun = performance.now();
        await operation.run(context);
        if (round >= 5) samples[index]?.push((performance.now() - begun) * 1000);
      }
    const medians = samples.map(median);
    const ratios = medians.map((value) => (value / (medians[0] ?? 1)).toFixed(2));
    const cells = medians.map((value) => value.toFixed(0).padStart(14)).join('');
    console.log(`${operation.name.padEnd(58)}${cells}  ${ratios.join(' · ')}`);
  }
  for (const [index, context] of contexts.entries()) {
    const begun = performance.now();
    const differences = await recomputeCounters(context);
    console.log(`  recomputed ${sizes[index]}: ${differences.length} differences, ${seconds(begun)} s`);
    await context.database.close();
  }
}

function median(sorted: readonly number[]): number {
  return sorted.toSorted((a, b) => a - b)[Math.floor(sorted.length / 2)] ?? 0;
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}

if (values.engine !== 'postgres') {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'career-relay-scale-'));
  await measure('SQLite', (size) => Promise.resolve({ dataDir: path.join(folder, String(size)) }));
  rmSync(folder, { recursive: true, force: true });
}
if (values.engine !== 'sqlite') {
  const postgres = await launchPostgres({ durable: true });
  try {
    await measure('PostgreSQL', async (size) => ({
      databaseUrl: await createDatabase(postgres.url, `scale_${size}`),
      dataDir: '',
    }));
  } finally {
    postgres.stop();
  }
}
