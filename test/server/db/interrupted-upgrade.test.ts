import SqliteDatabase from 'better-sqlite3';
import { sql } from 'kysely';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase, type Database } from '../../../src/server/db/database.ts';
import { DATABASE_FILE } from '../../../src/server/db/sqlite.ts';

/** Takes back what 0021 to 0024 changed. */
const BACK = [
  `drop index agency_cases_by_agency`,
  `create index agency_cases_by_agency on agency_cases (agency_id)`,
  `drop index consents_to_contact`,
  `alter table disclosure_records drop column added`,
  `drop table employer_disclosures`,
  `delete from kysely_migration where name >= '0021' and name < '0025'`,
];

describe('An upgrade of the embedded database', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'career-relay-upgrade-'));
  });

  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(root, { recursive: true, force: true });
  });

  const open = (): Promise<Database> => openDatabase({ dataDir: root });
  const use = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    const database = await open();
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  };
  const tables = async ({ kysely }: Database) =>
    (await sql`select name, sql from sqlite_schema order by name`.execute(kysely)).rows;
  const takeBack = () =>
    use(async (database) => {
      const now = await tables(database);
      for (const statement of BACK) await sql.raw(statement).execute(database.kysely);
      return now;
    });
  /** Has something happen before each statement that writes. */
  const beforeEachWrite = (then: () => void) => {
    const { prepare } = SqliteDatabase.prototype;
    jest.spyOn(SqliteDatabase.prototype, 'prepare').mockImplementation(function (
      this: SqliteDatabase.Database,
      statement: string,
    ) {
      if (/^\s*(create|alter|drop|insert|update)/i.test(statement)) then();
      return prepare.call(this, statement);
    });
  };

  it('goes on from wherever the process or the power was lost', async () => {
    const now = await takeBack();
    const lost: string[] = [];
    beforeEachWrite(() => {
      const image = mkdtempSync(path.join(root, 'lost-'));
      for (const file of [DATABASE_FILE, `${DATABASE_FILE}-wal`])
        copyFileSync(path.join(root, file), path.join(image, file));
      lost.push(image);
    });
    await (await open()).close();
    jest.restoreAllMocks();
    expect(lost.length).toBeGreaterThan(15);
    for (const dataDir of lost) {
      const again = await openDatabase({ dataDir });
      expect(await tables(again)).toEqual(now);
      await again.close();
    }
  });

  it('that fails half way leaves the tables as they were, and says why', async () => {
    const now = await takeBack();
    let writes = 0;
    beforeEachWrite(() => {
      writes += 1;
      if (writes === 10) throw new Error('The disk is full.');
    });
    await expect(open()).rejects.toThrow('The disk is full.');
    jest.restoreAllMocks();
    await use(async (database) => expect(await tables(database)).toEqual(now));
  });
});
