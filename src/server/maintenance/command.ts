/**
 * What an operator does to the database by hand: `backup <file>`, `restore <file> [--aside]`, `restore --in-place`,
 * `recompute`. The database is found as the service finds it, by DATABASE_URL or DATA_DIR.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { DatabaseOptions } from '../db/database.ts';
import { openInWords } from '../db/open-in-words.ts';
import { databaseUrlFault } from '../process/server-address.ts';
import { nameOf } from '../process/start-fault.ts';
import { recomputeCounters, type CounterDifference } from '../services/credit/recompute-counters.ts';
import { backUp } from './back-up.ts';
import { restore, settleInPlace } from './restore.ts';

const USAGE = `Usage:
  npm run backup -- <file>             writes everything into a new file; the service may go on
  npm run restore -- <file> [--aside]  puts a backup in place; the service must be stopped
                                       (--aside: keeps an embedded database that is there)
  npm run restore -- --in-place        for a database that was brought back by other means, such as
                                       point-in-time recovery; the service must be stopped
  npm run recompute                    compares every counter with the ledger; the service may go on
`;

const THEN =
  'The service starts once what people took back since was repeated: npm run relay -- restored repeat.';

export interface Outcome {
  readonly exitCode: 0 | 1 | 2;
  readonly lines: readonly string[];
}

/** Runs one command. 0: done; 1: done, and something does not add up; 2: not done. */
export async function runCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Outcome> {
  const options = { databaseUrl: env['DATABASE_URL'] || undefined, dataDir: env['DATA_DIR'] || '.data' };
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        aside: { type: 'boolean', default: false },
        'in-place': { type: 'boolean', default: false },
      },
    });
    const [command, file, ...more] = positionals;
    const inPlace = values['in-place'];
    if (more.length > 0 || ((values.aside || inPlace) && command !== 'restore'))
      return { exitCode: 2, lines: [USAGE] };
    const fault = command && options.databaseUrl && databaseUrlFault(options.databaseUrl);
    if (fault) return { exitCode: 2, lines: [fault] };
    if (command === 'backup' && file) {
      await backUp(options, file);
      return { exitCode: 0, lines: [`Everything in ${placeOf(options)} is in ${file}.`] };
    }
    if (command === 'restore' && inPlace && !file && !values.aside)
      return report(await settleInPlace(options), `${placeOf(options)} is noted as restored. ${THEN}`);
    if (command === 'restore' && !inPlace && file)
      return report(await restore(options, file, values), `${file} is in place. ${THEN}`);
    if (command === 'recompute' && !file) return report(await recompute(options));
  } catch (error) {
    return { exitCode: 2, lines: [error instanceof Error ? error.message : String(error)] };
  }
  return { exitCode: 2, lines: [USAGE] };
}

/** Said, because a folder of trials is a database too. */
function placeOf({ databaseUrl, dataDir }: DatabaseOptions): string {
  return databaseUrl ? nameOf(databaseUrl) : path.resolve(dataDir);
}

async function recompute(options: DatabaseOptions): Promise<readonly CounterDifference[]> {
  const database = await openInWords({ ...options, beside: 'to read' });
  try {
    return await recomputeCounters({ database });
  } finally {
    await database.close();
  }
}

function report(differences: readonly CounterDifference[], done?: string): Outcome {
  const lines = differences.map(
    ({ employerId, what, counter, ledger }) => `${employerId} ${what}: counter ${counter}, ledger ${ledger}`,
  );
  if (lines.length === 0) lines.push('Every counter is what the ledger gives.');
  return { exitCode: differences.length === 0 ? 0 : 1, lines: done ? [done, ...lines] : lines };
}
