/** What the command lines say of a database that they cannot use. */
import SqliteDatabase from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCommand } from '../../../src/server/maintenance/command.ts';
import { freePort } from '../../support/free-port.ts';

describe('A database that cannot be used', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'career-relay-none-'));
  const backup = path.join(folder, 'backup');
  afterAll(() => rmSync(folder, { recursive: true }));

  const typed = (file: string, args: readonly string[], env: Record<string, string>) => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', path.resolve(file), ...args], {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      encoding: 'utf8',
    });
    return { status, stderr };
  };
  const relay = (env: Record<string, string>) => typed('src/server/cli/main.ts', ['employer', 'list'], env);

  it('is named where its server does not answer, without its password', async () => {
    const port = await freePort();
    const DATABASE_URL = `postgres://relay:geheim@127.0.0.1:${port}/relay`;
    const fault = `The database 127.0.0.1:${port}/relay of DATABASE_URL cannot be used: connect ECONNREFUSED 127.0.0.1:${port}. Start that server.`;
    expect(relay({ DATABASE_URL })).toEqual({ status: 1, stderr: `${fault}\n` });
    for (const args of [['recompute'], ['backup', backup]])
      expect(typed('src/server/maintenance/main.ts', args, { DATABASE_URL })).toEqual({
        status: 2,
        stderr: `${fault}\n`,
      });
  });

  it('is said to have no such address before anything is tried', async () => {
    const fault = expect.stringMatching(/^DATABASE_URL does not fit: /) as string;
    for (const DATABASE_URL of ['nonsense', 'postgres://relay:a#b@db.example/relay']) {
      expect(relay({ DATABASE_URL })).toEqual({ status: 1, stderr: fault });
      for (const args of [['recompute'], ['backup', backup], ['restore', backup]])
        expect(await runCommand(args, { DATABASE_URL })).toEqual({ exitCode: 2, lines: [fault] });
    }
  });

  it('is not made in a folder without one, nor is the folder', async () => {
    const none = path.join(folder, 'none');
    const fault = `There is no database in ${none} (DATA_DIR), and DATABASE_URL is not set. Run this with the service’s environment.`;
    expect(relay({ DATA_DIR: none })).toEqual({ status: 1, stderr: `${fault}\n` });
    for (const args of [['recompute'], ['backup', backup]])
      expect(await runCommand(args, { DATA_DIR: none })).toEqual({ exitCode: 2, lines: [fault] });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not said to be missing where nothing can be read', async () => {
    const dataDir = path.join(folder, 'file');
    writeFileSync(dataDir, '');
    const fault = `DATA_DIR cannot be used: ${path.join(dataDir, 'service.db')}: ENOTDIR: not a directory.`;
    expect(relay({ DATA_DIR: dataDir })).toEqual({ status: 1, stderr: `${fault}\n` });
    for (const args of [['recompute'], ['backup', backup]])
      expect(await runCommand(args, { DATA_DIR: dataDir })).toEqual({ exitCode: 2, lines: [fault] });
  });

  it('is not restored into what is no folder', () => {
    const [dataDir, file] = ['nofolder', 'sound'].map((name) => path.join(folder, name)) as [string, string];
    writeFileSync(dataDir, '');
    new SqliteDatabase(file)
      .exec(`create table kysely_migration (name); insert into kysely_migration values ('0001-foundation')`)
      .close();
    expect(typed('src/server/maintenance/main.ts', ['restore', file], { DATA_DIR: dataDir })).toEqual({
      status: 2,
      stderr: `DATA_DIR cannot be used: EEXIST: file already exists, mkdir '${dataDir}'.\n`,
    });
  });

  it('is left alone by an older Node, which it would end without a word', () => {
    const older = `data:text/javascript,Object.defineProperty(process,'version',{value:'v20.20.2'})`;
    for (const file of ['src/server/main.ts', 'src/server/cli/main.ts', 'src/server/maintenance/main.ts']) {
      const { status, stderr } = typed(file, ['recompute'], { NODE_OPTIONS: `--import=${older}` });
      expect([status, stderr]).toEqual([
        1,
        expect.stringMatching(/^Node 24 is needed, and this is v20\.20\.2\./),
      ]);
    }
  });

  it('is said to be none where its file is something else', () => {
    const dataDir = path.join(folder, 'else');
    mkdirSync(dataDir);
    writeFileSync(path.join(dataDir, 'service.db'), 'A letter, rather than a database.');
    for (const args of [['recompute'], ['backup', backup]])
      expect(typed('src/server/maintenance/main.ts', args, { DATA_DIR: dataDir })).toEqual({
        status: 2,
        stderr: 'DATA_DIR cannot be used: file is not a database.\n',
      });
    expect(existsSync(backup)).toBe(false);
  });

  it.each([[['backup', backup, 'other']], [['backup', backup, '--aside']], [['recompute', 'backup']]])(
    'is left alone where too much was typed: %j',
    async (args) => {
      const { exitCode, lines } = await runCommand(args, { DATA_DIR: folder });
      expect([exitCode, lines[0]]).toEqual([2, expect.stringMatching(/^Usage:/)]);
      expect(existsSync(backup)).toBe(false);
    },
  );
});
