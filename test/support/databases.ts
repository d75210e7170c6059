import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { openDatabase, type Database, type DatabaseOptions } from '../../src/server/db/database.ts';
import { DATABASE_FILE } from '../../src/server/db/sqlite.ts';

/** A fresh database of one engine; opening it twice is how a restart is tried. */
export interface TestDatabase {
  readonly options: DatabaseOptions;
  open(): Promise<Database>;
  /** Closes what was opened and removes it. */
  remove(): Promise<void>;
}

/** Gives a database with all tables and nothing in them, or an `empty` one without tables. */
type Create = (state?: 'empty') => Promise<TestDatabase>;

/** What only one engine has to prove is a test on that one alone. */
type Suite = (create: Create, engine: Database['engine']) => void;

/**
 * Runs one suite on both engines. PostgreSQL comes from TEST_DATABASE_URL; without it the suite is skipped by name on a
 * developer's machine, and fails where CI is set. A database goes with the test that made it, after what the suite itself
 * does then, and one that was made before all tests with the suite.
 */
export function describeOnBothEngines(subject: string, suite: Suite): void {
  const on = (create: Create, engine: Database['engine']) => () => {
    const made: TestDatabase[] = [];
    const shared: TestDatabase[] = [];
    suite(async (state) => {
      const database = await create(state);
      made.push(database);
      return database;
    }, engine);
    beforeAll(() => void shared.push(...made.splice(0)));
    afterEach(() => removeAll(made));
    afterAll(() => removeAll(shared));
  };
  describe(`${subject} on SQLite`, on(sqliteDatabase, 'sqlite'));
  if (process.env['TEST_DATABASE_URL']) describe(`${subject} on PostgreSQL`, on(postgres, 'postgres'));
  else if (process.env['CI'])
    it(`${subject} on PostgreSQL`, () => {
      throw new Error('CI runs every store suite on PostgreSQL too: install Debian’s package postgresql.');
    });
  else
    describe.skip(
      `${subject} on PostgreSQL (skipped: no PostgreSQL here; install Debian’s package postgresql)`,
      on(postgres, 'postgres'),
    );
}

async function removeAll(databases: TestDatabase[]): Promise<void> {
  for (const database of databases.splice(0)) await database.remove();
}

/** For suites that are about something else than the database. */
export async function sqliteDatabase(state?: 'empty'): Promise<TestDatabase> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'career-relay-data-'));
  if (state !== 'empty') writeFileSync(path.join(dataDir, DATABASE_FILE), await migratedFile());
  return withOpened({ dataDir }, () => {
    rmSync(dataDir, { recursive: true, force: true });
    return Promise.resolve();
  });
}

let migrated: Promise<Buffer> | undefined;

/** Bringing tables up takes far longer than most tests; it is done once for a suite and copied. */
function migratedFile(): Promise<Buffer> {
  migrated ??= (async () => {
    const home = await sqliteDatabase('empty');
    const database = await home.open();
    await database.close();
    const file = readFileSync(path.join(home.options.dataDir, DATABASE_FILE));
    await home.remove();
    return file;
  })();
  return migrated;
}

async function postgres(state?: 'empty'): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'] ?? '';
  const name = `relay_${randomBytes(6).toString('hex')}`;
  const template = state === 'empty' ? undefined : process.env['TEST_DATABASE_TEMPLATE'];
  const databaseUrl = await createDatabase(server, name, template);
  return withOpened({ databaseUrl, dataDir: '' }, () =>
    command(server, `drop database ${name} with (force)`),
  );
}

function withOpened(options: DatabaseOptions, discard: () => Promise<void>): TestDatabase {
  const opened: Database[] = [];
  return {
    options,
    open: async () => {
      const database = await openDatabase(options);
      opened.push(database);
      return database;
    },
    remove: async () => {
      for (const database of opened) await database.close();
      await discard();
    },
  };
}

/** Makes a database on a server, empty or as a copy, and resolves with its address. */
export async function createDatabase(server: string, name: string, template?: string): Promise<string> {
  await command(server, `create database ${name}${template === undefined ? '' : ` template ${template}`}`);
  return Object.assign(new URL(server), { pathname: `/${name}` }).toString();
}

async function command(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
