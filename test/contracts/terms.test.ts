/** Terms that were set wrongly and corrected, on both engines. */
import { sql } from 'kysely';
import { closeDay } from '../../src/server/services/figures/closing.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { changePolicy } from '../../src/server/services/credit/policies.ts';
import { readProgress } from '../../src/server/services/figures/progress.ts';
import { recomputeCounters } from '../../src/server/services/credit/recompute-counters.ts';
import { addCompany, BEGINNING, people, register } from '../support/counting.ts';
import { describeOnBothEngines, type TestDatabase } from '../support/databases.ts';
import { createTestContext } from '../support/service-context.ts';

describeOnBothEngines('Corrected terms', (create) => {
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
  });

  const registerAll = async (mails: readonly string[]) => {
    for (const mail of mails) await register(context, { mail });
  };
  /** A day passes, with its closing. */
  const closeTheDay = async () => {
    now = new Date(now.getTime() + 86_400_000);
    await closeDay(context);
  };
  /** What was written, oldest first. */
  const closings = () =>
    context.database.kysely
      .selectFrom('progress_snapshots')
      .select(['employer_id', 'threshold', 'next_slot_at', 'remaining'])
      .orderBy('closing_at')
      .execute();
  const change = async (employerId: string, threshold: number) => {
    const terms = { threshold, countingStage: 'registered', slotValidDays: null, pendingDays: 180 } as const;
    const effectiveFrom = new Date(now.getTime() + 1000);
    await changePolicy(context, { employerId, terms, effectiveFrom, by: 'mbr_operator' });
    now = new Date(now.getTime() + 2000);
  };

  it.each(['at_once', 'daily'] as const)('take nobody, where figures are shown %s', async (cadence) => {
    const employerId = await addCompany(context, { cadence });
    await registerAll(people(9));
    for (const threshold of [5, 10]) {
      await change(employerId, threshold);
      await register(context, { mail: `hr-${threshold}@own.example` });
      await closeTheDay();
      expect(await readProgress(context, employerId)).toMatchObject({
        counted: 9,
        threshold,
        remaining: 1,
        filled: threshold - 1,
      });
    }
    await registerAll(people(1, 20));
    await closeTheDay();
    expect(await readProgress(context, employerId)).toMatchObject({
      counted: 10,
      remaining: 10,
      slots: { granted: 1 },
    });
  });

  it('show from the moment they hold, before an entry or a closing has followed them', async () => {
    const daily = await addCompany(context, { cadence: 'daily', threshold: 10 });
    await registerAll(people(3));
    const atOnce = await addCompany(context, { employerId: 'emp_two', code: 'R5WXD', threshold: 10 });
    await closeTheDay();
    expect(await readProgress(context, daily)).toMatchObject({ threshold: 10, filled: 3, remaining: 7 });
    for (const [employerId, filled] of [
      [daily, 3],
      [atOnce, 0],
    ] as const) {
      await change(employerId, 5);
      expect(await readProgress(context, employerId)).toMatchObject({
        threshold: 5,
        filled,
        remaining: 5 - filled,
        slots: { granted: 0 },
      });
    }
    await change(daily, 2);
    expect(await readProgress(context, daily)).toMatchObject({ threshold: 2, filled: 1, remaining: 1 });
    await closeTheDay();
    expect(await closings()).toEqual([
      { employer_id: daily, threshold: 10, next_slot_at: 10, remaining: 7 },
      { employer_id: daily, threshold: 2, next_slot_at: 2, remaining: 1 },
    ]);
    // Corrected again, it has taken nobody and granted nothing.
    await change(daily, 10);
    expect(await readProgress(context, daily)).toMatchObject({ threshold: 10, filled: 3, remaining: 7 });
    await registerAll(people(1, 20));
    await closeTheDay();
    expect(await readProgress(context, daily)).toMatchObject({ counted: 4, threshold: 10, remaining: 6 });
    expect((await closings()).at(-1)).toMatchObject({ threshold: 10, next_slot_at: 10, remaining: 6 });
  });

  it('do not show before their day', async () => {
    const employerId = await addCompany(context, { cadence: 'daily' });
    await closeTheDay();
    const terms = {
      threshold: 5,
      countingStage: 'registered',
      slotValidDays: null,
      pendingDays: 180,
    } as const;
    const effectiveFrom = new Date(now.getTime() + 86_400_000);
    await changePolicy(context, { employerId, terms, effectiveFrom, by: 'mbr_operator' });
    expect(await readProgress(context, employerId)).toMatchObject({ threshold: 10, remaining: 10 });
    now = effectiveFrom;
    expect(await readProgress(context, employerId)).toMatchObject({ threshold: 5, remaining: 5 });
  });

  it('are no reason for figures of a closing at which the employer was not here yet', async () => {
    const employerId = await addCompany(context, { cadence: 'daily' });
    await closeDay(context);
    expect(await closings()).toEqual([]);
    expect(await readProgress(context, employerId)).toMatchObject({ registered: 0, threshold: 10 });
    await closeTheDay();
    expect(await closings()).toHaveLength(1);
  });

  it('give back whom they had taken before 0018, in the counters and at the newest closing', async () => {
    await addCompany(context, { cadence: 'daily' });
    await registerAll(people(13));
    await closeTheDay();
    await registerAll(people(2, 20));
    const before = context.database;
    for (const table of ['employer_counters', 'progress_snapshots'] as const)
      await before.kysely.updateTable(table).set({ next_slot_at: 23 }).execute();
    await sql`delete from kysely_migration where name = '0018-corrected-terms'`.execute(before.kysely);
    await before.close();
    context = await createTestContext(home, () => now);
    expect(await recomputeCounters(context)).toEqual([]);
    const snapshots = context.database.kysely.selectFrom('progress_snapshots').select('next_slot_at');
    expect(await snapshots.execute()).toEqual([{ next_slot_at: 20 }]);
  });
});
