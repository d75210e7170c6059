/** What is dropped because it is old, and that nothing younger goes with it. Both engines. */
import { sql } from 'kysely';
import { NO_EMPLOYER } from '../../src/server/mail/queue.ts';
import { forgetWhatIsOver } from '../../src/server/services/housekeeping/forgetting.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { recomputeCounters } from '../../src/server/services/credit/recompute-counters.ts';
import { createVisitRecorder } from '../../src/server/services/registration/visits.ts';
import { addSeconds, moment } from '../../src/server/time/clock.ts';
import { addCounts } from '../../src/server/services/figures/counts.ts';
import { addCompany, BEGINNING, newLink, register } from '../support/counting.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { createTestContext } from '../support/service-context.ts';

const GROWING = ['links', 'visit_days', 'count_reports', 'verification_codes', 'outbox'] as const;

type Kysely = ServiceContext['database']['kysely'];

/** What is promised to go, how it comes to be there at the beginning, how much of it there is, and when it goes. */
const PROMISED: readonly [
  what: string,
  days: number,
  put: (db: Kysely) => Promise<unknown>,
  left: (db: Kysely) => Promise<readonly unknown[]>,
][] = [
  [
    'a session that is over',
    7,
    (db) =>
      db
        .insertInto('sessions')
        .values({
          ...{ session_id: 'ses_one', token_hash: 'hash', kind: 'candidate', person_key: 'key' },
          ...{ mail: 'person@example.jp', created_at: BEGINNING, seen_at: BEGINNING, expires_at: BEGINNING },
        })
        .execute(),
    (db) => db.selectFrom('sessions').select('session_id').execute(),
  ],
  [
    'a session that was left hours before it would have ended',
    7,
    (db) =>
      db
        .insertInto('sessions')
        .values({
          ...{ session_id: 'ses_left', token_hash: 'hash', kind: 'candidate', person_key: 'key' },
          ...{ mail: 'person@example.jp', created_at: BEGINNING, seen_at: BEGINNING, ended_at: BEGINNING },
          expires_at: moment(addSeconds(new Date(BEGINNING), 12 * 3600)),
        })
        .execute(),
    (db) => db.selectFrom('sessions').select('session_id').execute(),
  ],
  [
    'a sign-in code that is over',
    7,
    (db) =>
      db
        .insertInto('sign_in_codes')
        .values({
          ...{ attempt_key: 'attempt', audience: 'candidate', person_key: 'key', mail: 'person@example.jp' },
          ...{ return_to: '', sent_at: BEGINNING, code_hash: 'hash', expires_at: BEGINNING, tries_left: 5 },
        })
        .execute(),
    (db) => db.selectFrom('sign_in_codes').select('attempt_key').execute(),
  ],
  [
    'a form whose code was never typed',
    7,
    (db) =>
      db
        .insertInto('registrations')
        .values({
          ...{ employer_id: 'emp_one', registration_id: 'reg_untyped', page_key: 'page', language: 'ja' },
          ...{ submission_id: 'submission', name: '名前', mail: 'other@example.jp', job: 'sales' },
          ...{ contact_preference: 'mail', outcome: 'unverified', is_test: 0, created_at: BEGINNING },
        })
        .execute(),
    (db) =>
      db.selectFrom('registrations').select('registration_id').where('outcome', '=', 'unverified').execute(),
  ],
  [
    'what was written for an address nobody has',
    7,
    (db) => db.updateTable('outbox').set({ employer_id: NO_EMPLOYER }).execute(),
    (db) => db.selectFrom('outbox').select('mail_id').execute(),
  ],
  [
    'the notes about somebody who took their data back',
    14,
    async (db) => {
      await takeBack(db);
      await db.updateTable('agency_cases').set({ profile: '営業を十年', next_note: '電話する' }).execute();
    },
    (db) =>
      db
        .selectFrom('agency_cases')
        .select('disclosure_id')
        .where((where) => where.or([where('profile', 'is not', null), where('next_note', 'is not', null)]))
        .execute(),
  ],
  [
    'a day planned for somebody who took their data back, without a note',
    14,
    async (db) => {
      await takeBack(db);
      await db.updateTable('agency_cases').set({ next_on: '2026-12-01' }).execute();
    },
    (db) => db.selectFrom('agency_cases').select('disclosure_id').where('next_on', 'is not', null).execute(),
  ],
  [
    'the time line of somebody who took their data back',
    14,
    takeBack,
    (db) => db.selectFrom('agency_case_events').select('event_id').execute(),
  ],
  [
    'a webhook that was delivered',
    30,
    (db) => db.insertInto('webhook_deliveries').values(delivery('delivered')).execute(),
    (db) => db.selectFrom('webhook_deliveries').select('delivery_id').execute(),
  ],
  [
    'which employer a person counts for',
    180,
    () => Promise.resolve(),
    (db) => db.selectFrom('person_claims').select('person_key').execute(),
  ],
  [
    'what was handed to an agency and taken back',
    // With a 29th of February between, and to the end of the day in Japan.
    3 * 365 + 1.5,
    takeBack,
    (db) => db.selectFrom('disclosure_records').select('disclosure_id').execute(),
  ],
];

function takeBack(db: Kysely): Promise<unknown> {
  return db.updateTable('disclosure_records').set({ withdrawn_at: BEGINNING }).execute();
}

function delivery(status: 'delivered' | 'waiting') {
  return {
    ...{ owner_id: 'agy_one', delivery_id: `dlv_${status}`, endpoint_id: 'end_one', message_id: status },
    ...{ type: 'candidate.handed_over', body: '{}', status, next_attempt_at: BEGINNING },
    ...{ created_at: BEGINNING, attempts: 1 },
  };
}

describeOnBothEngines('Age', (create, engine) => {
  let context: ServiceContext;
  let now: number;

  beforeEach(async () => {
    now = Date.parse(BEGINNING);
    context = await createTestContext(await create(), () => new Date(now));
    const employerId = await addCompany(context);
    await register(context, { mail: 'person@example.jp' });
    const visits = createVisitRecorder(context);
    const signs = { userAgent: 'Mozilla/5.0', accept: 'text/html', purpose: undefined };
    visits.note(employerId, newLink(), signs);
    await visits.flush();
    const day = BEGINNING.slice(0, 10);
    const report = {
      reportId: 'report-0001',
      day,
      stage: 'first',
      language: 'ja',
      inserted: 1,
      sent: 1,
    } as const;
    await addCounts(context, employerId, [report]);
    await context.database.kysely
      .updateTable('outbox')
      .set({ status: 'delivered', finished_at: BEGINNING })
      .execute();
  });

  afterEach(async () => {
    expect(await recomputeCounters(context)).toEqual([]);
  });

  const leftAfter = async (days: number) => {
    now = Date.parse(BEGINNING) + days * 86_400_000;
    await forgetWhatIsOver(context);
    const tables = await Promise.all(
      GROWING.map(async (table) => {
        const rows = await context.database.kysely.selectFrom(table).selectAll().execute();
        return rows.length > 0 ? [table] : [];
      }),
    );
    return tables.flat();
  };

  it('keeps everything that is a day old', async () => {
    expect(await leftAfter(1)).toEqual(GROWING);
  });

  it('drops each when its time has come', async () => {
    expect(await leftAfter(9)).toEqual(['links', 'visit_days', 'count_reports', 'outbox']);
    expect(await leftAfter(401)).toEqual(['visit_days', 'count_reports']);
    expect(await leftAfter(421)).toEqual(['visit_days']);
    expect(await leftAfter(3 * 366 + 1)).toEqual([]);
  });

  it('leaves the numbers alone that were made of what is gone', async () => {
    await leftAfter(5000);
    const db = context.database.kysely;
    expect(await db.selectFrom('insertion_days').select('sent').execute()).toEqual([{ sent: 1 }]);
    expect(await db.selectFrom('employer_counters').select('counted').execute()).toEqual([{ counted: 1 }]);
  });

  it.each(PROMISED)('keeps %s for %d days', async (_what, days, put, left) => {
    const db = context.database.kysely;
    await put(db);
    await leftAfter(days - 0.01);
    expect(await left(db)).not.toEqual([]);
    await leftAfter(days + 0.01);
    expect(await left(db)).toEqual([]);
  });

  it('keeps for good what nobody ended', async () => {
    const db = context.database.kysely;
    await db.updateTable('agency_cases').set({ profile: '営業を十年', next_note: '電話する' }).execute();
    await db.insertInto('webhook_deliveries').values(delivery('waiting')).execute();
    await leftAfter(5000);
    for (const table of [
      'disclosure_records',
      'agency_case_events',
      'webhook_deliveries',
      'registrations',
    ] as const)
      expect(await db.selectFrom(table).selectAll().execute()).toHaveLength(1);
    expect(await db.selectFrom('agency_cases').select(['profile', 'next_note']).execute()).toEqual([
      { profile: '営業を十年', next_note: '電話する' },
    ]);
  });

  // With a handful of rows PostgreSQL reads the table whatever there is.
  if (engine === 'sqlite')
    it.each([
      `delete from webhook_deliveries where status <> 'waiting' and created_at < ''`,
      `delete from person_claims where claimed_at <= ''`,
      `delete from disclosure_records where withdrawn_at < ''`,
      `delete from agency_case_events where disclosure_id in
      (select disclosure_id from disclosure_records where withdrawn_at < '')`,
      `update agency_cases set profile = null where disclosure_id in
      (select disclosure_id from disclosure_records where withdrawn_at < '')`,
    ])('finds by an index, without reading a whole table: %s', async (statement) => {
      const plan = await sql<{ detail: string }>`explain query plan ${sql.raw(statement)}`.execute(
        context.database.kysely,
      );
      expect(plan.rows.map(({ detail }) => detail).filter((detail) => detail.startsWith('SCAN'))).toEqual([]);
    });
});
