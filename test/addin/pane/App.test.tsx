import { act, screen, waitFor, within } from '@testing-library/react';
import {
  detected,
  homeView,
  inserted,
  LAST_REQUEST,
  neutral,
  notConnected,
  TOTALS,
} from './support/fixtures.ts';
import { liveText, renderPane } from './support/render-pane.tsx';
import { FakeService, ok, SLOTS } from './support/tab-fixtures.ts';

describe('The pane', () => {
  it('moves between tabs with the arrow keys and selects only on Enter', async () => {
    const { user } = await renderPane(neutral());
    await user.tab();
    expect(screen.getByRole('tab', { name: 'ホーム' })).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: '紹介枠' })).toHaveFocus();
    expect(screen.getByRole('tab', { name: 'ホーム' })).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{End}');
    expect(screen.getByRole('tab', { name: '設定' })).toHaveFocus();
    await user.keyboard('{Home}{ArrowLeft}{Enter}');
    expect(screen.getByRole('tab', { name: '設定' })).toHaveAttribute('aria-selected', 'true');
    expect(await screen.findByRole('heading', { name: '表示言語' })).toBeVisible();
  });

  it('opens the slots from the badge', async () => {
    const { user } = await renderPane(neutral());
    await user.click(screen.getByRole('button', { name: '利用できる枠 2' }));
    expect(await screen.findByRole('heading', { name: '利用できる枠' })).toBeVisible();
    expect(screen.getByText('2件')).toBeVisible();
    expect(screen.getAllByRole('button', { name: '紹介を依頼する' })).toHaveLength(2);
  });

  it('tells how many are missing for the first slot', async () => {
    const service = new FakeService();
    service.answers['GET /v1/slots'] = ok({ ...SLOTS, slots: [], requests: [] });
    const { user } = await renderPane(neutral(), { totals: { ...TOTALS, slots: 0 }, service });
    await user.click(screen.getByRole('tab', { name: '紹介枠' }));
    expect(await screen.findByRole('heading', { name: '最初の枠まで、あと3名です' })).toBeVisible();
  });

  it('shows the connection card on the slots tab while there is no company', async () => {
    const { user } = await renderPane(notConnected(), { totals: null });
    await user.click(screen.getByRole('tab', { name: '紹介枠' }));
    expect(screen.getByRole('button', { name: '接続する' })).toBeVisible();
  });

  it('saves a setting at once and says so', async () => {
    const { user, calls } = await renderPane(neutral());
    await user.click(screen.getByRole('tab', { name: '設定' }));
    await user.click(await screen.findByRole('switch', { name: 'リンクを入れ忘れているとき' }));
    await user.click(screen.getByRole('radio', { name: 'やわらか' }));
    await user.click(screen.getByRole('radio', { name: 'カーソルの位置' }));
    await user.selectOptions(screen.getByRole('combobox', { name: '表示言語' }), 'English');
    expect(calls()).toEqual([
      'change({"remindMissing":true})',
      'change({"tone":"warm"})',
      'change({"placement":"cursor"})',
      'change({"language":"en"})',
    ]);
    await waitFor(() => expect(liveText('polite')).toBe('保存しました'));
  });

  it('opens the wording at the stage that the text in the mail was written for', async () => {
    const { user, stores } = await renderPane(inserted({ stage: 'final' }));
    await user.click(screen.getByRole('button', { name: '文面を変える' }));
    expect(await screen.findByRole('radio', { name: '最終' })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: '書類' }));
    act(() => stores.home.set(homeView(inserted({ stage: 'first' }))));
    expect(screen.getByRole('radio', { name: '書類' })).toBeChecked();
  });

  it('leaves only the language to set before there is a connection', async () => {
    const { user, stores } = await renderPane(notConnected(), { totals: null });
    act(() => stores.connection.set(null));
    await user.click(screen.getByRole('tab', { name: '設定' }));
    expect(await screen.findByRole('combobox', { name: '表示言語' })).toBeVisible();
    expect(screen.queryByRole('switch')).toBeNull();
    expect(screen.queryByRole('button', { name: '接続を解除' })).toBeNull();
  });

  it('shows the literal last request and gives focus back', async () => {
    const { user } = await renderPane(neutral());
    const opener = within(screen.getByRole('contentinfo')).getByRole('button', { name: 'くわしく' });
    await user.click(opener);
    const dialog = await screen.findByRole('dialog', { name: 'この端末の中で行うこと' });
    const request = within(dialog).getByRole('region', { name: '最後に送った内容' });
    expect(request).toHaveTextContent(LAST_REQUEST.body);
    expect(request).toHaveAttribute('tabindex', '0');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(opener).toHaveFocus();
  });

  it('says that nothing was sent yet', async () => {
    const { user, stores } = await renderPane(neutral());
    act(() => stores.lastRequest.set(null));
    await user.click(within(screen.getByRole('contentinfo')).getByRole('button', { name: 'くわしく' }));
    expect(await screen.findByText('まだ何も送っていません')).toBeVisible();
  });

  it('says each announcement once, in the region of its politeness', async () => {
    const { stores } = await renderPane(neutral());
    const announce = (id: number, politeness: 'polite' | 'assertive', key: string) =>
      act(() =>
        stores.home.set(homeView(neutral(), { announcement: { id, politeness, key, person: null } })),
      );
    announce(1, 'polite', 'home.undone');
    await waitFor(() => expect(liveText('polite')).toBe('リンクを外しました'));
    announce(2, 'assertive', 'home.mismatch.title');
    await waitFor(() => expect(liveText('assertive')).toBe('リンクが、宛先の方のものではありません'));
    expect(document.querySelectorAll('[aria-live]')).toHaveLength(2);
  });

  it('says with the title of somebody else’s link what sending it would do', async () => {
    const { stores } = await renderPane(neutral());
    const announcement = {
      id: 1,
      politeness: 'assertive',
      key: 'home.mismatch.title',
      more: 'home.mismatch.body',
      person: null,
    } as const;
    act(() => stores.home.set(homeView(neutral(), { announcement })));
    await waitFor(() =>
      expect(liveText('assertive')).toBe(
        'リンクが、宛先の方のものではありません\nこのまま送ると、別の方のページが開きます。',
      ),
    );
  });

  it.each([
    ['佐藤 美咲', '佐藤 美咲 様専用のリンクを入れました。'],
    ['', 'sato@mail.example専用のリンクを入れました。'],
  ])('says whose link went in, and calls no bare address 様 (%s)', async (name, words) => {
    const { stores } = await renderPane(neutral());
    const announcement = {
      id: 1,
      politeness: 'polite',
      key: 'notify.inserted',
      person: { name, address: 'sato@mail.example' },
    } as const;
    act(() => stores.home.set(homeView(neutral(), { announcement })));
    await waitFor(() => expect(liveText('polite')).toBe(words));
  });

  it('moves focus to the title when the pressed button disappears', async () => {
    const { user, show } = await renderPane(detected());
    await user.click(screen.getByRole('button', { name: 'リンクを入れる' }));
    await show(inserted());
    expect(screen.getByRole('heading', { name: 'リンクを入れました' })).toHaveFocus();
  });

  it('leads from any tab to the card that an alert’s button asked for, and only then', async () => {
    const { user, stores } = await renderPane(neutral());
    await user.click(screen.getByRole('tab', { name: '設定' }));
    expect(await screen.findByRole('heading', { name: '表示言語' })).toBeVisible();
    act(() => stores.home.set(homeView(detected(), { attention: 1 })));
    expect(screen.getByRole('heading', { name: '不採用のご連絡のようです' })).toHaveFocus();
    await user.click(screen.getByRole('tab', { name: '設定' }));
    await user.click(screen.getByRole('tab', { name: 'ホーム' }));
    expect(screen.getByRole('heading', { name: '不採用のご連絡のようです' })).toBeVisible();
    expect(screen.getByRole('tab', { name: 'ホーム' })).toHaveFocus();
  });

  it('takes nobody out of the message who has gone on writing there', async () => {
    const { user, show } = await renderPane(detected());
    await user.click(screen.getByRole('button', { name: 'リンクを入れる' }));
    jest.spyOn(document, 'hasFocus').mockReturnValue(false);
    await show(inserted());
    expect(document.body).toHaveFocus();
    jest.restoreAllMocks();
  });

  it('leaves focus alone when nothing was pressed', async () => {
    const { show } = await renderPane(detected());
    await show(inserted());
    expect(document.body).toHaveFocus();
  });

  it('tells when the hand of the user is on the card', async () => {
    const { user, record } = await renderPane(detected());
    const button = screen.getByRole('button', { name: 'リンクを入れる' });
    await user.hover(button);
    expect(record.at(-1)).toBe('setInteracting(true)');
    await user.unhover(button);
    expect(record.at(-1)).toBe('setInteracting(false)');
    act(() => button.focus());
    expect(record.at(-1)).toBe('setInteracting(true)');
  });

  it.each([
    ['code, by Enter in the field', 'code', '{Enter}'],
    ['code, by the button', 'code', '{Tab}{Enter}'],
    ['account', 'account', '{Enter}'],
  ] as const)('lets go of the card that connecting took away: by %s', async (_way, entry, keys) => {
    const { user, show, record } = await renderPane(notConnected({ entry }));
    const begin =
      entry === 'code' ? screen.getByRole('textbox') : screen.getByRole('button', { name: '接続する' });
    act(() => begin.focus());
    await user.keyboard(entry === 'code' ? `K7Q2MW4T9E${keys}` : keys);
    await show(notConnected({ entry, busy: true }));
    await show({ kind: 'checking' });
    expect(record.at(-1)).toBe('setInteracting(false)');
    await show(detected());
    expect(screen.getByRole('button', { name: 'リンクを入れる' })).toBeVisible();
    expect(screen.getByRole('heading', { level: 2 })).toHaveFocus();
    act(() => screen.getByRole('heading', { level: 2 }).blur());
    expect(record.at(-1)).toBe('setInteracting(false)');
  });

  it('lets go of the card when it takes away a part of its own that had the focus', async () => {
    const { record } = await renderPane(detected());
    const part = document.createElement('button');
    screen.getByRole('heading', { level: 2 }).after(part);
    act(() => part.focus());
    expect(record.at(-1)).toBe('setInteracting(true)');
    part.remove();
    await waitFor(() => expect(record.at(-1)).toBe('setInteracting(false)'));
    expect(document.body).toHaveFocus();
  });

  it('speaks English throughout, and marks it', async () => {
    await renderPane(detected(), { language: 'en' });
    expect(document.documentElement).toHaveAttribute('lang', 'en');
    expect(screen.getByRole('tab', { name: 'Settings' })).toBeVisible();
    expect(screen.getByRole('button', { name: '2 slots ready' })).toBeVisible();
  });
});
