import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { neutral } from '../support/fixtures.ts';
import { liveText, renderPane } from '../support/render-pane.tsx';
import { fault, FakeService, ok, REPORT } from '../support/tab-fixtures.ts';

async function openReport(service = new FakeService()) {
  const pane = await renderPane(neutral(), { service });
  await pane.user.click(screen.getByRole('tab', { name: 'レポート' }));
  return pane;
}

const HIDDEN = {
  ...REPORT,
  months: REPORT.months.map((month, index) =>
    index === 0 ? { ...month, registered: 'few' as const } : month,
  ),
};

describe('The report tab', () => {
  it('shows the way from invitation to slot with shares of the invited', async () => {
    await openReport();
    const funnel = (await screen.findByRole('heading', { name: 'ご案内からの歩み' })).closest('section');
    const rows = within(funnel as HTMLElement).getAllByRole('listitem');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'ご案内62100%',
      'リンクが開かれた 参考値4877%',
      '登録3760%',
      '集計3556%',
      '紹介枠3',
    ]);
    expect(screen.getByText('11/23 6:00 時点・1日1回更新')).toBeVisible();
  });

  it('reads the chart month by month by arrow keys, and as a table', async () => {
    const { user } = await openReport();
    const chart = await screen.findByRole('img', { name: /2026年6月から2026年11月まで/ });
    chart.focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    await waitFor(() => expect(liveText('polite')).toBe('7月、ご案内8、登録4'));
    await user.click(screen.getByRole('button', { name: '表で見る' }));
    const [, newest] = within(screen.getByRole('table', { name: '月ごとのご案内と登録' })).getAllByRole(
      'row',
    );
    expect(newest?.textContent).toBe('2026年11月13881');
  });

  it('groups the digits of large numbers, as the pool does', async () => {
    const service = new FakeService();
    const months = REPORT.months.map((month) => ({ ...month, invited: 1300, registered: 1200 }));
    const funnel = { ...REPORT.funnel, invited: 15_700, registered: 2030 };
    service.answers['GET /v1/report'] = ok({ ...REPORT, funnel, months });
    const { user } = await openReport(service);
    expect(await screen.findByText('15,700')).toBeVisible();
    expect(screen.getByText('2,030')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '表で見る' }));
    const table = screen.getByRole('table', { name: '月ごとのご案内と登録' });
    expect(within(table).getAllByText('1,200')).toHaveLength(6);
  });

  it('leaves room for all digits of the axis', async () => {
    const service = new FakeService();
    const months = REPORT.months.map((month, index) => ({
      ...month,
      invited: month.invited * 1100,
      ...(index === 0 ? { registered: 2050 } : {}),
    }));
    service.answers['GET /v1/report'] = ok({ ...REPORT, months });
    await openReport(service);
    const top = within(await screen.findByRole('img', { name: /2026年6月から/ })).getByText('20,000');
    // A digit of eleven pixels is six wide.
    expect(Number(top.getAttribute('x'))).toBeGreaterThan('20,000'.length * 6);
    // Written as in the table, and read as it is written.
    const chart = screen.getByRole('img', { name: /合計68,200名/ });
    expect(within(chart).getByText('14,300')).toBeVisible();
    expect(within(chart).getByText('2,050')).toBeVisible();
  });

  it('says the years of a chart of more than twelve months', async () => {
    const service = new FakeService();
    const [month] = REPORT.months;
    const months = ['2025', '2026'].flatMap((year) =>
      Array.from({ length: 12 }, (_, index) => ({
        ...month,
        month: `${year}-${String(index + 1).padStart(2, '0')}`,
      })),
    );
    service.answers['GET /v1/report'] = ok({ ...REPORT, period: 'all', months });
    const { user } = await openReport(service);
    const chart = await screen.findByRole('img', { name: /2025年1月から2026年12月まで/ });
    for (const line of ['2025/1', '〜2025/6', '2026/7', '〜2026/12'])
      expect(within(chart).getByText(line)).toBeVisible();
    chart.focus();
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(liveText('polite')).toBe('2025年1月〜2025年6月、ご案内36、登録18'));
  });

  it('never shows a number of people that is too small', async () => {
    const service = new FakeService();
    service.answers['GET /v1/report'] = ok(HIDDEN);
    const { user } = await openReport(service);
    expect(
      await screen.findByText('1名から2名の月は、個人が特定されないよう「1〜2名」とまとめて表示します。'),
    ).toBeVisible();
    expect(screen.getByRole('img', { name: /登録は合計35〜36名/ })).toBeVisible();
    await user.click(screen.getByRole('button', { name: '表で見る' }));
    expect(screen.getByRole('row', { name: /2026年6月/ }).textContent).toBe('2026年6月61〜230');
  });

  it('asks for another period', async () => {
    const { user, service } = await openReport();
    await user.selectOptions(await screen.findByRole('combobox', { name: 'レポート' }), '直近12か月');
    expect(service.calls.filter((call) => call.includes('/v1/report'))).toEqual([
      'GET /v1/report?period=6m',
      'GET /v1/report?period=12m',
    ]);
  });

  it.each([
    ['120万', 1_200_000],
    ['¥1,500,000', 1_500_000],
    ['900000円', 900_000],
    ['', null],
  ])('saves a cost per hire typed as %j for the company', async (typed, yen) => {
    const service = new FakeService();
    service.answers['GET /v1/report'] = ok({ ...REPORT, costPerHireYen: 1 });
    const { user } = await openReport(service);
    const field = await screen.findByRole('textbox', { name: '1名あたりの採用費' });
    await user.clear(field);
    if (typed) await user.type(field, typed);
    await user.keyboard('{Enter}');
    expect(service.bodies).toEqual([{ yen }]);
    await waitFor(() => expect(liveText('polite')).toBe('保存しました'));
  });

  it('takes no other cost while one is being saved, which would be lost, and saves once what is left after Enter', async () => {
    const service = new FakeService();
    let answer: (reply: ReturnType<typeof ok>) => void = () => {};
    service.answers['PUT /v1/report/cost-per-hire'] = new Promise((resolve) => (answer = resolve));
    const { user } = await openReport(service);
    const field = await screen.findByRole('textbox', { name: '1名あたりの採用費' });
    await user.clear(field);
    await user.type(field, '1300000{Enter}9');
    expect(field).toHaveValue('1300000');
    await user.tab();
    await act(() => Promise.resolve(answer(ok(undefined))));
    expect(field).toHaveValue('¥1,300,000');
    expect(service.bodies).toEqual([{ yen: 1_300_000 }]);
    await user.click(field);
    await user.clear(field);
    await user.type(field, '140万');
    expect(field).toHaveValue('140万');
  });

  it('saves nothing by the Enter that ends a composition, also where WebKit tells of it afterwards', async () => {
    const { user, service } = await openReport();
    const field = await screen.findByRole('textbox', { name: '1名あたりの採用費' });
    await user.clear(field);
    await user.type(field, '１３０万');
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    expect(service.bodies).toEqual([]);
  });

  it('refuses what is no amount, in its place', async () => {
    const { user, service } = await openReport();
    const field = await screen.findByRole('textbox', { name: '1名あたりの採用費' });
    await user.clear(field);
    await user.type(field, 'たくさん{Enter}');
    expect(field).toHaveAccessibleDescription('金額は数字で入れてください');
    await waitFor(() => expect(liveText('polite')).toBe('金額は数字で入れてください'));
    expect(service.bodies).toEqual([]);
    // What was said at the key is not said again when the field is left.
    await user.tab();
    expect(field).not.toHaveFocus();
    expect(liveText('polite')).toBe('金額は数字で入れてください');
  });

  it('computes savings from hires alone and unused slots as a sentence', async () => {
    await openReport();
    expect(await screen.findByText('¥1,200,000', { selector: 'p' })).toBeVisible();
    expect(screen.getByText(/まだ使っていない枠が2件あります/)).toHaveTextContent('¥2,400,000');
  });

  const NONE = { invited: 0, opened: 0, registered: 0, counted: 0, slots: 0 };

  it('is empty before the first invitation', async () => {
    const service = new FakeService();
    service.answers['GET /v1/report'] = ok({ ...REPORT, period: 'all', funnel: NONE });
    await openReport(service);
    expect(await screen.findByRole('heading', { name: '数字は、最初のご案内のあとに' })).toBeVisible();
  });

  it('shows everything after quiet months, and the quiet months when they are chosen', async () => {
    const service = new FakeService();
    const replies = [
      { ...REPORT, funnel: NONE },
      { ...REPORT, period: 'all' },
      { ...REPORT, funnel: NONE },
    ];
    service.answers['GET /v1/report'] = () => Promise.resolve(ok(replies.shift()));
    const { user } = await openReport(service);
    const period = await screen.findByRole('combobox', { name: 'レポート' });
    expect(await screen.findByText('¥1,200,000', { selector: 'p' })).toBeVisible();
    expect(period).toHaveDisplayValue('すべて');
    await user.selectOptions(period, '直近6か月');
    await waitFor(() =>
      expect(screen.getByText(/^ご案内/, { selector: 'li *' }).closest('li')).toHaveTextContent(/^ご案内0/),
    );
    expect(period).toHaveDisplayValue('直近6か月');
    expect(screen.getByRole('button', { name: 'CSV' })).toBeVisible();
    expect(screen.queryByRole('heading', { name: '数字は、最初のご案内のあとに' })).toBeNull();
    expect(service.calls.filter((call) => call.includes('/v1/report'))).toEqual(
      ['6m', 'all', '6m'].map((each) => `GET /v1/report?period=${each}`),
    );
  });

  it('offers the CSV to be copied by a press of its own, where it can neither be saved nor copied after it was fetched', async () => {
    jest
      .spyOn(navigator, 'userAgent', 'get')
      .mockReturnValue('Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko)');
    const { user } = await openReport();
    const copies = jest.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('too late'));
    await user.click(await screen.findByRole('button', { name: 'CSV' }));
    expect(await screen.findByText(/^この Outlook ではファイルを保存できません/)).toBeVisible();
    copies.mockResolvedValue();
    await user.click(screen.getByRole('button', { name: 'CSVの中身をコピー' }));
    expect(await screen.findByRole('button', { name: 'コピーしました' })).toBeVisible();
    expect(copies).toHaveBeenLastCalledWith('\u6708,\u3054\u6848\u5185\r\n2026-11,13\r\n');
    jest.restoreAllMocks();
  });

  it('keeps what it had when offline, and lets nothing be changed then', async () => {
    const { user, service } = await openReport();
    await screen.findByRole('heading', { name: 'ご案内からの歩み' });
    service.answers['GET /v1/report'] = fault('offline');
    await user.selectOptions(screen.getByRole('combobox', { name: 'レポート' }), '直近12か月');
    // Two Japanese sentences have no blank between them.
    expect(await screen.findByText(/読み込めませんでした。オフラインです。/)).toBeVisible();
    expect(screen.getByRole('textbox', { name: '1名あたりの採用費' })).toBeDisabled();
  });
});
