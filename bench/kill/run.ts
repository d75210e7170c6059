/**
 * `npm run bench:kill`: ends the real server with `kill -9` at random moments while people register, are accepted and are
 * erased by age, twenty times on each engine, and tells what was lost or doubled. Exits with 1 when anything was. On PostgreSQL two servers run, and
 * each time one of them is killed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { DatabaseOptions } from '../../src/server/db/database.ts';
import { openDatabase } from '../../src/server/db/database.ts';
import { addCompany } from '../../test/support/counting.ts';
import type { TestDatabase } from '../../test/support/databases.ts';
import { launchPostgres } from '../../test/support/postgres.ts';
import { createTestContext } from '../../test/support/service-context.ts';
import { startMailSink, type MailSink } from '../support/mail-sink.ts';
import { startServer, type ServerProcess } from '../support/server-process.ts';
import { prepare, type Beforehand } from './beforehand.ts';
import { behave, EMPLOYER_CODE, type Acknowledged } from './candidate.ts';
import { acceptAll } from './employer.ts';
import { tallyUp, type Tally } from './tally.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    people: { type: 'string', default: '12' },
    store: { type: 'string', default: '60' },
    port: { type: 'string', default: '4210' },
    engine: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const crowd = Number(values.people);
/** People whose time is over, and proposals that wait for an answer. */
const inStore = Number(values.store);
const firstPort = Number(values.port);

/** A crash's leases must have run out before a mail can be called lost. */
const DRAIN_MS = 150_000;

async function onEngine(options: DatabaseOptions, servers: number): Promise<Tally> {
  const home = { options, open: () => openDatabase(options), remove: () => Promise.resolve() };
  const before = await createTestContext(home, () => new Date());
  await addCompany(before, { code: EMPLOYER_CODE });
  await before.database.close();
  const found = await prepare(home, inStore);

  const mails = await startMailSink();
  const start = (index: number) => startServer({ ...options, port: firstPort + index, smtpUrl: mails.url });
  const running: ServerProcess[] = [];
  try {
    return await underLoad(home, found, servers, mails, start, running);
  } finally {
    for (const server of running) await server.kill();
    await mails.close();
  }
}

async function underLoad(
  home: TestDatabase,
  found: Beforehand,
  servers: number,
  mails: MailSink,
  start: (index: number) => Promise<ServerProcess>,
  running: ServerProcess[],
): Promise<Tally> {
  for (let index = 0; index < servers; index += 1) running.push(await start(index));

  const people: Acknowledged[] = [];
  let stopped = false;
  let turn = 0;
  const around = {
    origin: () => running[(turn += 1) % running.length]?.origin ?? '',
    mails,
    stopped: () => stopped,
  };
  const oneAfterAnother = async (place: number) => {
    for (let n = 0; !stopped; n += 1) people.push(await behave(`p${place}-${n}`, around));
  };
  const accepting = acceptAll(found, around);
  const load = Promise.all(Array.from({ length: crowd }, (_, place) => oneAfterAnother(place)));

  for (let round = 1; round <= rounds; round += 1) {
    await pause(300 + Math.random() * 2700);
    const index = Math.floor(Math.random() * servers);
    await running[index]?.kill();
    running[index] = await start(index);
    process.stdout.write(`\r  ${round} of ${rounds} kills, ${people.length} people so far   `);
  }
  await pause(1000);
  stopped = true;
  await load;
  const accepted = await accepting;
  process.stdout.write('\n');
  const after = async () => {
    for (const server of running) await server.stop();
    const context = await createTestContext(home, () => new Date());
    try {
      return await tallyUp(context, { people, found, accepted, mails: mails.taken });
    } finally {
      await context.database.close();
    }
  };
  let tally: Tally | undefined;
  for (const until = Date.now() + DRAIN_MS; ;) {
    await pause(10_000);
    tally = await after();
    if (tally.faults['mails never handed over'] === 0 || Date.now() > until) break;
    for (let index = 0; index < servers; index += 1) running[index] = await start(index);
  }
  return tally;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function print(engine: string, tally: Tally): boolean {
  const { faults, ...figures } = tally;
  console.log(`\n${engine}, ${rounds} kills`);
  for (const [name, value] of [...Object.entries(figures), ...Object.entries(faults)])
    console.log(`  ${name.padEnd(40)} ${value}`);
  return Object.values(faults).every((value) => value === 0);
}

let clean = true;
if (values.engine !== 'postgres') {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'career-relay-kill-'));
  console.log('SQLite, one server');
  clean = print('SQLite', await onEngine({ dataDir }, 1)) && clean;
  rmSync(dataDir, { recursive: true, force: true });
}
if (values.engine !== 'sqlite') {
  const postgres = await launchPostgres({ durable: true });
  console.log('PostgreSQL, two servers');
  try {
    clean = print('PostgreSQL', await onEngine({ databaseUrl: postgres.url, dataDir: '' }, 2)) && clean;
  } finally {
    postgres.stop();
  }
}
process.exitCode = clean ? 0 : 1;
