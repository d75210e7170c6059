import { act, screen, waitFor, within } from '@testing-library/react';
import type { ApiResult } from '../../../../src/addin/api/api-client.ts';
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
    .getAllByRole('heading', { level: 2 })
    .map(({ textContent }) => textContent);
/** In the list, not in the announcement that says the same. */
const noted = (text: RegExp) => within(screen.getByRole('list', { name: '同意された方' })).findByText(text);
const write = (name: string) => screen.getByRole('button', { name: `もう一度連絡する ${name} 様` });

describe('The pool tab', () => {
  it('lists the people who agreed, newest first, with how long they do', async () => {
    await openPool();
    await screen.findByRole('list', { name: '同意された方' });
    expect(names()).toEqual(['佐藤 美咲 様', '中村 遥 様', '小林 翔 様', '山本 彩 様']);
    expect(screen.getByText('2027年11月まで')).toBeVisible();
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
    expect(screen.getByRole('combobox', { name: '職種' })).toHaveFocus();
    await user.selectOptions(screen.getByRole('combobox', { name: '勤務地' }), '九州・沖縄');
    expect(screen.getByText('条件に合う方はいません')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '条件を外す' }));
    expect(screen.getByRole('searchbox')).toHaveFocus();
    expect(names()).toHaveLength(4);
    expect(service.calls.filter((call) => call.includes('pool'))).toEqual(['GET /v1/pool']);
  });

  it('says how many were found after a pause, or that nobody was', async () => {
    const { user } = await openPool();
    await user.type(await screen.findByRole('searchbox'), 'ふろんと');
    expect(liveText('polite')).toBe('');
    await waitFor(() => expect(liveText('polite')).toBe('1名 / 同意された方 4名'));
    await user.type(screen.getByRole('searchbox'), 'zz');
    await waitFor(() => expect(liveText('polite')).toBe('条件に合う方はいません'));
    await user.click(screen.getByRole('button', { name: '条件を外す' }));
    await waitFor(() => expect(liveText('polite')).toBe('4名 / 同意された方 4名'));
  });

  it('opens a new message to that person, and sends nothing', async () => {
    const { user, tabs } = await openPool();
    await screen.findByRole('list', { name: '同意された方' });
    await user.click(write('中村 遥'));
    await waitFor(() => expect(liveText('polite')).toBe('新しいメールを開きました'));
    expect(tabs.drafts.map(({ to }) => to)).toEqual([[{ address: PEOPLE[1]?.mail, name: '中村 遥' }]]);
  });

  it('writes to one person at a time: a press in between does nothing', async () => {
    const service = new FakeService();
    const path = `GET /v1/pool/${encodeURIComponent(PEOPLE[1]?.personId ?? '')}`;
    let answer = (_: ApiResult<unknown>) => {};
    service.answers[path] = () => new Promise<ApiResult<unknown>>((resolve) => (answer = resolve));
    const { user, tabs } = await openPool(service);
    await screen.findByRole('list', { name: '同意された方' });
    await user.click(write('中村 遥'));
    await user.click(write('中村 遥'));
    await user.click(write('佐藤 美咲'));
    expect(service.calls.filter((call) => call.startsWith('GET /v1/pool/'))).toEqual([path]);
    await act(async () => answer(await Promise.resolve(ok(PEOPLE[1]))));
    await waitFor(() => expect(liveText('polite')).toBe('新しいメールを開きました'));
    await user.click(write('佐藤 美咲'));
    await waitFor(() => expect(tabs.drafts).toHaveLength(2));
    expect(tabs.drafts.map(({ to }) => to[0]?.name)).toEqual(['中村 遥', '佐藤 美咲']);
  });

  it('offers the address where only the mail program could be asked for a new message', async () => {
    const { user, tabs } = await openPool(new FakeService(), 'handed_over');
    await screen.findByRole('list', { name: '同意された方' });
    await user.click(write('中村 遥'));
    const note = await noted(/メールソフトで新しいメールを開きます/);
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
    expect((await noted(/新しいメールを開けませんでした/)).closest('li')).toHaveTextContent('中村 遥 様');
    const copied = jest.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await user.click(screen.getByRole('button', { name: '宛先をコピー' }));
    await waitFor(() => expect(liveText('polite')).toBe('コピーしました'));
    expect(copied).toHaveBeenCalledWith(PEOPLE[1]?.mail);
  });

  it('takes somebody off whose consent is no more, and says nothing of why', async () => {
    const service = new FakeService();
    service.answers[`GET /v1/pool/${encodeURIComponent(PEOPLE[0]?.personId ?? '')}`] = fault('not_found');
    const { user, tabs } = await openPool(service);
    await screen.findByRole('list', { name: '同意された方' });
    await user.click(write('佐藤 美咲'));
    expect(await screen.findByText('この方へのご連絡の同意は、いまはありません。')).toBeVisible();
    expect(names()).not.toContain('佐藤 美咲 様');
    expect(tabs.drafts).toEqual([]);
  });

  it('tells the last day of a consent as that, and shows nobody whose last day is past', async () => {
    const service = new FakeService();
    const until = (index: number, consentUntil: string) => ({ ...PEOPLE[index], consentUntil });
    service.answers['GET /v1/pool'] = ok({
      ...POOL,
      people: [until(0, '2026-11-23'), until(1, '2026-11-22'), until(2, '2026-11-24')],
    });
    await openPool(service);
    expect((await screen.findByText('本日まで')).closest('li')).toHaveTextContent('佐藤 美咲 様');
    expect(names()).toEqual(['佐藤 美咲 様', '小林 翔 様']);
    expect(screen.getByText('あと1日')).toBeVisible();
  });

  it('opens no message when the consent cannot be checked', async () => {
    const service = new FakeService();
    service.answers[`GET /v1/pool/${encodeURIComponent(PEOPLE[0]?.personId ?? '')}`] = fault('offline');
    const { user, tabs } = await openPool(service);
    await screen.findByRole('list', { name: '同意された方' });
    await user.click(write('佐藤 美咲'));
    expect(await screen.findByText(/うまくいきませんでした/)).toBeVisible();
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
    expect(write('候補 40')).toHaveFocus();
  });

  describe('that comes in pages', () => {
    afterEach(() => jest.restoreAllMocks());

    const person = (id: number) => ({
      ...(PEOPLE[0] as (typeof PEOPLE)[number]),
      personId: `p${id}`,
      name: `候補 ${id}`,
      job: id === 25 ? '営業' : 'バックエンドエンジニア',
    });
    const page = (from: number, to: number, next: string | null) =>
      ok({
        ...POOL,
        people: Array.from({ length: to - from }, (_, index) => person(from + index)),
        next,
      });

    /** A service that gives the pages as they are let go, in turn. */
    function paged() {
      const service = new FakeService();
      const waiting: ((answer: ApiResult<unknown>) => void)[] = [];
      service.answers['GET /v1/pool'] = () => new Promise((resolve) => waiting.push(resolve));
      const give = (answer: ApiResult<unknown>) =>
        act(async () => {
          waiting.shift()?.(answer);
          await Promise.resolve();
        });
      const asked = () => service.calls.filter((call) => call.includes('pool'));
      return { service, give, asked };
    }
    const status = () => screen.getByText(/読み込(んでいます|みました)/);
    const total = () => screen.getByText(/同意された方 [\d,]+名/).textContent;

    it('shows the first page at once, says that it goes on, and reads to the end', async () => {
      const { service, give, asked } = paged();
      const { user } = await openPool(service);
      await give(page(0, 25, 'a~b'));
      expect(names()).toHaveLength(20);
      expect(total()).toBe('25名 / 同意された方 25名');
      expect(status()).toHaveTextContent('続きを読み込んでいます…');
      expect(status().closest('[role="status"]')).not.toBeNull();
      await user.selectOptions(screen.getByRole('combobox', { name: '職種' }), 'バックエンドエンジニア');
      await user.type(screen.getByRole('searchbox'), '候補 1499');
      expect(screen.getByText('ここまでのところ、条件に合う方はいません')).toBeVisible();
      // One comes twice.
      await give(page(24, 1500, null));
      expect(names()).toEqual(['候補 1499 様']);
      await user.clear(screen.getByRole('searchbox'));
      await user.click(screen.getByRole('button', { name: '職種を外す' }));
      expect(total()).toBe('1,500名 / 同意された方 1,500名');
      expect(names()).toHaveLength(20);
      expect(status()).toHaveTextContent('すべて読み込みました');
      expect(asked()).toEqual(['GET /v1/pool', 'GET /v1/pool?after=a~b']);
    });

    it('keeps what was read where a later page does not come, and goes on from there', async () => {
      jest.spyOn(document, 'hasFocus').mockReturnValue(true);
      const { service, give, asked } = paged();
      const { user } = await openPool(service);
      await give(page(0, 2, 'second'));
      await give(fault('offline'));
      expect(screen.getByText(/2名までを表示しています。続きは読み込めませんでした。/)).toBeVisible();
      expect(names()).toHaveLength(2);
      await user.click(screen.getByRole('button', { name: 'もう一度試す' }));
      await give(page(2, 4, null));
      expect(names()).toEqual(['候補 0 様', '候補 1 様', '候補 2 様', '候補 3 様']);
      expect(screen.queryByText(/続きは読み込めませんでした/)).toBeNull();
      expect(screen.getByRole('tabpanel')).toHaveFocus();
      expect(asked()).toEqual(['GET /v1/pool', 'GET /v1/pool?after=second', 'GET /v1/pool?after=second']);
    });

    it('begins anew where the service does not know the place any more', async () => {
      const { service, give, asked } = paged();
      const { user } = await openPool(service);
      await give(page(0, 2, 'second'));
      await give(fault('invalid_request'));
      await user.click(screen.getByRole('button', { name: 'もう一度試す' }));
      await give(page(0, 3, null));
      expect(names()).toHaveLength(3);
      expect(asked()).toEqual(['GET /v1/pool', 'GET /v1/pool?after=second', 'GET /v1/pool']);
    });

    it.each(['unauthenticated', 'tenant_unknown'] as const)(
      'keeps nobody on screen when the connection ends in between: %s',
      async (code) => {
        const { service, give } = paged();
        await openPool(service);
        await give(page(0, 2, 'second'));
        await give(fault(code));
        expect(screen.getByText(/いま読み込めませんでした/)).toHaveTextContent(
          'リンクはこのまま入れられます。この画面は、いま読み込めませんでした。接続の期限が切れたか、取り消されました。「ホーム」で接続し直してから、もう一度お試しください。',
        );
        expect(screen.queryByRole('button', { name: 'もう一度試す' })).toBeNull();
        expect(screen.queryByText('候補 0 様')).toBeNull();
      },
    );

    it('asks for no further page once another tab is open, and anew when it comes back', async () => {
      const { service, give, asked } = paged();
      const { user } = await openPool(service);
      await give(page(0, 2, 'second'));
      await user.click(screen.getByRole('tab', { name: 'ホーム' }));
      await give(page(2, 4, 'third'));
      expect(asked()).toEqual(['GET /v1/pool', 'GET /v1/pool?after=second']);
      await user.click(screen.getByRole('tab', { name: '再連絡' }));
      await give(page(0, 3, null));
      expect(names()).toHaveLength(3);
      expect(asked()).toHaveLength(3);
    });

    it('keeps nobody who has withdrawn when it is opened again after a page that did not come', async () => {
      const { service, give, asked } = paged();
      const { user } = await openPool(service);
      await give(page(0, 2, 'second'));
      await give(fault('offline'));
      await user.click(screen.getByRole('tab', { name: 'ホーム' }));
      await user.click(screen.getByRole('tab', { name: '再連絡' }));
      await user.click(screen.getByRole('button', { name: '読み込んでいます…' }));
      await give(page(1, 3, null));
      expect(names()).toEqual(['候補 1 様', '候補 2 様']);
      expect(asked()).toEqual(['GET /v1/pool', 'GET /v1/pool?after=second', 'GET /v1/pool']);
    });

    it('says what a search has found once more when everybody has been read', async () => {
      const { service, give } = paged();
      const { user } = await openPool(service);
      await give(page(0, 25, 'second'));
      await user.type(screen.getByRole('searchbox'), '候補 1499');
      await waitFor(() => expect(liveText('polite')).toBe('ここまでのところ、条件に合う方はいません'));
      await give(page(25, 1500, null));
      await waitFor(() => expect(liveText('polite')).toBe('1名 / 同意された方 1,500名'));
    });

    it('tells whose consent ends soonest only when everybody is there', async () => {
      const { service, give } = paged();
      const { user } = await openPool(service);
      await give(page(0, 2, 'second'));
      await user.selectOptions(screen.getByRole('combobox', { name: '並べかえ' }), '同意の終わりが近い順');
      expect(screen.queryByRole('list', { name: '同意された方' })).toBeNull();
      await give(page(2, 4, null));
      expect(names()).toHaveLength(4);
    });

    it('waits for a page with somebody on it before it says that there is nobody', async () => {
      const { service, give } = paged();
      await openPool(service);
      await give(page(0, 0, 'second'));
      expect(status()).toHaveTextContent('続きを読み込んでいます…');
      expect(screen.queryByText(/まだどなたもいません/)).toBeNull();
      await give(page(0, 0, null));
      expect(screen.getByText('まだどなたもいません')).toBeVisible();
    });
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
