/** Backups are proven by restoring them; the check of the counters by breaking one. Both engines. */
import SqliteDatabase from 'better-sqlite3';
import { sql } from 'kysely';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../../src/server/db/database.ts';
import { openPostgres } from '../../../src/server/db/postgres.ts';
import { openSqliteBeside } from '../../../src/server/db/sqlite.ts';
import { runCommand } from '../../../src/server/maintenance/command.ts';
import { restoreInOneStep, runOnDatabase } from '../../../src/server/maintenance/postgres-programs.ts';
import type { ServiceContext } from '../../../src/server/services/context.ts';
import { readProgress } from '../../../src/server/services/figures/progress.ts';
import { findRestored, isRestored, restoredNote } from '../../../src/server/stores/restored.ts';
import { addCompany, BEGINNING, people, register } from '../../support/counting.ts';
import { describeOnBothEngines, type TestDatabase } from '../../support/databases.ts';
import { createTestContext } from '../../support/service-context.ts';

const clock = () => new Date(BEGINNING);

function environmentOf({ options }: TestDatabase) {
  return { DATABASE_URL: options.databaseUrl, DATA_DIR: options.dataDir };
}

describeOnBothEngines('Maintenance', (create, engine) => {
  let home: TestDatabase;
  let context: ServiceContext;
  let employerId: string;
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'career-relay-backup-'));
    home = await create();
    context = await createTestContext(home, clock);
    employerId = await addCompany(context, { threshold: 3 });
    for (const mail of people(4)) await register(context, { mail });
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: string[]) => runCommand(args, environmentOf(home));
  /** By hand, of whatever is there. */
  const copyOf = (file: string) =>
    home.options.databaseUrl
      ? runOnDatabase('pg_dump', home.options.databaseUrl, ['--format=custom', `--file=${file}`])
      : run('backup', file);
  const breakCounter = (by: number) =>
    context.database.kysely
      .updateTable('employer_counters')
      .set((row) => ({ review: row('review', '+', by) }))
      .execute();

  it('backs up under load and gives everything back that was there', async () => {
    const file = path.join(folder, 'backup');
    const writing = Promise.all(people(6, 50).map((mail) => register(context, { mail })));
    expect(await run('backup', file)).toMatchObject({ exitCode: 0 });
    await writing;
    const other = await create('empty');
    expect(await runCommand(['restore', file], environmentOf(other))).toEqual({
      exitCode: 0,
      lines: [expect.stringContaining(`${file} is in place. `), 'Every counter is what the ledger gives.'],
    });
    const restored = await createTestContext(other, clock);
    expect((await readProgress(restored, employerId)).counted).toBeGreaterThanOrEqual(4);
    await register(restored, { mail: 'later@example.jp' });
    await expect(restored.database.kysely.deleteFrom('ledger_entries').execute()).rejects.toThrow(
      'The ledger only appends.',
    );
    expect(readdirSync(folder)).toEqual(['backup']);
  });

  it('ends a backup of many pages while the service never ends to write', async () => {
    // On PostgreSQL it is pg_dump that holds on to one moment.
    if (home.options.databaseUrl) return;
    const { kysely } = context.database;
    const setting = (name: string, value: string) =>
      kysely
        .insertInto('settings')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    await setting('ballast', 'x'.repeat(4_000_000));
    const file = path.join(folder, 'backup');
    let ended = false;
    const backup = run('backup', file).finally(() => (ended = true));
    let written = 0;
    for (; !ended && written < 1000; written += 1) {
      await setting('written', `${written}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await backup).toMatchObject({ exitCode: 0 });
    expect(written).toBeLessThan(1000);
    const copy = new SqliteDatabase(file, { readonly: true });
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    copy.close();
  });

  it('says that it is the backup which finds no room, and keeps nothing of it', async () => {
    // On PostgreSQL it is pg_dump that says so.
    if (home.options.databaseUrl) return;
    const file = path.join(folder, 'backup');
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    jest.spyOn(SqliteDatabase.prototype, 'backup').mockRejectedValueOnce(full);
    expect(await run('backup', file)).toEqual({
      exitCode: 2,
      lines: [`${file} cannot be written: database or disk is full.`],
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('writes a backup, and makes a data folder, that nobody else can read', async () => {
    const before = process.umask(0o022);
    try {
      const file = path.join(folder, 'backup');
      expect(await run('backup', file)).toMatchObject({ exitCode: 0 });
      expect(statSync(file).mode & 0o777).toBe(0o600);
      if (home.options.databaseUrl) return;
      const dataDir = path.join(folder, 'data');
      await (await openDatabase({ dataDir })).close();
      expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    } finally {
      process.umask(before);
    }
  });

  it('writes no backup over another one', async () => {
    const file = path.join(folder, 'backup');
    writeFileSync(file, 'yesterday');
    expect(await run('backup', file)).toMatchObject({
      exitCode: 2,
      lines: [expect.stringContaining('exists')],
    });
  });

  it('names the folder that a backup has no place in, before it looks for any program', async () => {
    const file = path.join(folder, 'none', 'backup');
    const before = process.env['PATH'];
    process.env['PATH'] = '';
    try {
      expect(await run('backup', file)).toEqual({
        exitCode: 2,
        lines: [`${file} cannot be written: there is no folder ${path.dirname(file)}. Make it first.`],
      });
    } finally {
      process.env['PATH'] = before;
    }
    expect(await run('backup', folder)).toEqual({
      exitCode: 2,
      lines: [`${folder} is a folder. Name a new file in it.`],
    });
  });

  it('says of a backup that cannot be read why that is', async () => {
    const file = path.join(folder, 'none');
    expect(await run('restore', file)).toEqual({
      exitCode: 2,
      lines: [`${file} cannot be read: ENOENT: no such file or directory.`],
    });
    expect(await run('restore', folder)).toEqual({
      exitCode: 2,
      lines: [`${folder} cannot be read: it is a folder.`],
    });
  });

  it('lets no service start on a restored database whose tables could not be brought up to date', async () => {
    const file = path.join(folder, 'backup');
    // Done again, its first step finds the tables that it makes.
    await sql`delete from kysely_migration where name = '0001-foundation'`.execute(context.database.kysely);
    await copyOf(file);
    const other = await create('empty');
    expect(await runCommand(['restore', file], environmentOf(other))).toMatchObject({ exitCode: 2 });
    await context.database.close();
    const { databaseUrl, dataDir } = other.options;
    const { kysely, release } = databaseUrl ? openPostgres(databaseUrl) : openSqliteBeside(dataDir, true);
    expect(await isRestored(kysely)).toBe(true);
    await kysely.destroy();
    release();
  });

  it('restores nothing over data that are there', async () => {
    const file = path.join(folder, 'backup');
    await run('backup', file);
    await context.database.close();
    expect(await run('restore', file)).toMatchObject({
      exitCode: 2,
      lines: [expect.stringContaining('holds data already')],
    });
    if (home.options.databaseUrl) {
      const [refusal] = (await run('restore', file)).lines;
      expect(refusal).toContain('create an empty database');
      expect(refusal).not.toContain('--aside');
      expect(await run('restore', file, '--aside')).toMatchObject({
        exitCode: 2,
        lines: [expect.stringContaining('--aside is for the embedded database.')],
      });
    }
    const again = await createTestContext(home, clock);
    expect(await readProgress(again, employerId)).toMatchObject({ counted: 4 });
  });

  if (engine === 'postgres')
    it.each([
      ['its connection is lost before the note', 0, 'select pg_terminate_backend(pg_backend_pid())'],
      ['its note fails', 0, 'select 1 / 0'],
      ['its archive ends midway', 60, 'select 1'],
    ])('leaves an empty database where %s', async (_how, cut, last) => {
      const file = path.join(folder, 'backup');
      await run('backup', file);
      const whole = readFileSync(file);
      const part = path.join(folder, 'part');
      writeFileSync(part, whole.subarray(0, whole.length - cut));
      const other = await create('empty');
      const url = other.options.databaseUrl ?? '';
      await expect(restoreInOneStep(url, part, last)).rejects.toThrow();
      const { kysely } = openPostgres(url);
      const tables = sql`select 1 from information_schema.tables where table_schema = 'public'`;
      expect((await tables.execute(kysely)).rows).toEqual([]);
      await kysely.destroy();
      expect(await runCommand(['restore', file], environmentOf(other))).toMatchObject({ exitCode: 0 });
    });

  if (engine === 'postgres')
    it('knows of a database that it was restored as soon as its data are there', async () => {
      const file = path.join(folder, 'backup');
      await run('backup', file);
      const other = await create('empty');
      const url = other.options.databaseUrl ?? '';
      const now = '2026-11-25T00:00:00.000Z';
      await restoreInOneStep(url, file, restoredNote(now));
      const { kysely } = openPostgres(url);
      expect(await findRestored(kysely)).toBe(now);
      expect(await isRestored(kysely)).toBe(true);
      await kysely.destroy();
    });

  if (engine === 'postgres')
    it('restores on a server without the roles that something was granted to', async () => {
      const { kysely } = context.database;
      const role = sql.id(`reporting_${process.pid}`);
      const ours = path.join(folder, 'ours');
      const earlier = path.join(folder, 'earlier');
      await sql`create role ${role}`.execute(kysely);
      await sql`grant select on registrations to ${role}`.execute(kysely);
      expect(await run('backup', ours)).toMatchObject({ exitCode: 0 });
      // As versions before this one wrote it.
      await copyOf(earlier);
      await sql`drop owned by ${role}`.execute(kysely);
      await sql`drop role ${role}`.execute(kysely);
      const other = await create('empty');
      expect(await runCommand(['restore', earlier], environmentOf(other))).toMatchObject({ exitCode: 0 });
      // In words within the archive, for whoever restores by hand.
      expect(readFileSync(earlier, 'latin1')).toContain('GRANT SELECT');
      expect(readFileSync(ours, 'latin1')).not.toContain('GRANT SELECT');
    });

  it.each([
    [
      'a newer program',
      `insert into kysely_migration (name, timestamp) values ('9999-later', '')`,
      'newer version',
    ],
    ['another program', `delete from kysely_migration`, 'no backup of this service'],
  ])('refuses a backup of %s, and takes the right one after it', async (_whose, change, refusal) => {
    const right = path.join(folder, 'right');
    const wrong = path.join(folder, 'wrong');
    await run('backup', right);
    await sql.raw(change).execute(context.database.kysely);
    await copyOf(wrong);
    const other = await create('empty');
    const restore = (file: string) => runCommand(['restore', file], environmentOf(other));
    expect(await restore(wrong)).toMatchObject({ exitCode: 2, lines: [expect.stringContaining(refusal)] });
    expect(await restore(right)).toMatchObject({ exitCode: 0 });
  });

  it('refuses a backup of the other engine, and says where that goes', async () => {
    const file = path.join(folder, 'backup');
    await run('backup', file);
    const wrong = home.options.databaseUrl
      ? { DATA_DIR: folder }
      : { DATABASE_URL: 'postgres://relay@127.0.0.1:9/relay' };
    expect(await runCommand(['restore', file], wrong)).toEqual({
      exitCode: 2,
      lines: [
        home.options.databaseUrl
          ? `${file} is a backup of PostgreSQL, but DATABASE_URL is not set. Run this with the service’s environment.`
          : `${file} is a backup of an embedded database, which goes into DATA_DIR. Leave DATABASE_URL out.`,
      ],
    });
    expect(readdirSync(folder)).toEqual(['backup']);
  });

  it('refuses a damaged backup and leaves nothing behind', async () => {
    const file = path.join(folder, 'backup');
    writeFileSync(file, 'not a backup, however long one looks at it');
    const other = await create('empty');
    const outcome = await runCommand(['restore', file], environmentOf(other));
    expect(outcome.exitCode).toBe(2);
    if (!other.options.databaseUrl)
      expect(existsSync(path.join(other.options.dataDir, 'service.db'))).toBe(false);
  });

  it('finds nothing to say about sound counters while the service runs', async () => {
    expect(await run('recompute')).toEqual({
      exitCode: 0,
      lines: ['Every counter is what the ledger gives.'],
    });
  });

  it('names the counter that somebody broke', async () => {
    await breakCounter(2);
    expect(await run('recompute')).toEqual({
      exitCode: 1,
      lines: ['emp_one review: counter 2, ledger 0'],
    });
  });

  it('says how it is used when it is told something else', async () => {
    for (const args of [[], ['backup'], ['recompute', 'all'], ['destroy', 'everything'], ['--all']])
      expect((await run(...args)).exitCode).toBe(2);
  });
});

describe('Restoring a file', () => {
  let folder: string;
  let backup: string;

  const contextOf = (dataDir: string) =>
    createTestContext(
      { options: { dataDir }, open: () => openDatabase({ dataDir }), remove: () => Promise.resolve() },
      clock,
    );
  const restore = (dataDir: string, ...args: string[]) =>
    runCommand(['restore', backup, ...args], { DATA_DIR: dataDir });
  const change = (file: string, statements: string) => new SqliteDatabase(file).exec(statements).close();
  const kept = (dataDir: string) => readdirSync(dataDir).filter((name) => name.startsWith('before-restore-'));

  /** A data folder with people in it, and what a service that was ended at once leaves beside its database. */
  const fill = async (name: string, registered: number) => {
    const dataDir = path.join(folder, name);
    const context = await contextOf(dataDir);
    await addCompany(context);
    for (const mail of people(registered)) await register(context, { mail });
    const parts = ['', '-wal', '-shm'].map((part) => path.join(dataDir, `service.db${part}`));
    const left = parts.map((part) => [part, readFileSync(part)] as const);
    const endAtOnce = () => left.forEach(([part, bytes]) => writeFileSync(part, bytes));
    await context.database.close();
    return { dataDir, endAtOnce };
  };

  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'career-relay-restore-'));
    backup = path.join(folder, 'backup');
    const { dataDir } = await fill('from', 2);
    await runCommand(['backup', backup], { DATA_DIR: dataDir });
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps what was there under another name when it is told to', async () => {
    const { dataDir } = await fill('to', 1);
    expect(await restore(dataDir, '--aside')).toMatchObject({ exitCode: 0 });
    const restored = await contextOf(dataDir);
    expect(await readProgress(restored, 'emp_one')).toMatchObject({ counted: 2 });
    await restored.database.close();
    expect(kept(dataDir)).toHaveLength(1);
  });

  it('keeps what was only in the log within the database that it sets aside', async () => {
    const { dataDir, endAtOnce } = await fill('to', 5);
    endAtOnce();
    expect(await restore(dataDir, '--aside')).toMatchObject({ exitCode: 0 });
    const [name = '', ...others] = kept(dataDir);
    expect(others).toEqual([]);
    const again = path.join(folder, 'again');
    mkdirSync(again);
    copyFileSync(path.join(dataDir, name), path.join(again, 'service.db'));
    const context = await contextOf(again);
    expect(await readProgress(context, 'emp_one')).toMatchObject({ counted: 5 });
    await context.database.close();
  });

  it('sets an emptied database aside with its log, and a damaged one as it is', async () => {
    const { dataDir, endAtOnce } = await fill('to', 5);
    endAtOnce();
    writeFileSync(path.join(dataDir, 'service.db'), '');
    expect(await restore(dataDir, '--aside')).toMatchObject({ exitCode: 0 });
    expect(kept(dataDir).map((name) => name.replace(/.*\.db/, ''))).toEqual(['', '-shm', '-wal']);
    for (const name of kept(dataDir)) rmSync(path.join(dataDir, name));
    writeFileSync(path.join(dataDir, 'service.db'), 'no database');
    expect(await restore(dataDir, '--aside')).toMatchObject({ exitCode: 0 });
    expect(kept(dataDir).map((name) => readFileSync(path.join(dataDir, name), 'utf8'))).toEqual([
      'no database',
    ]);
  });

  it.each([
    ['an empty file', ''],
    ['the database of another program', 'create table notes (text)'],
    [
      'the database of another program with migrations',
      `create table kysely_migration (name); insert into kysely_migration values ('0001-notes')`,
    ],
  ])('refuses %s and leaves what is there in its place', async (_what, statements) => {
    const { dataDir } = await fill('to', 1);
    writeFileSync(backup, '');
    change(backup, statements);
    expect(await restore(dataDir, '--aside')).toEqual({
      exitCode: 2,
      lines: [`${backup} is no backup of this service.`],
    });
    expect(readdirSync(dataDir)).toContain('service.db');
    expect(kept(dataDir)).toEqual([]);
  });

  it('refuses a backup of a newer program and leaves what is there in its place', async () => {
    const { dataDir } = await fill('to', 1);
    change(backup, `insert into kysely_migration (name, timestamp) values ('9999-later', '')`);
    expect(await restore(dataDir, '--aside')).toEqual({
      exitCode: 2,
      lines: [expect.stringContaining('newer version of this program (unknown here: 9999-later)')],
    });
    expect(readdirSync(dataDir)).toContain('service.db');
    expect(kept(dataDir)).toEqual([]);
  });

  it('refuses a log that lies there without its database, and sets it aside when it is told to', async () => {
    const { dataDir, endAtOnce } = await fill('to', 5);
    endAtOnce();
    rmSync(path.join(dataDir, 'service.db'));
    expect(await restore(dataDir)).toMatchObject({
      exitCode: 2,
      lines: [expect.stringContaining('service.db-wal')],
    });
    expect(await restore(dataDir, '--aside')).toMatchObject({ exitCode: 0 });
    expect(kept(dataDir).map((name) => name.replace(/.*\.db/, ''))).toEqual(['-shm', '-wal']);
    const restored = await contextOf(dataDir);
    expect(await readProgress(restored, 'emp_one')).toMatchObject({ counted: 2 });
    await restored.database.close();
  });
});
