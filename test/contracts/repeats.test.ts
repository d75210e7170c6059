/** A person who registers again, there or with another employer, on both engines. */
import type { ReviewDecision, ReviewReason } from '../../src/core/credit/review.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { handOff } from '../../src/server/services/agencies/hand-off.ts';
import { recomputeCounters } from '../../src/server/services/credit/recompute-counters.ts';
import { erase } from '../../src/server/services/candidate/erasure.ts';
import { decideHeld, reverseCount } from '../../src/server/services/credit/review.ts';
import { personKeyOf } from '../../src/server/identity/person-key.ts';
import { listAgencies } from '../../src/server/stores/agencies.ts';
import { findRegistration } from '../../src/server/stores/registrations.ts';
import { addCompany, BEGINNING, newLink, recordInterview, register } from '../support/counting.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { createTestContext } from '../support/service-context.ts';

const BY = 'mbr_operator';
const MAIL = 'person@example.jp';
const OTHER = { employerId: 'emp_two', code: 'ZZZZZ' };

describeOnBothEngines('A person who comes again', (create) => {
  let context: ServiceContext;
  let now: Date;

  beforeEach(async () => {
    now = new Date(BEGINNING);
    context = await createTestContext(await create(), () => now);
  });

  afterEach(async () => {
    expect(await recomputeCounters(context)).toEqual([]);
  });

  const wait = (days: number) => {
    now = new Date(now.getTime() + days * 86_400_000);
  };
  /** Where a registration stands: its outcome, and why where there is a reason. */
  const standing = async (registrationId: string, employerId = 'emp_one') => {
    const found = await findRegistration(context.database.kysely, employerId, { registrationId });
    return [found?.outcome, found?.outcome_reason];
  };
  const registerWithOther = async () => {
    wait(1);
    const id = await register(context, { mail: MAIL, ...OTHER });
    return standing(id, OTHER.employerId);
  };
  const decide = (registrationId: string, decision: ReviewDecision, reason: ReviewReason = 'other') =>
    decideHeld(context, { employerId: 'emp_one', registrationId, decision, reason, by: BY });
  const reverse = (registrationId: string) =>
    reverseCount(context, { employerId: 'emp_one', registrationId, reason: 'A fraud.', by: BY });

  describe('with another employer', () => {
    beforeEach(async () => {
      await addCompany(context);
      await addCompany(context, OTHER);
    });

    /** Shares a link with somebody who counted, and is held. */
    const held = async () => {
      const linkCode = newLink();
      await register(context, { mail: 'first@example.jp', linkCode });
      return register(context, { mail: MAIL, linkCode });
    };

    it('counts there while the first has not decided', async () => {
      await held();
      expect(await registerWithOther()).toEqual(['counted', null]);
    });

    it('does not count there while the first counts them by a decision', async () => {
      expect(await decide(await held(), 'count')).toBe('done');
      expect(await registerWithOther()).toEqual(['not_counted', 'counted_elsewhere']);
    });

    it('counts there where that decision was taken back', async () => {
      const id = await held();
      for (const decision of ['count', 'reopen'] as const) expect(await decide(id, decision)).toBe('done');
      expect(await registerWithOther()).toEqual(['counted', null]);
      expect(await decide(id, 'count')).toBe('counted_elsewhere');
    });

    it('counts there where the first count was reversed', async () => {
      expect(await reverse(await register(context, { mail: MAIL }))).toBe('done');
      expect(await registerWithOther()).toEqual(['counted', null]);
    });

    it('does not count by a decision where another counts them who had erased themselves since', async () => {
      await registerWithOther();
      await erase(context, personKeyOf(context.secret, MAIL), 'wish');
      expect(await decide(await held(), 'count')).toBe('counted_elsewhere');
    });

    it('does not count for a third where the first takes back what it counted before the second did', async () => {
      const third = { employerId: 'emp_three', code: 'YYYYY' };
      await addCompany(context, third);
      const first = await register(context, { mail: MAIL });
      wait(179);
      expect(await registerWithOther()).toEqual(['counted', null]);
      expect(await reverse(first)).toBe('done');
      const last = await register(context, { mail: MAIL, ...third });
      expect(await standing(last, third.employerId)).toEqual(['not_counted', 'counted_elsewhere']);
    });

    it('does not count there while another registration counts for the first', async () => {
      await register(context, { mail: MAIL });
      const namesake = await register(context, { mail: MAIL });
      expect(await decide(namesake, 'count', 'different_people')).toBe('done');
      expect(await reverse(namesake)).toBe('done');
      expect(await registerWithOther()).toEqual(['not_counted', 'counted_elsewhere']);
    });
  });

  describe('with the same employer', () => {
    const registerAfter = async (days: number) => {
      wait(days);
      return register(context, { mail: MAIL });
    };
    const handOvers = () =>
      context.database.kysely.selectFrom('disclosure_records').select('registration_id').execute();

    it('counts a year after they counted, however often they came in between', async () => {
      await addCompany(context);
      const ids: string[] = [];
      for (const days of [0, 300, 64, 1, 300]) ids.push(await registerAfter(days));
      const standings = [];
      for (const id of ids) standings.push(await standing(id));
      const counted = ['counted', null];
      const repeat = ['not_counted', 'duplicate'];
      expect(standings).toEqual([counted, repeat, repeat, counted, repeat]);
      expect(await handOvers()).toEqual([{ registration_id: ids[0] }, { registration_id: ids[3] }]);
    });

    it('counts a year after they counted, also where they were erased in between, twice', async () => {
      await addCompany(context);
      await register(context, { mail: MAIL });
      for (const days of [200, 10]) {
        await erase(context, personKeyOf(context.secret, MAIL), 'wish');
        expect(await standing(await registerAfter(days))).toEqual(['not_counted', 'duplicate']);
      }
      const before = await handOvers();
      expect(await standing(await registerAfter(1))).toEqual(['not_counted', 'duplicate']);
      expect(await handOvers()).toEqual(before);
      await erase(context, personKeyOf(context.secret, MAIL), 'wish');
      expect(await standing(await registerAfter(154))).toEqual(['counted', null]);
    });

    it('counts a year after their interview, not after they registered, also where they were erased', async () => {
      await addCompany(context, { countingStage: 'interviewed' });
      const first = await register(context, { mail: MAIL });
      wait(100);
      expect(await recordInterview(context, 'emp_one', first)).toBe(true);
      await erase(context, personKeyOf(context.secret, MAIL), 'wish');
      expect(await standing(await registerAfter(300))).toEqual(['not_counted', 'duplicate']);
    });

    it('does not wait for an interview any more once they were erased', async () => {
      await addCompany(context, { countingStage: 'interviewed' });
      const id = await register(context, { mail: MAIL });
      await erase(context, personKeyOf(context.secret, MAIL), 'wish');
      expect(await standing(id)).toEqual(['not_counted', 'withdrawn']);
      expect(await decide(id, 'count')).toBe('not_open');
    });

    it('counts by a decision also where they were erased, and nothing is left to compare', async () => {
      await addCompany(context);
      await register(context, { mail: MAIL });
      const again = await registerAfter(10);
      await erase(context, personKeyOf(context.secret, MAIL), 'wish');
      expect(await decide(again, 'count')).toBe('done');
      expect(await standing(again)).toEqual(['counted', null]);
    });

    it('does not come back in after a count that was taken back', async () => {
      await addCompany(context);
      await reverse(await register(context, { mail: MAIL }));
      expect(await standing(await registerAfter(364))).toEqual(['not_counted', 'duplicate']);
      expect(await standing(await registerAfter(1))).toEqual(['counted', null]);
    });

    it('is handed to an agency by one record: another fails, and nothing begins without it', async () => {
      await addCompany(context);
      const registrationId = await register(context, { mail: MAIL });
      const { database } = context;
      const registration = await findRegistration(database.kysely, 'emp_one', { registrationId });
      const agencies = await listAgencies(database.kysely);
      if (!registration) throw new Error('Nobody has registered.');
      const again = database.transaction((db) =>
        handOff(context, db, agencies, registration, { subject: 'the same person', now }),
      );
      await expect(again).rejects.toThrow(/unique/i);
      expect(await handOvers()).toHaveLength(1);
      const cases = await database.kysely.selectFrom('agency_cases').select('disclosure_id').execute();
      expect(cases).toHaveLength(1);
    });

    it('counts by one of two interviews within a year', async () => {
      await addCompany(context, { countingStage: 'interviewed' });
      const first = await register(context, { mail: MAIL });
      const second = await registerAfter(366);
      expect(await recordInterview(context, 'emp_one', first)).toBe(true);
      expect(await recordInterview(context, 'emp_one', second)).toBe(false);
      expect([await standing(first), await standing(second)]).toEqual([
        ['counted', null],
        ['not_counted', 'duplicate'],
      ]);
      expect(await decide(second, 'count')).toBe('already_counted');
      expect(await standing(await registerAfter(364))).toEqual(['not_counted', 'duplicate']);
      const third = await registerAfter(2);
      expect(await standing(third)).toEqual(['eligible', null]);
      expect(await recordInterview(context, 'emp_one', third)).toBe(true);
    });

    it('counts by both interviews where an operator knows that they are two', async () => {
      await addCompany(context, { countingStage: 'interviewed' });
      const first = await register(context, { mail: MAIL });
      const second = await register(context, { mail: MAIL });
      expect(await decide(second, 'count', 'different_people')).toBe('done');
      for (const id of [first, second]) expect(await recordInterview(context, 'emp_one', id)).toBe(true);
    });
  });
});
