/** What `npm start` and `npm test` do before anything is installed. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

describe('The way to a first start', () => {
  let folder: string;
  const inFolder = (...parts: string[]) => path.join(folder, ...parts);

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'career-relay-prepare-'));
    for (const name of ['tree/src/local', 'others', 'programs'])
      mkdirSync(inFolder(name), { recursive: true });
    copyFileSync(path.resolve('src/local/prepare.mjs'), inFolder('tree/src/local/prepare.mjs'));
    writeFileSync(inFolder('tree/package-lock.json'), '{}');
    writeFileSync(inFolder('others/marker'), '');
    // Stands for npm: says what it was asked for, and fails.
    writeFileSync(inFolder('programs/npm'), '#!/bin/sh\necho "asked for $1"\nexit 1\n');
    chmodSync(inFolder('programs/npm'), 0o755);
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const start = () =>
    spawnSync(
      process.execPath,
      ['src/local/prepare.mjs', 'start', '--', 'node', '--eval', 'console.log("begun")'],
      {
        cwd: inFolder('tree'),
        env: {
          PATH: [inFolder('programs'), path.dirname(process.execPath), process.env['PATH']].join(
            path.delimiter,
          ),
        },
        encoding: 'utf8',
      },
    );

  it('installs what is missing, and says what to do where that fails', () => {
    const { status, stdout, stderr } = start();
    expect(stdout).toContain('asked for ci');
    expect(stderr).toContain('npm ci');
    expect(status).toBe(1);
  });

  it('leaves packages alone that another work tree lends', () => {
    symlinkSync(inFolder('others'), inFolder('tree/node_modules'));
    const { status, stdout } = start();
    expect(stdout.trim()).toBe('begun');
    expect(status).toBe(0);
    expect(existsSync(inFolder('others/marker'))).toBe(true);
  });
});
