import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { openDatabase, type Database, type DatabaseOptions } from '../../src/server/db/database.ts';

/** A fresh, empty database of one engine; opening it twice is how a restart is tried. */
export interface TestDatabase {
  readonly options: DatabaseOptions;
  open(): Promise<Database>;
  /** Closes what was opened and removes it. */
  remove(): Promise<void>;
}

type Create = () => Promise<TestDatabase>;

/**
 * Runs one suite on both engines. PostgreSQL comes from TEST_DATABASE_URL; without it the suite is skipped by name on a
 * developer's machine, and fails where CI is set.
 */
export function describeOnBothEngines(subject: string, suite: (create: Create) => void): void {
  describe(`${subject} on SQLite`, () => suite(sqliteDatabase));
  if (process.env['TEST_DATABASE_URL']) describe(`${subject} on PostgreSQL`, () => suite(postgres));
  else if (process.env['CI'])
    it(`${subject} on PostgreSQL`, () => {
      throw new Error('CI runs every store suite on PostgreSQL too: install Debian’s package postgresql.');
    });
  else
    describe.skip(`${subject} on PostgreSQL (skipped: no PostgreSQL here; install Debian’s package postgresql)`, () =>
      suite(postgres));
}

/** For suites that are about something else than the database. */
export function sqliteDatabase(): Promise<TestDatabase> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'career-relay-data-'));
  return Promise.resolve(
    withOpened({ dataDir }, () => {
      rmSync(dataDir, { recursive: true, force: true });
      return Promise.resolve();
    }),
  );
}

async function postgres(): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'] ?? '';
  const name = `relay_${randomBytes(6).toString('hex')}`;
  const databaseUrl = await createDatabase(server, name);
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

/** Makes an empty database on a server and resolves with its address. */
export async function createDatabase(server: string, name: string): Promise<string> {
  await command(server, `create database ${name}`);
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
