import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FolderInUse, lockFolder } from '../../../src/server/db/folder-lock.ts';

const MODULE = path.join(process.cwd(), 'src/server/db/folder-lock.ts');

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
    expect(readdirSync(folder)).toEqual(['service-lock.db']);
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

  it('refuses a folder whose holder has not written yet who it is', () => {
    const release = lockFolder(folder);
    writeFileSync(path.join(folder, 'service.lock'), '');
    expect(() => lockFolder(folder)).toThrow(FolderInUse);
    release();
  });

  it('gives back nothing that is somebody else’s by now', () => {
    const release = lockFolder(folder);
    release();
    const second = lockFolder(folder);
    release();
    expect(() => lockFolder(folder)).toThrow(`process ${process.pid}`);
    second();
  });
});

describe('Processes that want one folder at once', () => {
  let children: readonly ChildProcess[];

  /** Processes that try each folder they are told, at once, and hold what they get. */
  beforeEach(async () => {
    const script = `
      import { createInterface } from 'node:readline';
      import { lockFolder } from ${JSON.stringify(MODULE)};
      console.log('ready');
      createInterface({ input: process.stdin }).on('line', (folder) => {
        try { lockFolder(folder); console.log('got'); } catch (error) { console.log(error.message); }
      });`;
    children = Array.from({ length: 3 }, () =>
      spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
    await Promise.all(children.map(nextLine));
  });

  afterEach(async () => {
    await Promise.all(children.map(end));
  });

  it('are one that gets it, however the one before ended', async () => {
    for (let round = 0; round < 20; round += 1) {
      const wanted = path.join(folder, String(round));
      mkdirSync(wanted);
      writeFileSync(path.join(wanted, 'service.lock'), JSON.stringify({ pid: 2 ** 22 + 1, began: '1' }));
      const answers = children.map(nextLine);
      for (const child of children) child.stdin?.write(`${wanted}\n`);
      expect((await Promise.all(answers)).filter((answer) => answer === 'got')).toHaveLength(1);
    }
  });

  it('leave it to the next when they are killed', async () => {
    const [child] = children as [ChildProcess];
    const answer = nextLine(child);
    child.stdin?.write(`${folder}\n`);
    expect(await answer).toBe('got');
    expect(() => lockFolder(folder)).toThrow(`process ${child.pid}`);
    await end(child);
    lockFolder(folder)();
  });
});

async function nextLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The process says nothing.');
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return chunk.toString().trim();
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
