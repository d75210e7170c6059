/** A person who registers again, there or with another employer, on both engines. */
import type { ReviewDecision, ReviewReason } from '../../src/core/credit/review.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { recomputeCounters } from '../../src/server/services/credit/recompute-counters.ts';
import { decideHeld, reverseCount } from '../../src/server/services/review.ts';
import { findRegistration } from '../../src/server/stores/registrations.ts';
import { addCompany, BEGINNING, newLink, register } from '../support/counting.ts';
import { describeOnBothEngines, type TestDatabase } from '../support/databases.ts';
import { createTestContext } from '../support/service-context.ts';

const BY = 'mbr_operator';
const MAIL = 'person@example.jp';
const OTHER = { employerId: 'emp_two', code: 'ZZZZZ' };

describeOnBothEngines('A person who comes again', (create) => {
  let home: TestDatabase;
  let context: ServiceContext;
  let now: Date;

  beforeEach(async () => {
    now = new Date(BEGINNING);
    home = await create();
    context = await createTestContext(home, () => now);
  });

  afterEach(async () => {
    expect(await recomputeCounters(context)).toEqual([]);
    await home.remove();
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

    it('does not count there while another registration counts for the first', async () => {
      await register(context, { mail: MAIL });
      const namesake = await register(context, { mail: MAIL });
      expect(await decide(namesake, 'count', 'different_people')).toBe('done');
      expect(await reverse(namesake)).toBe('done');
      expect(await registerWithOther()).toEqual(['not_counted', 'counted_elsewhere']);
    });
  });
});
