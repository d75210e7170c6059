import { sql } from 'kysely';
import { openDatabase, type Database } from '../../src/server/db/database.ts';
import { migrationsFor } from '../../src/server/db/migrate.ts';
import { addAgency, routeToAgency } from '../../src/server/stores/agencies.ts';
import { describeOnBothEngines, type TestDatabase } from '../support/databases.ts';

const NOW = '2026-11-24T00:00:00.000Z';
const LATER = '2026-12-24T03:00:00.000Z';

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

describeOnBothEngines('The database', (create, engine) => {
  let home: TestDatabase;

  beforeEach(async () => {
    home = await create('empty');
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

  it('tells the log that tables change, and when they have, and nothing where they do not', async () => {
    const lines: (readonly [string, number | undefined])[] = [];
    const log = { info: ({ steps }: Record<string, number>, text: string) => void lines.push([text, steps]) };
    const start = async () => (await openDatabase({ ...home.options, log })).close();
    await start();
    const all = Object.keys(migrationsFor(engine)).length;
    expect(lines).toEqual([
      ['Bringing the tables up to date', all],
      ['The tables are up to date', all],
    ]);
    await start();
    expect(lines).toHaveLength(2);
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

  if (engine === 'postgres')
    it('migrates once where several services start at the same time', async () => {
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

  it('takes employers from before 0015 for such that hire experienced people, and knows no third kind', async () => {
    const before = await home.open();
    await addEmployer(before);
    await sql`alter table employers drop column hires`.execute(before.kysely);
    await sql`delete from kysely_migration where name = '0015-hires'`.execute(before.kysely);
    await before.close();
    const { kysely } = await home.open();
    expect(await kysely.selectFrom('employers').select('hires').execute()).toEqual([
      { hires: 'experienced' },
    ]);
    await kysely.updateTable('employers').set({ hires: 'newgrad' }).execute();
    await expect(sql`update employers set hires = 'anybody'`.execute(kysely)).rejects.toThrow();
  });

  it('names beside consents that wait for their code the agencies listed when 0013 runs', async () => {
    const before = await home.open();
    await addEmployer(before);
    await addAgency(before.kysely, {
      agency_id: 'agy_1',
      name: '紹介',
      name_en: 'Agency',
      licence_no: '13-ユ-000001',
      licence_expires_on: '2030-01-01',
      created_at: NOW,
    });
    await routeToAgency(before.kysely, 'emp_1', 'agy_1', 0);
    await sql`alter table consents drop column agencies`.execute(before.kysely);
    for (const [id, outcome] of [
      ['reg_1', 'unverified'],
      ['reg_2', 'counted'],
    ]) {
      await sql`insert into registrations (employer_id, registration_id, page_key, submission_id, language, name, mail,
          job, contact_preference, outcome, created_at)
        values ('emp_1', ${id}, ${id}, ${id}, 'ja', '名前', 'a@example.jp', 'sales', 'mail', ${outcome}, ${NOW})`.execute(
        before.kysely,
      );
      for (const purpose of ['agency_handoff', 'news'])
        await sql`insert into consents (employer_id, consent_id, registration_id, purpose, is_granted, version, language,
            created_at)
          values ('emp_1', ${`${id} ${purpose}`}, ${id}, ${purpose}, 1, '2026-11', 'ja', ${NOW})`.execute(
          before.kysely,
        );
    }
    await sql`delete from kysely_migration where name = '0013-named-agencies'`.execute(before.kysely);
    await before.close();
    const { kysely } = await home.open();
    const consents = await kysely.selectFrom('consents').select(['consent_id', 'agencies']).execute();
    expect(new Map(consents.map((row) => [row.consent_id, row.agencies]))).toEqual(
      new Map([
        ['reg_1 agency_handoff', 'agy_1'],
        ['reg_1 news', ''],
        ['reg_2 agency_handoff', ''],
        ['reg_2 news', ''],
      ]),
    );
  });

  it('takes the page of a stop kept before this version to be as old as the stop', async () => {
    const before = await home.open();
    await sql`drop index suppressions_by_page_age`.execute(before.kysely);
    await sql`alter table suppressions drop column page_created_at`.execute(before.kysely);
    await sql`create index suppressions_by_time on suppressions (created_at)`.execute(before.kysely);
    await sql`insert into suppressions (person_key, page_key, mail, created_at)
      values ('person', 'page', 'a@example.jp', ${NOW})`.execute(before.kysely);
    await sql`delete from kysely_migration where name = '0014-stop-pages'`.execute(before.kysely);
    await before.close();
    const { kysely } = await home.open();
    expect(await kysely.selectFrom('suppressions').select('page_created_at').execute()).toEqual([
      { page_created_at: NOW },
    ]);
  });

  it('records what employers were given before 0024, as far as it is known', async () => {
    const before = await home.open();
    const db = before.kysely;
    await addEmployer(before);
    await sql`drop table employer_disclosures`.execute(db);
    const year = NOW.replace('2026', '2027');
    for (const [id, erased] of [
      ['reg_1', null],
      ['reg_2', null],
      ['reg_3', NOW],
    ]) {
      await sql`insert into registrations (employer_id, registration_id, page_key, submission_id, language, name, mail,
          job, contact_preference, outcome, created_at, verified_at, erased_at)
        values ('emp_1', ${id}, ${id}, ${id}, 'ja', '名前', 'a@example.jp', 'sales', 'mail', 'counted', ${NOW}, ${NOW},
          ${erased})`.execute(db);
      for (const [granted, at] of id === 'reg_2'
        ? ([
            [1, NOW],
            [0, LATER],
          ] as const)
        : ([[1, NOW]] as const))
        await sql`insert into consents (employer_id, consent_id, registration_id, purpose, is_granted, version, language,
            created_at)
          values ('emp_1', ${`${id} ${granted}`}, ${id}, 'employer_contact', ${granted}, '2026-11', 'ja', ${at})`.execute(
          db,
        );
    }
    await sql`delete from kysely_migration where name = '0024-employer-disclosures'`.execute(db);
    await before.close();
    const { kysely } = await home.open();
    const records = kysely.selectFrom('employer_disclosures').selectAll().orderBy('registration_id');
    expect(await records.execute()).toMatchObject([
      { registration_id: 'reg_1', recipient_id: 'emp_1', disclosed_at: NOW, ends_at: year },
      { registration_id: 'reg_2', recipient_id: 'emp_1', disclosed_at: NOW, ends_at: LATER },
    ]);
  });

  it('lets consents that 0024 recorded end with their last day in Japan, unless something else ended them', async () => {
    const before = await home.open();
    const db = before.kysely;
    await addEmployer(before);
    const midnight = '2027-11-24T15:00:00.000Z';
    const toTheMinute = '2027-11-24T00:00:00.000Z';
    const hoursLater = '2027-11-24T06:00:00.000Z';
    const cases = [
      { id: 'morning', at: NOW, was: toTheMinute, is: midnight },
      {
        id: 'evening',
        at: '2026-11-24T15:00:00.000Z',
        was: '2027-11-24T15:00:00.000Z',
        is: '2027-11-25T15:00:00.000Z',
      },
      {
        id: 'leap day',
        at: '2028-02-29T03:00:00.000Z',
        was: '2029-02-29T03:00:00.000Z',
        is: '2029-02-28T15:00:00.000Z',
      },
      { id: 'stopped in its last hours', at: NOW, stopped: hoursLater, was: toTheMinute, is: hoursLater },
      { id: 'erased in its last hours', at: NOW, erased: hoursLater, was: toTheMinute, is: hoursLater },
      { id: 'stopped', at: NOW, stopped: LATER, was: LATER, is: LATER },
      { id: 'recorded since', at: NOW, record: 'dis_1', was: midnight, is: midnight },
    ];
    for (const { id, at, stopped, erased, record, was } of cases) {
      await sql`insert into registrations (employer_id, registration_id, page_key, submission_id, language, name, mail,
          job, contact_preference, outcome, created_at, verified_at, erased_at)
        values ('emp_1', ${id}, ${id}, ${id}, 'ja', '名前', 'a@example.jp', 'sales', 'mail', 'counted', ${at}, ${at},
          ${erased ?? null})`.execute(db);
      const decisions = [[1, at] as const, ...(stopped === undefined ? [] : [[0, stopped] as const])];
      for (const [granted, moment] of decisions)
        await sql`insert into consents (employer_id, consent_id, registration_id, purpose, is_granted, version, language,
            created_at)
          values ('emp_1', ${`${id} ${granted}`}, ${id}, 'employer_contact', ${granted}, '2026-11', 'ja', ${moment})`.execute(
          db,
        );
      await sql`insert into employer_disclosures (employer_id, record_id, registration_id, recipient_id, reason, items,
          disclosed_at, ends_at)
        values ('emp_1', ${record ?? `${id} 1`}, ${id}, 'emp_1', 'contact', 'name mail job', ${at}, ${was})`.execute(
        db,
      );
    }
    await sql`delete from kysely_migration where name = '0025-ends-of-consents'`.execute(db);
    await before.close();
    const { kysely } = await home.open();
    const records = await kysely
      .selectFrom('employer_disclosures')
      .select(['registration_id', 'ends_at'])
      .execute();
    expect(new Map(records.map((row) => [row.registration_id, row.ends_at]))).toEqual(
      new Map(cases.map(({ id, is }) => [id, is])),
    );
  });

  it('takes out of their causes whom the mails written before 0020 are about', async () => {
    const before = await home.open();
    await addEmployer(before);
    for (const [table, column, index] of [
      ['outbox', 'subject', 'outbox_by_subject'],
      ['disclosure_records', 'forgotten_at', 'disclosure_records_to_forget'],
    ] as const) {
      await sql.raw(`drop index ${index}`).execute(before.kysely);
      await sql.raw(`alter table ${table} drop column ${column}`).execute(before.kysely);
    }
    for (const index of [
      'registrations_by_id',
      'slot_proposals_offered',
      'audit_entries_by_subject',
      'slot_asks_with_draft',
    ])
      await sql.raw(`drop index ${index}`).execute(before.kysely);
    const subjects = new Map([
      [`code reg_1 ${NOW}`, 'reg_1'],
      ['welcome reg_1', 'reg_1'],
      ['follow-up 30 reg_1', 'reg_1'],
      ['news 2026-11 reg_2', 'reg_2'],
      ['news trial ja mail_1', null],
      [`retention reg_1 ${NOW}`, 'reg_1'],
      ['download reg_1 2026-11-24', 'reg_1'],
      ['take-over dis_1 mem_1', 'dis_1'],
      ['deleted reg_1', 'reg_1'],
      ['assigned dis_1 mem_1', null],
      ['monthly 2026-10 key', null],
    ]);
    for (const cause of subjects.keys())
      await sql`insert into outbox (employer_id, mail_id, cause, person_key, message, status, next_attempt_at, created_at)
        values ('emp_1', ${cause}, ${cause}, '', '', 'delivered', ${NOW}, ${NOW})`.execute(before.kysely);
    await sql`delete from kysely_migration where name = '0020-large-tables'`.execute(before.kysely);
    await before.close();
    const { kysely } = await home.open();
    const mails = await kysely.selectFrom('outbox').select(['cause', 'subject']).execute();
    expect(new Map(mails.map(({ cause, subject }) => [cause, subject]))).toEqual(subjects);
  });

  it('adds to the records of hand-overs what agencies could read before 0023', async () => {
    const before = await home.open();
    await addEmployer(before);
    const { kysely } = before;
    await kysely
      .insertInto('agencies')
      .values({
        agency_id: 'agy_1',
        name: '紹介',
        name_en: 'Agency',
        licence_no: '13-ユ-000001',
        licence_expires_on: '2030-01-01',
        created_at: NOW,
      })
      .execute();
    for (const [id, phone, withdrawn_at] of [
      ['live', '03-5555-0199', null],
      ['gone', '03-5555-0199', NOW],
      ['quiet', null, null],
    ] as const) {
      await kysely
        .insertInto('registrations')
        .values({
          employer_id: 'emp_1',
          registration_id: id,
          page_key: id,
          submission_id: id,
          link_code: null,
          language: 'ja',
          name: '候補',
          mail: 'a@example.jp',
          job: 'backend',
          area: null,
          contact_preference: 'phone',
          phone,
          hidden_companies: null,
          person_key: null,
          outcome: 'counted',
          outcome_reason: null,
          is_test: 0,
          created_at: NOW,
          verified_at: NOW,
          counted_at: NOW,
          interviewed_at: null,
          erased_at: null,
        })
        .execute();
      await kysely
        .insertInto('disclosure_records')
        .values({
          employer_id: 'emp_1',
          disclosure_id: id,
          registration_id: id,
          agency_id: 'agy_1',
          items: 'name mail job contact_preference',
          consent_version: '2026-11',
          disclosed_at: NOW,
          subject: null,
          withdrawn_at,
        })
        .execute();
    }
    await sql`alter table disclosure_records drop column added`.execute(kysely);
    await sql`delete from kysely_migration where name = '0023-disclosed-items'`.execute(kysely);
    await before.close();
    const after = await home.open();
    const records = await after.kysely
      .selectFrom('disclosure_records')
      .select(['disclosure_id', 'items', 'added'])
      .execute();
    const items = 'name mail job contact_preference language';
    expect(new Map(records.map((record) => [record.disclosure_id, record]))).toEqual(
      new Map([
        ['live', { disclosure_id: 'live', items: `${items} phone`, added: '' }],
        ['gone', { disclosure_id: 'gone', items, added: '' }],
        ['quiet', { disclosure_id: 'quiet', items, added: '' }],
      ]),
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

  it('lets timers and requests have their turn between transactions that follow each other', async () => {
    const database = await home.open();
    let turns = 0;
    const everyTurn = () => {
      turns += 1;
      next = setImmediate(everyTurn);
    };
    let next = setImmediate(everyTurn);
    for (let n = 0; n < 20; n += 1)
      await database.transaction((transaction) => transaction.selectFrom('employers').selectAll().execute());
    clearImmediate(next);
    expect(turns).toBeGreaterThanOrEqual(20);
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
