import type { ProgressReply } from '../../../src/contract/progress.ts';
import type { ReportReply } from '../../../src/contract/report.ts';
import { closeDay } from '../../../src/server/services/figures/closing.ts';
import { registerByPages, newLink } from '../../support/candidate.ts';
import { addCompany } from '../../support/company.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../../support/service-app.ts';

/** 05:00 in Japan, an hour before the closing. */
const BEFORE_CLOSING = '2026-11-23T20:00:00.000Z';
/** 15:00 in Japan. */
const AFTERNOON = '2026-11-24T06:00:00.000Z';

describeOnBothEngines('The report', (create) => {
  let site: ServiceApp;
  let count = 0;

  beforeEach(async () => {
    site = await openServiceApp(await create(), AFTERNOON);
  });

  afterEach(() => site.close());

  const register = (n: number) =>
    repeat(n, () => registerByPages(site, { link: newLink('K7Q2M'), mail: `p${(count += 1)}@example.jp` }));
  const repeat = async (n: number, work: () => Promise<unknown>) => {
    for (let i = 0; i < n; i += 1) await work();
  };
  const send = async (call: Awaited<ReturnType<ServiceApp['asEmployer']>>, day: string, n: number) => {
    const report = {
      reportId: `report-of-${day}-0000`,
      day,
      stage: 'first',
      language: 'ja',
      inserted: n,
      sent: n,
    };
    const reply = await call({ method: 'POST', url: '/v1/counts', payload: { reports: [report] } });
    expect(reply.statusCode).toBe(200);
  };

  it('sums a funnel and masks small months, also in the table for spreadsheets', async () => {
    await addCompany(site.context.database.kysely);
    const call = await site.asEmployer('emp_one');
    site.at('2026-09-10T03:00:00.000Z');
    await register(2);
    await send(call, '2026-09-10', 5);
    site.at('2026-10-10T03:00:00.000Z');
    await register(8);
    await send(call, '2026-10-10', 12);
    site.at(AFTERNOON);
    await register(1);
    site.visits.note('emp_one', null, { userAgent: 'Mozilla/5.0', accept: 'text/html', purpose: undefined });
    await site.visits.flush();

    const report = (await call({ url: '/v1/report?period=6m' })).json<ReportReply>();
    expect(report.asOf).toBe(AFTERNOON);
    expect(report.funnel).toEqual({ invited: 17, opened: 1, registered: 11, counted: 11, slots: 1 });
    expect(report.months.map((month) => month.month)).toEqual([
      '2026-06',
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
      '2026-11',
    ]);
    expect(report.months.slice(3)).toEqual([
      { month: '2026-09', invited: 5, opened: 0, registered: 'few', counted: 'few', slots: 0 },
      { month: '2026-10', invited: 12, opened: 0, registered: 8, counted: 8, slots: 1 },
      { month: '2026-11', invited: 0, opened: 'few', registered: 'few', counted: 'few', slots: 0 },
    ]);
    expect(report.unusedSlots).toBe(1);

    const csv = await call({ url: '/v1/report.csv?period=6m&language=ja' });
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.body.startsWith('\ufeff月,ご案内,')).toBe(true);
    expect(csv.body.split('\r\n').slice(4, 6)).toEqual([
      '2026年9月,5,0,1〜2名,1〜2名,0',
      '2026年10月,12,0,8,8,1',
    ]);
    const english = await call({ url: '/v1/report.csv?period=6m&language=en' });
    expect(english.body).toContain('2026-09,5,0,1–2,1–2,0');
  });

  it('masks no more than one or two', async () => {
    await addCompany(site.context.database.kysely);
    const call = await site.asEmployer('emp_one');
    await register(3);
    const report = (await call({ url: '/v1/report?period=6m' })).json<ReportReply>();
    expect(report.months.at(-1)).toMatchObject({ registered: 3, counted: 3 });
  });

  it('waits for whom a link went to through the last day of the terms, and no longer', async () => {
    await addCompany(site.context.database.kysely);
    const call = await site.asEmployer('emp_one');
    // 180 days before.
    await send(call, '2026-05-28', 5);
    const pending = async () => (await call({ url: '/v1/progress' })).json<ProgressReply>().pending;
    expect(await pending()).toBe(5);
    site.at('2026-11-25T06:00:00.000Z');
    expect(await pending()).toBe(0);
  });

  it('takes the day of a computer that is a day ahead, and today’s where it is further off', async () => {
    const db = site.context.database.kysely;
    await addCompany(db);
    const call = await site.asEmployer('emp_one');
    for (const day of ['2026-11-25', '2026-11-26']) await send(call, day, 1);
    const days = await db.selectFrom('insertion_days').select('day').orderBy('day').execute();
    expect(days).toEqual([{ day: '2026-11-24' }, { day: '2026-11-25' }]);
  });

  it('shows a daily employer what was before the closing, to the hour, and nothing after it', async () => {
    await addCompany(site.context.database.kysely, { cadence: 'daily' });
    const call = await site.asEmployer('emp_one');
    site.at('2026-11-23T03:00:00.000Z');
    await register(3);
    site.at(BEFORE_CLOSING);
    await register(1);
    site.at('2026-11-23T22:00:00.000Z');
    await register(1);
    site.at(AFTERNOON);
    await closeDay(site.context);
    await register(1);
    const report = (await call({ url: '/v1/report?period=all' })).json<ReportReply>();
    expect(report.asOf).toBe('2026-11-23T21:00:00.000Z');
    expect(report.funnel.registered).toBe(4);
    expect((await call({ url: '/v1/progress' })).json()).toMatchObject({ registered: 4 });
    expect(report.months[0]?.month).toBe('2026-01');
    site.at('2026-11-25T06:00:00.000Z');
    await closeDay(site.context);
    expect((await call({ url: '/v1/report?period=6m' })).json<ReportReply>().funnel.registered).toBe(6);
  });

  it('reads a closing that was written before an account was there', async () => {
    const db = site.context.database.kysely;
    await addCompany(db, { cadence: 'daily' });
    const call = await site.asEmployer('emp_one');
    await closeDay(site.context);
    await db
      .updateTable('progress_snapshots')
      .set({ totals: JSON.stringify({ registered: 3, counted: 3 }) })
      .execute();
    expect((await call({ url: '/v1/progress' })).json()).toMatchObject({
      registered: 3,
      notCounted: { review: 0, other: 0 },
      slots: { available: 0 },
    });
  });

  it('counts no hire that was told after the closing', async () => {
    const db = site.context.database.kysely;
    await addCompany(db, { cadence: 'daily' });
    const call = await site.asEmployer('emp_one');
    for (const [slot, closed_at] of [BEFORE_CLOSING, AFTERNOON].entries())
      await db
        .insertInto('slot_requests')
        .values({
          ...{ employer_id: 'emp_one', request_id: `req_${slot}`, slot_id: `slot_${slot}`, language: 'ja' },
          ...{ position: '営業', who: '', state: 'hired', requested_at: closed_at, reply_by: '2026-11-30' },
          closed_at,
        })
        .execute();
    await closeDay(site.context);
    expect((await call({ url: '/v1/report?period=6m' })).json()).toMatchObject({ hires: 1 });
  });

  it('keeps one figure per company, and shows it to nobody else', async () => {
    const db = site.context.database.kysely;
    await addCompany(db);
    await addCompany(db, { employerId: 'emp_two', code: 'ZZZZZ' });
    const [one, two] = [await site.asEmployer('emp_one'), await site.asEmployer('emp_two')];
    const put = (yen: number | string | null) =>
      one({ method: 'PUT', url: '/v1/report/cost-per-hire', payload: { yen } });
    expect((await put(1_200_000)).statusCode).toBe(204);
    expect((await one({ url: '/v1/report?period=6m' })).json()).toMatchObject({ costPerHireYen: 1_200_000 });
    expect((await two({ url: '/v1/report?period=6m' })).json()).toMatchObject({ costPerHireYen: null });
    expect((await put(null)).statusCode).toBe(204);
    expect((await one({ url: '/v1/report?period=6m' })).json()).toMatchObject({ costPerHireYen: null });
    for (const wrong of [-1, 0.5, '5', 100_000_001]) expect((await put(wrong)).statusCode).toBe(400);
    expect((await one({ url: '/v1/report?period=1m' })).statusCode).toBe(400);
  });
});
