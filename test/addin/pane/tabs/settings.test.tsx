import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Kept } from '../../../../src/addin/relay/wording.ts';
import { inserted, neutral } from '../support/fixtures.ts';
import { liveText, renderPane } from '../support/render-pane.tsx';
import { COMPANY_WORDING, FakeService, ok } from '../support/tab-fixtures.ts';

async function openSettings(service = new FakeService()) {
  const pane = await renderPane(neutral(), { service });
  await pane.user.click(screen.getByRole('tab', { name: '設定' }));
  await screen.findByRole('heading', { name: '表示言語' });
  return pane;
}

async function openEditor(service?: FakeService) {
  const pane = await openSettings(service);
  await pane.user.click(screen.getByRole('button', { name: '編集' }));
  return pane;
}

/** As a browser leaves the document after typing. */
function write(text: string) {
  const editor = screen.getByRole('textbox', { name: '文面' });
  const link = editor.querySelector('[data-mark="{{link}}"]');
  editor.replaceChildren(document.createTextNode(text), ...(link ? [link] : []));
  fireEvent.input(editor);
}

describe('The settings tab', () => {
  it('shows the wording of each stage and tone as it will be inserted', async () => {
    const { user } = await openSettings();
    expect(screen.getByText(/^お時間をいただいたお礼として/)).toBeVisible();
    await user.click(screen.getByRole('radio', { name: '書類' }));
    expect(screen.getByText(/^ご応募いただいたお礼として/)).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'やわらか' }));
    expect(screen.getByText(/^これからの転職活動のお役に立てば/)).toBeVisible();
    expect(screen.getByText('締めの一文は会社の設定です')).toBeVisible();
    expect(screen.getByText('takahashi@aoba.example')).toBeVisible();
  });

  it('says of the wording that what is in a mail already stays as it is, also where the mail led there', async () => {
    const { user } = await renderPane(inserted());
    await user.click(screen.getByRole('button', { name: '文面を変える' }));
    expect(await screen.findByText('次に入れるリンクから、この文面になります。')).toBeVisible();
  });

  it('leaves one stop of the Tab key in each group', async () => {
    await openSettings();
    for (const group of screen.getAllByRole('radiogroup'))
      expect(
        within(group)
          .getAllByRole<HTMLInputElement>('radio')
          .filter(({ tabIndex }) => tabIndex === 0),
      ).toHaveLength(1);
  });

  it('says when the mailbox did not take a change', async () => {
    const { user, mailbox } = await openSettings();
    mailbox.takes = false;
    await user.click(screen.getByRole('radio', { name: 'やわらか' }));
    expect(await screen.findByText(/^うまくいきませんでした/)).toBeVisible();
    await waitFor(() => expect(liveText('polite')).toContain('うまくいきませんでした'));
    mailbox.takes = true;
    await user.click(screen.getByRole('radio', { name: '短め' }));
    await waitFor(() => expect(screen.queryByText(/^うまくいきませんでした/)).toBeNull());
  });

  it('claims the check at sending only where its signal arrived', async () => {
    const { stores } = await openSettings();
    expect(screen.queryByText('この Outlook で動いています')).toBeNull();
    act(() => stores.sendCheck.set({ active: true, startedAt: '2026-11-23T10:42:00' }));
    expect(screen.getByText('この Outlook で動いています')).toBeVisible();
    expect(screen.getByText('この下書きで確認しました(10:42)')).toBeVisible();
    act(() => stores.sendCheck.set({ active: false, why: 'self' }));
    expect(screen.getByText(/ご自身で追加したアドインのためです/)).toBeVisible();
    expect(screen.getByRole('button', { name: '管理者への依頼文をコピー' })).toBeVisible();
    expect(screen.getByRole('switch', { name: '別の方のリンクが入っているとき' })).toBeChecked();
  });

  it('shows what the company decided, and lets nobody change it', async () => {
    const service = new FakeService();
    service.answers['GET /v1/wording'] = ok({
      ...COMPANY_WORDING,
      ownTexts: false,
      texts: [{ language: 'ja', stage: 'first', tone: 'brief', text: '会社の文面です。{{link}}' }],
      managed: { tone: 'brief', placement: 'cursor', checkOwner: true, remindMissing: true },
    });
    await openSettings(service);
    expect(await screen.findByText('会社の文面です。')).toBeVisible();
    expect(screen.getByText('この文面は会社の設定です')).toBeVisible();
    expect(screen.queryByRole('button', { name: '編集' })).toBeNull();
    expect(screen.getByRole('radio', { name: '短め' })).toBeDisabled();
    expect(screen.getByRole('radio', { name: 'カーソルの位置' })).toBeChecked();
    expect(screen.getByRole('switch', { name: /リンクを入れ忘れているとき/ })).toBeChecked();
    expect(screen.getByRole('switch', { name: /リンクを入れ忘れているとき/ })).toBeDisabled();
  });

  it('saves an own text and uses it from then on', async () => {
    const { user, wording } = await openEditor();
    write('弊社の文面です。');
    await user.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(liveText('polite')).toBe('保存しました'));
    expect(wording.textFor('ja', 'first', 'formal')).toEqual({
      text: '弊社の文面です。{{link}}',
      owner: 'own',
    });
    await user.click(screen.getByRole('button', { name: '戻る' }));
    expect(screen.getByText('弊社の文面です。')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '編集' }));
    await user.click(screen.getByRole('button', { name: '標準の文面に戻す' }));
    expect(wording.textFor('ja', 'first', 'formal').owner).toBe('standard');
  });

  it('shows the company’s text where an own one gives way to it', async () => {
    const service = new FakeService();
    service.answers['GET /v1/wording'] = ok({
      ...COMPANY_WORDING,
      texts: [{ language: 'ja', stage: 'first', tone: 'formal', text: '会社の文面です。{{link}}' }],
    });
    const { user, wording } = await openSettings(service);
    await screen.findByText('会社の文面です。');
    await user.click(screen.getByRole('button', { name: '編集' }));
    write('弊社の文面です。');
    await user.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(wording.textFor('ja', 'first', 'formal').owner).toBe('own'));
    await user.click(screen.getByRole('button', { name: '標準の文面に戻す' }));
    expect(wording.textFor('ja', 'first', 'formal').owner).toBe('company');
    expect(screen.getByRole('textbox', { name: '文面' })).toHaveTextContent('会社の文面です。');
  });

  it('names a word that may not be used and saves nothing until it is gone', async () => {
    const { user, wording } = await openEditor();
    write('ご登録の方にはギフト券をご用意しました。');
    const named = '金品の提供と受け取られる表現は使えません(該当:「ギフト券」)';
    expect(await screen.findByText(named, { selector: 'b' })).toBeVisible();
    await waitFor(() => expect(liveText('polite')).toBe(named));
    // Said once: the bar is no second live region.
    expect(screen.queryByRole('alert')).toBeNull();
    await user.click(screen.getByRole('button', { name: '保存' }));
    expect(wording.textFor('ja', 'first', 'formal').owner).toBe('standard');
    await user.click(screen.getByRole('button', { name: '該当する箇所へ' }));
    expect(getSelection()?.toString()).toBe('ギフト券');
    write('ご登録の方にご用意しました。');
    await waitFor(() => expect(screen.queryByText(named, { selector: 'b' })).toBeNull());
  });

  it('saves no such word either where Save is pressed before it was named', async () => {
    const { wording } = await openEditor();
    // Quicker than the look at the words that follows the last key.
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'setImmediate'] });
    write('ご登録の方にはギフト券をご用意しました。');
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await act(async () => {});
    jest.useRealTimers();
    expect(wording.view().own).toEqual({});
    expect(screen.getByText(/「ギフト券」/, { selector: 'b' })).toBeVisible();
  });

  it('gives a lost link back', async () => {
    const { user } = await openEditor();
    screen.getByRole('textbox', { name: '文面' }).replaceChildren('文面だけ。');
    write('文面だけ。');
    const lost = 'リンクの位置 「リンク」 を残してください';
    expect(await screen.findByText(lost, { selector: 'b' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'リンクを入れる' }));
    await waitFor(() => expect(screen.queryByText(lost, { selector: 'b' })).toBeNull());
  });

  it('leaves what is being written under the hands whatever the company decides meanwhile', async () => {
    const service = new FakeService();
    const { user, wording } = await openEditor(service);
    write('まだ途中の文面。');
    service.answers['GET /v1/wording'] = ok({
      ...COMPANY_WORDING,
      version: 2,
      texts: [{ language: 'ja', stage: 'first', tone: 'brief', text: '会社の文面です。{{link}}' }],
      managed: { ...COMPANY_WORDING.managed, tone: 'brief' },
    });
    await act(wording.refresh);
    expect(screen.getByRole('textbox', { name: '文面' })).toHaveTextContent('まだ途中の文面。');
    await user.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(wording.textFor('ja', 'first', 'formal').owner).toBe('own'));
    await user.click(screen.getByRole('button', { name: '戻る' }));
    expect(screen.getByText('会社の文面です。')).toBeVisible();
  });

  it('asks before a text that is not saved is left', async () => {
    const { user } = await openEditor();
    write('まだ途中の文面。');
    await user.click(screen.getByRole('radio', { name: '最終' }));
    await user.click(screen.getByRole('radio', { name: '一次' }));
    expect(screen.getByRole('textbox', { name: '文面' })).toHaveTextContent('まだ途中の文面。');
    await user.click(screen.getByRole('button', { name: '戻る' }));
    expect(screen.getByText('入力した内容を残しますか?')).toBeVisible();
    expect(screen.getByRole('group', { name: '入力した内容を残しますか?' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: '残す' }));
    expect(screen.getByRole('heading', { name: '文面の編集' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: '戻る' }));
    await user.click(screen.getByRole('button', { name: '消す' }));
    expect(screen.getByRole('heading', { name: '入れる場所' })).toBeVisible();
    expect(screen.getByRole('button', { name: '編集' })).toHaveFocus();
  });

  it('keeps what is not saved while another tab is looked at, and no more once it was dropped', async () => {
    const { user } = await openEditor();
    const lookAtHome = async () => {
      await user.click(screen.getByRole('tab', { name: 'ホーム' }));
      await user.click(screen.getByRole('tab', { name: '設定' }));
    };
    await user.click(screen.getByRole('radio', { name: '最終' }));
    write('まだ途中の文面。');
    await lookAtHome();
    expect(await screen.findByRole('textbox', { name: '文面' })).toHaveTextContent('まだ途中の文面。');
    expect(screen.getByRole('radio', { name: '最終' })).toBeChecked();
    await user.click(screen.getByRole('button', { name: '戻る' }));
    await user.click(screen.getByRole('button', { name: '消す' }));
    await lookAtHome();
    await user.click(await screen.findByRole('button', { name: '編集' }));
    expect(screen.getByRole('textbox', { name: '文面' })).not.toHaveTextContent('まだ途中の文面。');
  });

  it('goes on with the text in the language it was begun in', async () => {
    const { user } = await openSettings();
    await user.selectOptions(screen.getByRole('combobox', { name: '文面の言語' }), 'English');
    await user.click(screen.getByRole('button', { name: '編集' }));
    const editor = () => screen.findByRole('textbox', { name: '文面' });
    expect(await editor()).toHaveAttribute('lang', 'en');
    write('Not finished yet.');
    await user.click(screen.getByRole('tab', { name: 'ホーム' }));
    await user.click(screen.getByRole('tab', { name: '設定' }));
    expect(await editor()).toHaveAttribute('lang', 'en');
    expect(await editor()).toHaveTextContent('Not finished yet.');
  });

  it('keeps what is written on while a text is being saved', async () => {
    const { user, wording } = await openEditor();
    let end: (kept: Kept) => void = () => {};
    jest.spyOn(wording, 'save').mockReturnValue(new Promise<Kept>((resolve) => (end = resolve)));
    write('いちど保存。');
    await user.click(screen.getByRole('button', { name: '保存' }));
    write('いちど保存。そのあとの一文。');
    await act(() => Promise.resolve(end('saved')));
    await user.click(screen.getByRole('radio', { name: '最終' }));
    await user.click(screen.getByRole('radio', { name: '一次' }));
    expect(screen.getByRole('textbox', { name: '文面' })).toHaveTextContent('そのあとの一文。');
    await user.click(screen.getByRole('button', { name: '戻る' }));
    expect(screen.getByText('入力した内容を残しますか?')).toBeVisible();
  });

  it('leaves the Enter that ends a composition to the input method, also where WebKit tells of it afterwards', async () => {
    await openEditor();
    const editor = screen.getByRole('textbox', { name: '文面' });
    const isLeft = (key: object) => fireEvent.keyDown(editor, { key: 'Enter', ...key });
    expect(isLeft({ isComposing: true })).toBe(true);
    expect(isLeft({ keyCode: 229 })).toBe(true);
  });

  it('goes to the language, and says so, when it is disconnected and most of the page is gone', async () => {
    const { user, stores } = await openSettings();
    await user.click(screen.getByRole('button', { name: '接続を解除' }));
    act(() => stores.connection.set(null));
    expect(screen.getByRole('heading', { name: '表示言語' })).toHaveFocus();
    await waitFor(() => expect(liveText('polite')).toBe('接続を解除しました'));
  });

  it('copies diagnostics', async () => {
    const { user } = await openSettings();
    const copied = jest.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await user.click(screen.getByRole('button', { name: '記録をコピー' }));
    expect(copied).toHaveBeenCalledWith(expect.stringContaining('Mailbox set: 1.14'));
  });
});
