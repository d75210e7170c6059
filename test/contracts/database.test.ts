import { sql } from 'kysely';
import { openDatabase, type Database } from '../../src/server/db/database.ts';
import { migrationsFor } from '../../src/server/db/migrate.ts';
import { describeOnBothEngines, type TestDatabase } from '../support/databases.ts';

const NOW = '2026-11-24T00:00:00.000Z';

async function addEmployer(database: Database, id = 'emp_1', code = 'K7Q2M'): Promise<void> {
  const employer = {
    employer_id: id,
    code,
    name: '株式会社青葉システムズ',
    name_en: 'Aoba Systems',
    short_name: '青葉',
    short_name_en: 'Aoba',
  };
  await database.kysely
    .insertInto('employers')
    .values({ ...employer, status: 'active', cadence: 'daily', is_demo: 0, created_at: NOW })
    .execute();
}

async function addEntry(database: Database, sequence: number): Promise<void> {
  await database.kysely
    .insertInto('ledger_entries')
    .values({
      employer_id: 'emp_1',
      sequence,
      account: 'counted',
      amount: 1,
      cause: 'registration_counted',
      registration_id: null,
      slot_id: null,
      reason: null,
      policy_version: 1,
      event_at: NOW,
    })
    .execute();
}

describeOnBothEngines('The database', (create) => {
  let home: TestDatabase;

  beforeEach(async () => {
    home = await create('empty');
  });

  afterEach(async () => {
    await home.remove();
  });

  it('keeps what was written over a restart, and migrates only once', async () => {
    const first = await home.open();
    await addEmployer(first);
    await first.close();
    const second = await home.open();
    expect(await second.kysely.selectFrom('employers').select('name').execute()).toEqual([
      { name: '株式会社青葉システムズ' },
    ]);
  });

  it('shares an embedded database with no other service, and lets others look', async () => {
    const database = await home.open();
    await addEmployer(database);
    // A server takes any number of services; a file belongs to one.
    if (database.engine === 'sqlite')
      await expect(home.open()).rejects.toThrow('in use by another running copy');
    const beside = await openDatabase({ ...home.options, beside: 'to read' });
    expect(await beside.kysely.selectFrom('employers').select('employer_id').execute()).toHaveLength(1);
    await beside.close();
  });

  it('migrates once where several services start at the same time', async () => {
    if (!home.options.databaseUrl) return;
    const services = await Promise.all([1, 2, 3].map(() => home.open()));
    const [first] = services;
    if (!first) return;
    const { rows } = await sql<{ n: number }>`select count(*) as n from kysely_migration`.execute(
      first.kysely,
    );
    expect(rows[0]?.n).toBe(Object.keys(migrationsFor('postgres')).length);
  });

  it('lets nobody look into tables that are older than the program', async () => {
    const database = await home.open();
    await sql`delete from kysely_migration where name = '0010-age'`.execute(database.kysely);
    await expect(openDatabase({ ...home.options, beside: 'to read' })).rejects.toThrow(
      'older version of this program',
    );
  });

  it('refuses a database that a newer program wrote', async () => {
    const database = await home.open();
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', ${NOW})`.execute(
      database.kysely,
    );
    await database.close();
    await expect(home.open()).rejects.toThrow('newer version of this program (unknown here: 9999-later)');
  });

  it('lets nobody change or delete a ledger entry', async () => {
    const database = await home.open();
    await addEmployer(database);
    await addEntry(database, 1);
    await expect(database.kysely.updateTable('ledger_entries').set({ amount: 2 }).execute()).rejects.toThrow(
      'The ledger only appends.',
    );
    await expect(database.kysely.deleteFrom('ledger_entries').execute()).rejects.toThrow(
      'The ledger only appends.',
    );
    expect(await database.kysely.selectFrom('ledger_entries').select('amount').execute()).toEqual([
      { amount: 1 },
    ]);
  });

  it('takes a transaction back whole when it fails', async () => {
    const database = await home.open();
    const work = database.transaction(async (transaction) => {
      await addEmployer({ ...database, kysely: transaction });
      throw new Error('half way');
    });
    await expect(work).rejects.toThrow('half way');
    expect(await database.kysely.selectFrom('employers').selectAll().execute()).toEqual([]);
  });

  it('counts every one of many transactions that change the same row at once', async () => {
    const database = await home.open();
    await addEmployer(database);
    await database.kysely
      .insertInto('insertion_days')
      .values({
        employer_id: 'emp_1',
        day: '2026-11-24',
        stage: 'first',
        language: 'ja',
        inserted: 0,
        sent: 0,
      })
      .execute();
    const add = () =>
      database.transaction(async (transaction) => {
        await transaction
          .updateTable('insertion_days')
          .set((row) => ({ inserted: row('inserted', '+', 1) }))
          .where('employer_id', '=', 'emp_1')
          .execute();
      });
    await Promise.all(Array.from({ length: 24 }, add));
    expect(await database.kysely.selectFrom('insertion_days').select('inserted').execute()).toEqual([
      { inserted: 24 },
    ]);
  });

  it('returns sums and counts as numbers on either engine', async () => {
    const database = await home.open();
    await addEmployer(database);
    await addEmployer(database, 'emp_2', 'ZZZZZ');
    const { rows } = await sql<{
      n: number;
      s: number;
    }>`select count(*) as n, sum(is_demo) as s from employers`.execute(database.kysely);
    expect(rows).toEqual([{ n: 2, s: 0 }]);
  });
});
