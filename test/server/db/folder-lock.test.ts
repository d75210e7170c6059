import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FolderInUse, lockFolder } from '../../../src/server/db/folder-lock.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'career-relay-lock-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('lockFolder', () => {
  it('takes a free folder and gives it back', () => {
    lockFolder(folder)();
    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a folder that a living process holds, and says which', () => {
    const release = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(FolderInUse);
    expect(() => lockFolder(folder)).toThrow(`process ${process.pid}`);
    release();
  });

  it('takes over a folder whose process is gone', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    const pid = child.pid ?? 0;
    await new Promise((resolve) => child.once('exit', resolve));
    writeFileSync(path.join(folder, 'service.lock'), JSON.stringify({ pid, began: 'then' }));
    expect(() => lockFolder(folder)).not.toThrow();
  });

  it('takes over a lock that was cut off while being written', () => {
    writeFileSync(path.join(folder, 'service.lock'), '{"pi');
    expect(() => lockFolder(folder)).not.toThrow();
  });
});
