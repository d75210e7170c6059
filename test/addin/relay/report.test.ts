import type { ApiResult } from '../../../src/addin/api/api-client.ts';
import { fault, FakeService, ok, REPORT, tabSources } from '../pane/support/tab-fixtures.ts';

const QUIET = { ...REPORT, funnel: { ...REPORT.funnel, invited: 0, registered: 0 } };

function begin(answer: () => ApiResult<unknown> | Promise<ApiResult<unknown>>) {
  const service = new FakeService();
  service.answers['GET /v1/report'] = answer;
  const { report } = tabSources(service, 'ja').sources;
  return { service, report };
}

describe('The report', () => {
  it('shows the figures of the period that was chosen last, whichever answer comes first', async () => {
    const answers: ((answer: ApiResult<unknown>) => void)[] = [];
    const { report } = begin(() => new Promise((resolve) => answers.push(resolve)));
    report.choosePeriod('12m');
    report.choosePeriod('all');
    expect(report.view()).toMatchObject({ period: 'all', report: { loading: true } });
    const shown = { ...REPORT, hires: 9 };
    answers[1]?.(ok(shown));
    answers[0]?.(ok(REPORT));
    await new Promise((resolve) => setTimeout(resolve));
    expect(report.view()).toEqual({ period: 'all', report: { value: shown, loading: false, fault: null } });
  });

  it('says that it is being read while the figures of before stay', async () => {
    const { service, report } = begin(() => ok(REPORT));
    await report.load();
    service.answers['GET /v1/report'] = () => new Promise(() => undefined);
    report.choosePeriod('12m');
    expect(report.view()).toMatchObject({ period: '12m', report: { value: REPORT, loading: true } });
  });

  it('shows everything there is where the last months were quiet, unless somebody chose the period', async () => {
    const { service, report } = begin(() => ok(QUIET));
    await report.load();
    expect(report.view().period).toBe('all');
    report.choosePeriod('6m');
    await new Promise((resolve) => setTimeout(resolve));
    expect(report.view().period).toBe('6m');
    expect(service.calls).toEqual([
      'GET /v1/report?period=6m',
      'GET /v1/report?period=all',
      'GET /v1/report?period=6m',
    ]);
  });

  it('keeps the cost that holds where another could not be saved', async () => {
    const { service, report } = begin(() => ok(REPORT));
    await report.load();
    service.answers['PUT /v1/report/cost-per-hire'] = fault('offline');
    expect(await report.setCostPerHire(1)).toBe('offline');
    expect(report.view().report.value?.costPerHireYen).toBe(REPORT.costPerHireYen);
    service.answers['PUT /v1/report/cost-per-hire'] = ok(undefined);
    expect(await report.setCostPerHire(1)).toBeNull();
    expect(report.view().report.value?.costPerHireYen).toBe(1);
  });
});
