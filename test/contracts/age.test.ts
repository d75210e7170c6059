/** What is dropped because it is old, and that nothing younger goes with it. Both engines. */
import { forgetWhatIsOver } from '../../src/server/services/housekeeping.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { recomputeCounters } from '../../src/server/services/recompute-counters.ts';
import { createVisitRecorder } from '../../src/server/services/visits.ts';
import { addCounts } from '../../src/server/services/counts.ts';
import { addCompany, BEGINNING, newLink, register } from '../support/counting.ts';
import { describeOnBothEngines, type TestDatabase } from '../support/databases.ts';
import { createTestContext } from '../support/service-context.ts';

const GROWING = ['links', 'visit_days', 'count_reports', 'verification_codes', 'outbox'] as const;

describeOnBothEngines('Age', (create) => {
  let home: TestDatabase;
  let context: ServiceContext;
  let now: number;

  beforeEach(async () => {
    now = Date.parse(BEGINNING);
    home = await create();
    context = await createTestContext(home, () => new Date(now));
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
    await home.remove();
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
});
