/** Figures by the day, under a clock that was wrong for a while, on both engines. */
import { closeDay } from '../../src/server/services/figures/closing.ts';
import { readProgress } from '../../src/server/services/figures/progress.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { recomputeCounters } from '../../src/server/services/credit/recompute-counters.ts';
import { addCompany, people, register } from '../support/counting.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { createTestContext } from '../support/service-context.ts';

describeOnBothEngines('Closings under a clock that was wrong', (create) => {
  let context: ServiceContext;
  let now: Date;
  let employerId: string;

  beforeEach(async () => {
    at('2026-11-25T03:00:00.000Z');
    context = await createTestContext(await create(), () => now);
    employerId = await addCompany(context, { cadence: 'daily' });
    await registerAll(people(3));
    await closedAt('2026-11-26T03:00:00.000Z');
    expect(await figures()).toEqual(['2026-11-25T21:00:00.000Z', 3]);
  });

  afterEach(async () => {
    expect(await recomputeCounters(context)).toEqual([]);
  });

  const at = (moment: string) => {
    now = new Date(moment);
  };
  const registerAll = async (mails: readonly string[]) => {
    for (const mail of mails) await register(context, { mail });
  };
  const closedAt = (moment: string) => {
    at(moment);
    return closeDay(context);
  };
  const figures = async () => {
    const { asOf, registered } = await readProgress(context, employerId);
    return [asOf, registered];
  };
  const closings = async () =>
    (
      await context.database.kysely
        .selectFrom('progress_snapshots')
        .select('closing_at')
        .orderBy('closing_at')
        .execute()
    ).map((row) => row.closing_at);

  it('go on day by day once one that was ahead is mended, and are right when that day comes', async () => {
    await closedAt('2027-11-26T03:00:00.000Z');
    at('2026-11-26T04:00:00.000Z');
    expect(await figures()).toEqual(['2026-11-25T21:00:00.000Z', 3]);
    await registerAll(people(2, 10));
    await closedAt('2026-11-27T03:00:00.000Z');
    expect(await figures()).toEqual(['2026-11-26T21:00:00.000Z', 5]);
    await registerAll(people(1, 20));
    await closedAt('2027-11-26T03:00:00.000Z');
    expect(await figures()).toEqual(['2027-11-25T21:00:00.000Z', 6]);
  });

  it('show who registered while it was ahead with those who come after', async () => {
    at('2027-11-26T03:00:00.000Z');
    await registerAll(people(1, 10));
    await closedAt('2027-11-27T03:00:00.000Z');
    at('2026-11-26T04:00:00.000Z');
    await registerAll(people(1, 20));
    await closedAt('2026-11-27T03:00:00.000Z');
    expect(await figures()).toEqual(['2026-11-26T21:00:00.000Z', 5]);
    expect(await closings()).toEqual(['2026-11-25T21:00:00.000Z', '2026-11-26T21:00:00.000Z']);
  });

  it('leave whoever registers at their very moment to the next', async () => {
    at('2026-11-26T21:00:00.000Z');
    await registerAll(people(1, 10));
    await closedAt('2026-11-27T03:00:00.000Z');
    expect(await figures()).toEqual(['2026-11-26T21:00:00.000Z', 3]);
    await closedAt('2026-11-28T03:00:00.000Z');
    expect(await figures()).toEqual(['2026-11-27T21:00:00.000Z', 4]);
  });

  it('stay where one was behind', async () => {
    await closedAt('2026-11-25T02:00:00.000Z');
    at('2026-11-26T04:00:00.000Z');
    expect(await figures()).toEqual(['2026-11-25T21:00:00.000Z', 3]);
    expect(await closings()).toContain('2026-11-25T21:00:00.000Z');
  });
});
