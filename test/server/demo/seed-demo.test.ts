import { AOBA, MINATO } from '../../../src/server/demo/sample-companies.ts';
import { seedDemo } from '../../../src/server/demo/seed-demo.ts';
import { connect } from '../../../src/server/services/connections.ts';
import { readChecklist } from '../../../src/server/services/operator/checklist.ts';
import { readHeld } from '../../../src/server/services/operator/held.ts';
import { readPool } from '../../../src/server/services/pool.ts';
import { readProgress } from '../../../src/server/services/progress.ts';
import { readReport } from '../../../src/server/services/report.ts';
import { recomputeCounters } from '../../../src/server/services/recompute-counters.ts';
import { describeOnBothEngines, type TestDatabase } from '../../support/databases.ts';
import { createTestContext } from '../../support/service-context.ts';

const NOW = new Date('2026-11-24T03:00:00.000Z');

describeOnBothEngines('The sample company', (create) => {
  let home: TestDatabase;

  beforeEach(async () => {
    home = await create();
  });

  afterEach(async () => {
    await home.remove();
  });

  it('has the history of the drawings, and a ledger that agrees with it', async () => {
    const context = await createTestContext(home, () => NOW);
    await seedDemo(context);
    expect(await readProgress(context, AOBA.employerId)).toMatchObject({
      cadence: 'at_once',
      registered: 49,
      counted: 47,
      filled: 7,
      threshold: 10,
      remaining: 3,
      pending: 25,
      notCounted: { duplicate: 1, review: 1, ownDomain: 0, disposable: 0, other: 0 },
      slots: { granted: 4, used: 2, reserved: 0, expired: 0, available: 2 },
    });
    expect(await recomputeCounters(context)).toEqual([]);
  });

  it.each(['2026-11-24T03:00:00.000Z', '2026-12-31T14:30:00.000Z', '2027-03-01T00:10:00.000Z'])(
    'has the report, the people and the queue of the drawings on %s',
    async (now) => {
      const context = await createTestContext(home, () => new Date(now));
      await seedDemo(context);
      const report = await readReport(context, AOBA.employerId, '6m');
      expect(report.funnel).toEqual({ invited: 62, opened: 48, registered: 37, counted: 35, slots: 3 });
      expect(report).toMatchObject({ hires: 1, costPerHireYen: 1_200_000, unusedSlots: 2 });
      expect(report.months.map((month) => month.registered)).toEqual([3, 4, 5, 7, 10, 8]);
      expect((await readProgress(context, AOBA.employerId)).pending).toBe(25);
      const { people } = await readPool(context, AOBA.employerId);
      expect(people).toHaveLength(18);
      const engineers = people.filter(
        (person) => person.job.includes('エンジニア') || person.job.includes('SRE'),
      );
      expect(engineers.map((person) => person.name)).toEqual(['佐藤 美咲', '中村 遥', '小林 翔', '山本 彩']);
      expect((await readHeld(context)).map((item) => item.kind).toSorted()).toEqual([
        'disposable',
        'disposable',
        'duplicate',
        'duplicate',
        'duplicate',
      ]);
      expect(await readChecklist(context, AOBA.employerId)).toMatchObject({ ready: true, minutes: 16 });
      expect(await readChecklist(context, MINATO.employerId)).toMatchObject({ ready: false, next: 'policy' });
    },
    180_000,
  );

  it('is written once, however often the machine starts', async () => {
    const context = await createTestContext(home, () => NOW);
    await seedDemo(context);
    const before = await context.database.kysely.selectFrom('ledger_entries').selectAll().execute();
    await seedDemo(context);
    await context.database.kysely.deleteFrom('settings').where('name', '=', 'sample companies').execute();
    await seedDemo(context);
    expect(await context.database.kysely.selectFrom('ledger_entries').selectAll().execute()).toEqual(before);
  });

  it('sends no mail to people who never existed', async () => {
    const context = await createTestContext(home, () => NOW);
    await seedDemo(context);
    expect(await context.database.kysely.selectFrom('outbox').selectAll().execute()).toEqual([]);
  });

  it('is connected by its invitation code, however it is typed', async () => {
    const context = await createTestContext(home, () => NOW);
    await seedDemo(context);
    expect(await connect(context, ' k7q2m w4t9e ')).toMatchObject({ token: expect.any(String) as string });
    expect(await connect(context, 'K7Q2M-W4T9F')).toBeUndefined();
  });
});
