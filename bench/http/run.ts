/**
 * `npm run bench:http`: requests per second of the link page and of a sent form, beside the same bytes from memory by
 * bare `node:http` and bare Fastify, and one bare row in an equally durable file. All run as processes of their own and
 * take turns, so that whatever else the machine does falls on all of them; what counts are the ratios.
 */
import autocannon from 'autocannon';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { mintLink } from '../../src/core/link/index.ts';
import { openDatabase, type DatabaseOptions } from '../../src/server/db/database.ts';
import { addCompany, CODE } from '../../test/support/counting.ts';
import { createDatabase } from '../../test/support/databases.ts';
import { launchPostgres } from '../../test/support/postgres.ts';
import { createTestContext } from '../../test/support/service-context.ts';
import { startMailSink } from '../support/mail-sink.ts';
import { startServer } from '../support/server-process.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    port: { type: 'string', default: '4230' },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const firstPort = Number(values.port);

interface Contestant {
  readonly name: string;
  readonly origin: string;
  stop(): Promise<unknown>;
}

const newLink = () =>
  mintLink({ relayOrigin: 'https://relay.example', employerCode: CODE, randomBytes }).code;
const headers = { accept: 'text/html', 'user-agent': 'Mozilla/5.0 Chrome/140', 'accept-language': 'ja' };
const someone = () => `10.${[...randomBytes(3)].join('.')}`;

/** A link nobody has opened yet, by somebody new. */
function viewPage(request: autocannon.Request): autocannon.Request {
  return {
    ...request,
    method: 'GET',
    path: `/r/${newLink()}`,
    headers: { ...headers, 'x-forwarded-for': someone() },
  };
}

/** A form nobody has sent yet, by somebody new. */
function sendForm(request: autocannon.Request): autocannon.Request {
  const id = randomBytes(12).toString('hex');
  const fields = {
    name: '佐藤 美咲',
    mail: `${id}@example.jp`,
    job: 'backend',
    handoff: 'yes',
    agencies: 'agy_one',
    submission: id,
  };
  return {
    ...request,
    method: 'POST',
    path: `/r/${newLink()}/ja/register`,
    headers: {
      ...headers,
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-for': someone(),
    },
    body: new URLSearchParams(fields).toString(),
  };
}

const TASKS = { 'link page': viewPage, 'sent form': sendForm };

async function startService(name: string, options: DatabaseOptions, port: number, smtpUrl: string) {
  const open = () => openDatabase(options);
  const context = await createTestContext(
    { options, open, remove: () => Promise.resolve() },
    () => new Date(),
  );
  await addCompany(context);
  await context.database.close();
  const server = await startServer({ ...options, port, smtpUrl });
  return { name, origin: server.origin, stop: () => server.stop() };
}

async function startBare(
  kind: 'node' | 'fastify',
  port: number,
  files: readonly string[],
): Promise<Contestant> {
  const script = path.join(import.meta.dirname, 'bare.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, kind, String(port), ...files], {
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const origin = `http://127.0.0.1:${port}`;
  for (let attempt = 0; ; attempt += 1) {
    try {
      await (await fetch(origin)).arrayBuffer();
      break;
    } catch (error) {
      if (attempt > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const stop = () => {
    child.kill();
    return ended;
  };
  return { name: `bare ${kind}`, origin, stop };
}

async function run(contestant: Contestant, task: keyof typeof TASKS): Promise<number> {
  const result = await autocannon({
    url: contestant.origin,
    connections: 16,
    duration: seconds,
    requests: [{ setupRequest: TASKS[task] }],
  });
  const wrong = result['4xx'] + result.errors + result.timeouts;
  if (wrong > 0)
    throw new Error(`${contestant.name}: ${wrong} requests of ${task} were not answered as they should.`);
  // On a machine that is busy with other things the service refuses what it could not answer in time (503).
  return (result['2xx'] + result['3xx']) / result.duration;
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'career-relay-http-'));
const mails = await startMailSink();
const postgres = await launchPostgres({ durable: true });
const contestants: Contestant[] = [];
try {
  const onSqlite = { dataDir: path.join(folder, 'service') };
  const onPostgres = { databaseUrl: await createDatabase(postgres.url, 'http'), dataDir: '' };
  contestants.push(await startService('Career Relay on SQLite', onSqlite, firstPort, mails.url));
  contestants.push(await startService('Career Relay on PostgreSQL', onPostgres, firstPort + 1, mails.url));
  const page = await fetch(`${contestants[0]?.origin}/r/${newLink()}`, { headers });
  const pageFile = path.join(folder, 'page.html');
  writeFileSync(pageFile, Buffer.from(await page.arrayBuffer()));
  for (const [index, kind] of (['node', 'fastify'] as const).entries())
    contestants.push(
      await startBare(kind, firstPort + 2 + index, [pageFile, path.join(folder, `${kind}.db`)]),
    );

  for (const task of Object.keys(TASKS) as (keyof typeof TASKS)[]) {
    const results = contestants.map(() => [] as number[]);
    for (let round = 0; round <= rounds; round += 1)
      for (const [index, contestant] of contestants.entries()) {
        const rate = await run(contestant, task);
        // The first round warms up.
        if (round > 0) results[index]?.push(rate);
      }
    const medians = results.map((one) => one.toSorted((a, b) => a - b)[Math.floor(one.length / 2)] ?? 0);
    const floor = medians[2] ?? 1;
    console.log(`\n${task.padEnd(30)} requests/s   × bare node`);
    for (const [index, { name }] of contestants.entries())
      console.log(
        `  ${name.padEnd(28)} ${(medians[index] ?? 0).toFixed(0).padStart(10)} ${((medians[index] ?? 0) / floor).toFixed(2).padStart(13)}`,
      );
  }
} finally {
  for (const contestant of contestants) await contestant.stop();
  await mails.close();
  postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
