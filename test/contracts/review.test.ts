/** Decisions on held registrations, reversals, tests, changes of terms and closings, on both engines. */
import type { ReviewDecision, ReviewReason } from '../../src/core/credit/review.ts';
import { closeDay } from '../../src/server/services/figures/closing.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { changePolicy } from '../../src/server/services/credit/policies.ts';
import { readProgress } from '../../src/server/services/figures/progress.ts';
import { readHeld } from '../../src/server/services/operator/held.ts';
import { recomputeCounters } from '../../src/server/services/credit/recompute-counters.ts';
import { decideHeld, reverseCount } from '../../src/server/services/credit/review.ts';
import { removeTestRegistrations } from '../../src/server/services/credit/test-registrations.ts';
import type { CompanyTerms } from '../support/company.ts';
import {
  addCompany,
  BEGINNING,
  fillIn,
  newLink,
  people,
  recordInterview,
  register,
} from '../support/counting.ts';
import { describeOnBothEngines, type TestDatabase } from '../support/databases.ts';
import { createTestContext } from '../support/service-context.ts';

const BY = 'mbr_operator';
const TERMS = {
  threshold: 10,
  countingStage: 'registered',
  slotValidDays: null,
  pendingDays: 180,
} as const;

describeOnBothEngines('Review', (create) => {
  let home: TestDatabase;
  let context: ServiceContext;
  let now: Date;
  let employerId: string;

  beforeEach(async () => {
    now = new Date(BEGINNING);
    home = await create();
    context = await createTestContext(home, () => now);
  });

  afterEach(async () => {
    expect(await recomputeCounters(context)).toEqual([]);
  });

  const company = async (terms: CompanyTerms = {}) => {
    employerId = await addCompany(context, terms);
  };
  const registerAll = async (mails: readonly string[]) => {
    const ids: string[] = [];
    for (const mail of mails) ids.push(await register(context, { mail }));
    return ids;
  };
  const decide = (
    registrationId: string,
    decision: ReviewDecision,
    reason: ReviewReason = 'different_people',
  ) => decideHeld(context, { employerId, registrationId, decision, reason, by: BY });
  const reverse = (registrationId: string) =>
    reverseCount(context, { employerId, registrationId, reason: 'The same hand wrote ten forms.', by: BY });
  const progress = () => readProgress(context, employerId);
  const wait = (days: number) => {
    now = new Date(now.getTime() + days * 86_400_000);
  };
  const sharedLink = async () => {
    const linkCode = newLink();
    await register(context, { mail: 'first@example.jp', linkCode });
    return register(context, { mail: 'second@example.jp', linkCode });
  };

  it('counts a held person once an operator says so, and says who said it', async () => {
    await company();
    const held = await sharedLink();
    expect(await decide(held, 'count')).toBe('done');
    expect(await decide(held, 'count')).toBe('unchanged');
    expect(await progress()).toMatchObject({
      registered: 2,
      counted: 2,
      notCounted: { review: 0, other: 0 },
    });
    expect(await context.database.kysely.selectFrom('count_decisions').selectAll().execute()).toMatchObject([
      {
        registration_id: held,
        kind: 'count',
        decided_by: BY,
        outcome_before: 'held',
        reason_before: 'shared_link',
      },
    ]);
  });

  it('grants the slot when the decision crosses the threshold', async () => {
    await company();
    const held = await sharedLink();
    await registerAll(people(8));
    await decide(held, 'count');
    expect(await progress()).toMatchObject({ counted: 10, slots: { granted: 1 } });
  });

  it.each([
    ['same_person', { duplicate: 1 }],
    ['internal_trial', { ownDomain: 1 }],
    ['disposable_address', { disposable: 1 }],
    ['other', { other: 1 }],
  ] as const)('does not count a held person refused as %s', async (reason, notCounted) => {
    await company();
    const held = await sharedLink();
    expect(await decide(held, 'refuse', reason)).toBe('done');
    expect(await decide(held, 'refuse', reason)).toBe('unchanged');
    expect(await progress()).toMatchObject({ counted: 1, notCounted: { review: 0, ...notCounted } });
  });

  it('takes a decision back, as often as one likes', async () => {
    await company();
    const held = await sharedLink();
    for (const decision of ['count', 'refuse', 'count'] as const) {
      expect(await decide(held, decision)).toBe('done');
      expect(await decide(held, 'reopen')).toBe('done');
      expect(await decide(held, 'reopen')).toBe('unchanged');
      expect(await progress()).toMatchObject({ counted: 1, notCounted: { review: 1, other: 0 } });
    }
  });

  it('keeps the slot when the decision that granted it is taken back', async () => {
    await company();
    const held = await sharedLink();
    await registerAll(people(8));
    await decide(held, 'count');
    await decide(held, 'reopen');
    expect(await progress()).toMatchObject({ counted: 9, remaining: 11, slots: { granted: 1 } });
  });

  it('counts a person who was taken for a colleague, when an operator knows better', async () => {
    await company();
    const colleague = await register(context, { mail: 'namesake@own.example' });
    expect(await decide(colleague, 'count')).toBe('done');
    expect(await progress()).toMatchObject({ counted: 1, notCounted: { ownDomain: 0 } });
  });

  it('does not let one person count twice by a decision', async () => {
    await company();
    await register(context, { mail: 'person@example.jp' });
    const again = await register(context, { mail: 'person@example.jp' });
    expect(await decide(again, 'count', 'other')).toBe('already_counted');
    expect(await decide(again, 'count', 'different_people')).toBe('done');
  });

  it('counts a held person who registered again meanwhile, and did not count by that', async () => {
    await company();
    const held = await register(context, { mail: 'someone@mailinator.com' });
    await register(context, { mail: 'someone@mailinator.com' });
    expect(await progress()).toMatchObject({ counted: 0, notCounted: { disposable: 1, duplicate: 1 } });
    expect(await decide(held, 'count', 'other')).toBe('done');
    expect(await progress()).toMatchObject({ counted: 1, notCounted: { disposable: 0, duplicate: 1 } });
  });

  it('does not count a held person who counted for another employer meanwhile', async () => {
    await company();
    await addCompany(context, { employerId: 'emp_two', code: 'ZZZZZ' });
    const held = await register(context, { mail: 'someone@mailinator.com' });
    await context.database.kysely
      .insertInto('person_claims')
      .columns(['person_key', 'employer_id', 'claimed_at'])
      .expression((from) =>
        from
          .selectFrom('registrations')
          .select((row) => ['person_key', row.val('emp_two').as('e'), row.val(BEGINNING).as('c')] as never),
      )
      .execute();
    expect(await decide(held, 'count', 'other')).toBe('counted_elsewhere');
    expect(await progress()).toMatchObject({ counted: 0, notCounted: { disposable: 1 } });
  });

  it('has nothing to decide where nothing is held', async () => {
    await company();
    const [counted = ''] = await registerAll(people(1));
    expect(await decide(counted, 'count')).toBe('not_open');
    expect(await decide(counted, 'refuse')).toBe('not_open');
    expect(await decide(counted, 'reopen')).toBe('not_open');
    expect(await decide('reg_nobody', 'count')).toBe('unknown');
  });

  it('has nothing to decide about a form whose code was never typed', async () => {
    await company();
    const { registration } = await fillIn(context, { mail: 'person@example.jp' });
    for (const decision of ['count', 'refuse', 'reopen'] as const)
      expect(await decide(registration.registration_id, decision)).toBe('not_open');
    expect(await reverse(registration.registration_id)).toBe('not_open');
    expect(await progress()).toMatchObject({ registered: 0, counted: 0 });
  });

  it('has nothing to decide about a registration or an employer that nobody knows', async () => {
    await company();
    const [known = ''] = await registerAll(['a@example.jp']);
    for (const one of [
      { employerId, registrationId: 'reg_of_nobody' },
      { employerId: 'emp_of_nobody', registrationId: known },
    ]) {
      const wish = { ...one, reason: 'different_people', by: BY } as const;
      expect(await decideHeld(context, { ...wish, decision: 'refuse' })).toBe('unknown');
      expect(await reverseCount(context, wish)).toBe('unknown');
    }
  });

  it('remembers an interview that happened while the registration was held', async () => {
    await company({ countingStage: 'interviewed' });
    const held = await sharedLink();
    expect(await recordInterview(context, employerId, held)).toBe(false);
    await decide(held, 'count');
    expect(await progress()).toMatchObject({ registered: 2, counted: 1 });
  });

  it('waits for the interview of a held person who is let through', async () => {
    await company({ countingStage: 'interviewed' });
    const held = await sharedLink();
    await decide(held, 'count');
    expect(await progress()).toMatchObject({ counted: 0, notCounted: { review: 0 } });
    expect(await recordInterview(context, employerId, held)).toBe(true);
    expect(await progress()).toMatchObject({ counted: 1 });
  });

  it('takes a count back without taking the slot', async () => {
    await company();
    const [fraud = ''] = await registerAll(people(10));
    expect(await reverse(fraud)).toBe('done');
    expect(await reverse(fraud)).toBe('unchanged');
    expect(await progress()).toMatchObject({
      registered: 10,
      counted: 9,
      remaining: 11,
      notCounted: { other: 1 },
      slots: { granted: 1 },
    });
    await registerAll(people(10, 50));
    expect(await progress()).toMatchObject({ counted: 19, remaining: 1, slots: { granted: 1 } });
    await registerAll(people(1, 90));
    expect(await progress()).toMatchObject({ counted: 20, slots: { granted: 2 } });
  });

  it('takes back somebody who waits for their interview, and gives them free for another employer', async () => {
    await company({ countingStage: 'interviewed' });
    await addCompany(context, { employerId: 'emp_two', code: 'ZZZZZ' });
    const [waiting = ''] = await registerAll(['person@example.jp']);
    expect(await decide(waiting, 'count')).toBe('not_open');
    expect(await reverse(waiting)).toBe('done');
    expect(await progress()).toMatchObject({ registered: 1, counted: 0, notCounted: { other: 1 } });
    await register(context, { mail: 'person@example.jp', employerId: 'emp_two', code: 'ZZZZZ' });
    expect(await readProgress(context, 'emp_two')).toMatchObject({ registered: 1, counted: 1 });
  });

  it('gives whoever counts no more free for another employer, though they registered again here', async () => {
    await company();
    await addCompany(context, { employerId: 'emp_two', code: 'ZZZZZ' });
    const [counted = ''] = await registerAll(['person@example.jp', 'person@example.jp']);
    expect(await reverse(counted)).toBe('done');
    await register(context, { mail: 'person@example.jp', employerId: 'emp_two', code: 'ZZZZZ' });
    expect(await readProgress(context, 'emp_two')).toMatchObject({ registered: 1, counted: 1 });
  });

  it('keeps whoever counts by another registration from another employer', async () => {
    await company();
    await addCompany(context, { employerId: 'emp_two', code: 'ZZZZZ' });
    const [counted = '', again = ''] = await registerAll(['person@example.jp', 'person@example.jp']);
    expect(await decide(again, 'count')).toBe('done');
    expect(await reverse(counted)).toBe('done');
    await register(context, { mail: 'person@example.jp', employerId: 'emp_two', code: 'ZZZZZ' });
    expect(await readProgress(context, 'emp_two')).toMatchObject({ registered: 1, counted: 0 });
  });

  it('reverses sixteen times at once only once', async () => {
    await company();
    const [fraud = ''] = await registerAll(people(3));
    const results = await Promise.all(Array.from({ length: 16 }, () => reverse(fraud)));
    expect(results.filter((result) => result === 'done')).toHaveLength(1);
    expect(await progress()).toMatchObject({ counted: 2 });
  });

  it('keeps test registrations out of everything from the beginning', async () => {
    await company();
    await register(context, { mail: 'person@example.jp', isTest: true });
    expect(await progress()).toMatchObject({ registered: 0, counted: 0 });
    expect(await context.database.kysely.selectFrom('disclosure_records').selectAll().execute()).toEqual([]);
    await register(context, { mail: 'person@example.jp' });
    expect(await progress()).toMatchObject({ registered: 1, counted: 1 });
  });

  it('removes the tests of an employer with their people, and nobody else', async () => {
    await company();
    await addCompany(context, { employerId: 'emp_two', code: 'ZZZZZ' });
    for (const mail of ['flagged@example.jp', 'person-0@example.jp'])
      await register(context, { mail, isTest: true });
    await register(context, { mail: 'other@example.jp', isTest: true, employerId: 'emp_two', code: 'ZZZZZ' });
    const real = people(2);
    await registerAll(real);
    expect(await removeTestRegistrations(context, employerId)).toBe(2);
    expect(await progress()).toMatchObject({ registered: 2, counted: 2 });
    for (const table of ['registrations', 'candidates'] as const) {
      const left = await context.database.kysely.selectFrom(table).select('mail').orderBy('mail').execute();
      expect(left.map(({ mail }) => mail)).toEqual(['other@example.jp', ...real]);
    }
    await registerAll(people(1, 2));
    expect(await progress()).toMatchObject({ registered: 3, counted: 3 });
    expect(await removeTestRegistrations(context, employerId)).toBe(0);
  });

  it('leaves whoever was a test free for another employer', async () => {
    await company();
    await addCompany(context, { employerId: 'emp_two', code: 'ZZZZZ' });
    await register(context, { mail: 'person@example.jp', isTest: true });
    await removeTestRegistrations(context, employerId);
    await register(context, { mail: 'person@example.jp', employerId: 'emp_two', code: 'ZZZZZ' });
    expect(await readProgress(context, 'emp_two')).toMatchObject({ registered: 1, counted: 1 });
  });

  it('tells of each who shares a link how many came before them', async () => {
    await company();
    const linkCode = newLink();
    for (const mail of people(3)) {
      await register(context, { mail, linkCode });
      now = new Date(now.getTime() + 1000);
    }
    const evidence = (await readHeld(context)).map((held) => held.evidence);
    expect(evidence).toMatchObject([{ ordinal: 3 }, { ordinal: 2 }]);
  });

  it('changes the terms for the future only', async () => {
    await company();
    await registerAll(people(7));
    const ahead = new Date(now.getTime() + 86_400_000);
    const change = { employerId, terms: { ...TERMS, threshold: 5 }, by: BY };
    expect(await changePolicy(context, { ...change, effectiveFrom: now })).toBe('not_ahead');
    expect(await changePolicy(context, { ...change, effectiveFrom: ahead })).toEqual({ version: 2 });
    expect(await changePolicy(context, { ...change, employerId: 'emp_none', effectiveFrom: ahead })).toBe(
      'unknown',
    );
    await registerAll(people(1, 20));
    expect(await progress()).toMatchObject({ counted: 8, remaining: 2, slots: { granted: 0 } });
    wait(2);
    await registerAll(people(1, 30));
    expect(await progress()).toMatchObject({ counted: 9, threshold: 5, remaining: 5, slots: { granted: 1 } });
  });

  it('counts a held person by the terms of the day on which the person registered', async () => {
    await company();
    const held = await sharedLink();
    const terms = { ...TERMS, countingStage: 'interviewed' as const };
    await changePolicy(context, { employerId, terms, effectiveFrom: new Date(now.getTime() + 1000), by: BY });
    wait(1);
    await decide(held, 'count');
    expect(await progress()).toMatchObject({ counted: 2 });
  });

  it('shows the figures of the last closing, whatever happened since, under the terms in force', async () => {
    await company({ cadence: 'daily' });
    const [fraud = ''] = await registerAll(people(12));
    expect(await progress()).toMatchObject({ registered: 0, counted: 0, remaining: 10 });
    wait(1);
    const ahead = new Date(now.getTime() + 1000);
    await changePolicy(context, {
      employerId,
      terms: { ...TERMS, threshold: 4 },
      effectiveFrom: ahead,
      by: BY,
    });
    now = new Date(ahead.getTime() + 1000);
    await reverse(fraud);
    await registerAll(people(9, 40));
    await closeDay(context);
    expect(await progress()).toMatchObject({
      asOf: '2026-11-24T21:00:00.000Z',
      registered: 12,
      counted: 12,
      // The terms in force now, towards whose next slot two of the twelve count.
      threshold: 4,
      filled: 2,
      remaining: 2,
      slots: { granted: 1 },
    });
    wait(1);
    await closeDay(context);
    expect(await progress()).toMatchObject({ counted: 20, threshold: 4, notCounted: { other: 1 } });
    expect(await recomputeCounters(context)).toEqual([]);
  });

  it('closes once where several processes close at the same time', async () => {
    await company({ cadence: 'daily' });
    await registerAll(people(3));
    wait(1);
    const others = await Promise.all([1, 2, 3].map(() => sameDatabase(home, () => now)));
    await Promise.all([context, ...others].map((one) => closeDay(one)));
    const snapshots = await context.database.kysely
      .selectFrom('progress_snapshots')
      .select('through_sequence')
      .execute();
    expect(snapshots).toEqual([{ through_sequence: 6 }]);
  });

  /** A second process where the engine allows one; on SQLite the same one again. */
  function sameDatabase(at: TestDatabase, clock: () => Date): Promise<ServiceContext> {
    return at.options.databaseUrl ? createTestContext(at, clock) : Promise.resolve(context);
  }

  it.each([
    ['a counter', 'counted', 'counted'],
    ['the next slot', 'next_slot_at', 'next slot at'],
    ['the sequence', 'sequence', 'sequence'],
  ] as const)('finds %s that somebody broke', async (_case, column, what) => {
    await company();
    await registerAll(people(3));
    const db = context.database.kysely;
    const change = (by: number) =>
      db
        .updateTable('employer_counters')
        .set((row) => ({ [column]: row(column, '+', by) }))
        .execute();
    await change(1);
    expect(await recomputeCounters(context)).toMatchObject([{ employerId, what }]);
    await change(-1);
  });
});
