import { screen, waitFor, within } from '@testing-library/react';
import type { DraftOpening } from '../../../../src/addin/host/mail-host.ts';
import { neutral } from '../support/fixtures.ts';
import { liveText, renderPane } from '../support/render-pane.tsx';
import { fault, FakeService, ok, PEOPLE, POOL } from '../support/tab-fixtures.ts';

async function openPool(service = new FakeService(), opens: DraftOpening | null = 'opened') {
  const pane = await renderPane(neutral(), { service, opens });
  await pane.user.click(screen.getByRole('tab', { name: '再連絡' }));
  return pane;
}

const names = () =>
  within(screen.getByRole('list', { name: '同意された方' }))
    .getAllByRole('heading')
    .map(({ textContent }) => textContent);
const write = (name: string) => screen.getByRole('button', { name: `もう一度連絡する ${name} 様` });

describe('The pool tab', () => {
  it('lists the people who agreed, newest first, with how long they do', async () => {
    await openPool();
    await screen.findByRole('list', { name: '同意された方' });
    expect(names()).toEqual(['佐藤 美咲 様', '中村 遥 様', '小林 翔 様', '山本 彩 様']);
    expect(screen.getByText('同意 〜27/11')).toBeVisible();
    expect(screen.getByText('あと21日')).toBeVisible();
    expect(screen.getByText('東京・2025年12月に同意')).toBeVisible();
    expect(screen.getByText('再連絡に同意した方だけ。')).toBeVisible();
  });

  it('finds and narrows on the device: no word of it is sent', async () => {
    const { user, service } = await openPool();
    await user.type(await screen.findByRole('searchbox', { name: '職種・お名前で探す' }), 'ふろんと');
    expect(names()).toEqual(['中村 遥 様']);
    await user.clear(screen.getByRole('searchbox'));
    await user.selectOptions(screen.getByRole('combobox', { name: '職種' }), 'バックエンドエンジニア');
    expect(names()).toEqual(['佐藤 美咲 様', '山本 彩 様']);
    await user.selectOptions(screen.getByRole('combobox', { name: '時期' }), '2025年12月');
    expect(names()).toEqual(['山本 彩 様']);
    await user.click(screen.getByRole('button', { name: '職種を外す' }));
    await user.selectOptions(screen.getByRole('combobox', { name: '勤務地' }), '九州・沖縄');
    expect(screen.getByText('条件に合う方はいません')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '条件を外す' }));
    expect(names()).toHaveLength(4);
    expect(service.calls.filter((call) => call.includes('pool'))).toEqual(['GET /v1/pool']);
  });

  it('opens a new message to that person, and sends nothing', async () => {
    const { user, tabs } = await openPool();
    await screen.findByRole('list', { name: '同意された方' });
    await user.click(write('中村 遥'));
    await waitFor(() => expect(liveText('polite')).toBe('新しいメールを開きました'));
    expect(tabs.drafts.map(({ to }) => to)).toEqual([[{ address: PEOPLE[1]?.mail, name: '中村 遥' }]]);
  });

  it('offers the address where only the mail program could be asked for a new message', async () => {
    const { user, tabs } = await openPool(new FakeService(), 'handed_over');
    await screen.findByRole('list', { name: '同意された方' });
    await user.click(write('中村 遥'));
    const note = await screen.findByText(/メールソフトで新しいメールを開きます/);
    expect(note.closest('li')).toHaveTextContent('中村 遥 様');
    expect(tabs.drafts).toHaveLength(1);
    const copied = jest.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await user.click(screen.getByRole('button', { name: '宛先をコピー' }));
    await waitFor(() => expect(liveText('polite')).toBe('コピーしました'));
    expect(copied).toHaveBeenCalledWith(PEOPLE[1]?.mail);
  });

  it('shows the way to the address where no message could be opened and nothing was copied by itself', async () => {
    const { user } = await openPool(new FakeService(), null);
    await screen.findByRole('list', { name: '同意された方' });
    await user.click(write('中村 遥'));
    expect((await screen.findByText(/新しいメールを開けませんでした/)).closest('li')).toHaveTextContent(
      '中村 遥 様',
    );
    const copied = jest.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await user.click(screen.getByRole('button', { name: '宛先をコピー' }));
    await waitFor(() => expect(liveText('polite')).toBe('コピーしました'));
    expect(copied).toHaveBeenCalledWith(PEOPLE[1]?.mail);
  });

  it('takes somebody off who has withdrawn in this very moment', async () => {
    const service = new FakeService();
    service.answers[`GET /v1/pool/${encodeURIComponent(PEOPLE[0]?.personId ?? '')}`] = fault('not_found');
    const { user, tabs } = await openPool(service);
    await screen.findByRole('list', { name: '同意された方' });
    await user.click(write('佐藤 美咲'));
    expect(await screen.findByText('この方は、たったいま同意を取り消されました。')).toBeVisible();
    expect(names()).not.toContain('佐藤 美咲 様');
    expect(tabs.drafts).toEqual([]);
  });

  it('opens no message when the consent cannot be checked', async () => {
    const service = new FakeService();
    service.answers[`GET /v1/pool/${encodeURIComponent(PEOPLE[0]?.personId ?? '')}`] = fault('offline');
    const { user, tabs } = await openPool(service);
    await screen.findByRole('list', { name: '同意された方' });
    await user.click(write('佐藤 美咲'));
    expect(await screen.findAllByText(/うまくいきませんでした/)).not.toHaveLength(0);
    expect(tabs.drafts).toEqual([]);
  });

  it('shows twenty at a time', async () => {
    const service = new FakeService();
    const people = Array.from({ length: 41 }, (_, index) => ({
      ...(PEOPLE[0] as (typeof PEOPLE)[number]),
      personId: `p${index}`,
      name: `候補 ${index}`,
    }));
    service.answers['GET /v1/pool'] = ok({ ...POOL, people });
    const { user } = await openPool(service);
    await user.click(await screen.findByRole('button', { name: 'もっと見る' }));
    expect(names()).toHaveLength(40);
    await user.click(screen.getByRole('button', { name: 'もっと見る' }));
    expect(names()).toHaveLength(41);
    expect(screen.queryByRole('button', { name: 'もっと見る' })).toBeNull();
  });

  it('keeps nobody on screen when the list cannot be checked', async () => {
    const { user, service } = await openPool();
    await screen.findByText('佐藤 美咲 様');
    service.answers['GET /v1/pool'] = fault('offline');
    await user.click(screen.getByRole('tab', { name: 'ホーム' }));
    await user.click(screen.getByRole('tab', { name: '再連絡' }));
    expect(await screen.findByText(/いま読み込めませんでした/)).toBeVisible();
    expect(screen.queryByText('佐藤 美咲 様')).toBeNull();
  });

  it('tells where people come from while there is nobody', async () => {
    const service = new FakeService();
    service.answers['GET /v1/pool'] = ok({ ...POOL, people: [] });
    await openPool(service);
    expect(await screen.findByText(/「青葉システムズから、また連絡してもよい」/)).toBeVisible();
  });
});
