import { screen, within } from '@testing-library/react';
import { detected, TOTALS } from '../support/fixtures.ts';
import { renderPane } from '../support/render-pane.tsx';

function strip() {
  return within(screen.getByRole('region', { name: '進み具合' }));
}

describe('The progress strip', () => {
  it('says everything in one sentence', async () => {
    await renderPane(detected());
    expect(
      strip().getByText(
        '次の無料紹介枠まで、あと3名。10名のうち登録済み7名、登録待ち25名。利用できる枠は2件。11/23 6:00 時点。',
      ),
    ).toBeInTheDocument();
  });

  it('opens the breakdown in place', async () => {
    const { user } = await renderPane(detected());
    const toggle = strip().getByRole('button', { name: '内訳' });
    await user.click(toggle);
    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    for (const text of ['49名', '47名', '集計に入らない 2名', '重複 1', '確認中 1'])
      expect(strip().getByText(text)).toBeVisible();
    expect(strip().queryByText(/社内のアドレス/)).toBeNull();
    // Office.js listens there, and would take the focus into the message.
    const outlook = jest.fn();
    addEventListener('keydown', outlook);
    await user.keyboard('{Escape}');
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    expect(outlook).not.toHaveBeenCalled();
    await user.keyboard('{Escape}');
    expect(outlook).toHaveBeenCalledTimes(1);
    removeEventListener('keydown', outlook);
  });

  it('writes numbers of many digits as everywhere', async () => {
    const many = { pending: 1234, registered: 2345, counted: 2340 };
    const { user } = await renderPane(detected(), { totals: { ...TOTALS, ...many } });
    expect(strip().getByText('1,234')).toBeVisible();
    expect(strip().getByText(/登録待ち1,234名。/)).toBeInTheDocument();
    await user.click(strip().getByRole('button', { name: '内訳' }));
    expect(strip().getByText('2,345名')).toBeVisible();
    expect(strip().getByText('2,340名')).toBeVisible();
  });

  it('names what the contract counts', async () => {
    await renderPane(detected(), { totals: { ...TOTALS, countingStage: 'interviewed' } });
    expect(strip().getByText('面談済み')).toBeVisible();
    expect(
      strip().getByText(/^次の無料紹介枠まで、.*10名のうち面談済み7名、登録待ち25名。/),
    ).toBeInTheDocument();
    expect(strip().queryByText(/登録済み/)).toBeNull();
  });

  it('keeps the time of the last totals while offline', async () => {
    await renderPane(detected(), { totals: { ...TOTALS, freshness: 'offline' } });
    expect(strip().getByText('11/23 6:00 時点・オフライン')).toBeVisible();
  });

  it('offers to connect again when the connection ran out', async () => {
    const { user, calls } = await renderPane(detected(), { totals: { ...TOTALS, freshness: 'expired' } });
    await user.click(strip().getByRole('button', { name: '人数を新しくするには、接続し直してください' }));
    expect(calls()).toEqual(['reconnect()']);
  });

  it('offers to connect again when the connection ran out before there were totals', async () => {
    const { user, calls } = await renderPane(detected(), { totals: 'expired' });
    await user.click(strip().getByRole('button', { name: '人数を新しくするには、接続し直してください' }));
    expect(calls()).toEqual(['reconnect()']);
  });

  it('celebrates a new slot in one line until the user moves on', async () => {
    const { user, calls } = await renderPane(detected(), { totals: { ...TOTALS, newSlots: 1 } });
    expect(strip().getByText('紹介枠が1件増えました')).toBeVisible();
    await user.click(strip().getByRole('button', { name: '紹介枠を見る' }));
    expect(calls()).toEqual(['acknowledgeNewSlot()']);
  });

  it('tells that a sample company refreshes at once, and does so once', async () => {
    const { user } = await renderPane(detected(), { totals: { ...TOTALS, demo: true } });
    expect(strip().getByText('見本の会社のため、すぐに更新します')).toBeVisible();
    await user.click(strip().getByRole('button', { name: '内訳' }));
    expect(strip().getByText('49名')).toBeVisible();
    expect(strip().getAllByText('見本の会社のため、すぐに更新します')).toHaveLength(1);
    expect(strip().queryByText(/1日1回/)).toBeNull();
  });

  it('holds its place while loading', async () => {
    await renderPane(detected(), { totals: 'loading' });
    expect(screen.getByRole('region', { name: '進み具合' })).toHaveAttribute('aria-busy', 'true');
  });

  it('is away without a company', async () => {
    await renderPane(detected(), { totals: null });
    expect(screen.queryByRole('region', { name: '進み具合' })).toBeNull();
  });
});
