/** `npm start`: the whole product on one machine, on loopback, without an account. */
import path from 'node:path';
import open from 'open';
import { startFault } from '../server/process/start-fault.ts';
import { buildIfStale } from './build.ts';
import { readOptions } from './options.ts';
import { startLocal } from './start-local.ts';

const root = path.resolve(import.meta.dirname, '../..');
const say = (line: string) => console.log(`› ${line}`);

function stop(lines: readonly string[]): never {
  console.error(`\n${lines.join('\n')}\n`);
  process.exit(1);
}

const options = readOptions(process.env, process.argv.slice(2));
if ('faults' in options) stop(options.faults);

buildIfStale(root, say);
const running = await startLocal({ root, ...options, say }).catch((error: unknown) =>
  stop([startFault(error, options.databaseUrl, 'leave DATABASE_URL out for the embedded database')]),
);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void running.close().then(() => process.exit(0));
  });
}

console.log(`\nReady: ${running.url}\n`);
say('Ctrl-C ends everything.');
if (options.openBrowser) {
  // Without a desktop there is nothing to open; the address above is enough.
  open(running.url).catch(() => undefined);
}
