import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../support/free-port.ts';

export interface RunningProduct {
  readonly origin: string;
  /** The simulator's address, as `npm start` printed it. */
  readonly url: string;
  /** Everything it printed. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts what `npm start` starts, on a free port with a data folder of its own, and waits for its `Ready:` line. */
export async function startProduct(
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'career-relay-e2e-')),
  options: readonly string[] = [],
): Promise<RunningProduct> {
  const port = await freePort();
  const child = spawn('node', ['--import', 'tsx', 'src/local/start.ts', '--no-open', ...options], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const closed = once(child, 'close');
  const url = await readyUrl(child, () => output);
  return {
    origin: new URL(url).origin,
    url,
    output: () => output,
    stop: async () => {
      child.kill('SIGTERM');
      await closed;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function readyUrl(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const url = /Ready: (\S+)/.exec(output())?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on('data', look);
    child.once('close', (code) => reject(new Error(`The product ended with ${code}:\n${output()}`)));
  });
}
