/** `npm start` itself: what it says when something is in its way, and that it leaves nothing behind. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../support/free-port.ts';
import { startProduct, type RunningProduct } from './support/product.ts';

function start(
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn('node', ['--import', 'tsx', 'src/local/start.ts', '--no-open'], {
    env: { ...process.env, ...env },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

describe('npm start', () => {
  let product: RunningProduct;
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'career-relay-start-'));

  beforeAll(async () => {
    product = await startProduct(dataDir);
  });

  afterAll(async () => {
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('says plainly that the port is busy, and how to choose another', async () => {
    const port = new URL(product.url).port;
    const { code, output } = await start({ PORT: port, DATA_DIR: path.join(dataDir, 'other') });
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is in use by another program.`);
    expect(output).toContain('npm start');
    expect(output).not.toContain('    at ');
  });

  it('says plainly that the data folder is in use', async () => {
    const { code, output } = await start({ PORT: String(await freePort()), DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(output).toContain('is in use by another running copy');
    expect(output).not.toContain('    at ');
  });

  it('names every fault of its settings at once', async () => {
    const { code, output } = await start({ PORT: 'eighty', DATABASE_URL: 'mysql://x' });
    expect(code).toBe(1);
    expect(output).toMatch(/PORT must be a number[\s\S]*DATABASE_URL does not fit/);
  });

  it('prints nothing but its own lines', () => {
    expect(
      product
        .output()
        .split('\n')
        .filter((line) => line !== '' && !/^(?:›|Ready:)/.test(line)),
    ).toEqual([]);
  });
});
