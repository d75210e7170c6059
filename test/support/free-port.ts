import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below what systems hand out by themselves (Linux from 32768): nobody is given it between our look and our use. */
const LOWEST = 20_000;
/** jest's workers number themselves: each looks in a block of its own, from wherever in it. */
const BLOCK = 400;
const BLOCKS = 25;
const block = (Number(process.env['JEST_WORKER_ID'] ?? 0) % BLOCKS) * BLOCK;
let offset = randomInt(BLOCK);

/** A port of this machine that is free, for a program that must be told its port. Never the same twice in a row. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < BLOCK; tries += 1) {
    offset = (offset + 1) % BLOCK;
    const port = LOWEST + block + offset;
    if (await isFree(port)) return port;
  }
  throw new Error('No free port');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
