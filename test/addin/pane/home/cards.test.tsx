import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import {
  BOOKED,
  inserted,
  MISMATCH,
  noRecipient,
  NOT_ONBOARDED,
  neutral,
  notConnected,
  PREVIEW,
  READ_ONLY,
  SATO,
  invited,
  several,
  TIMES,
  unconfirmed,
} from '../support/fixtures.ts';
import { liveText, renderPane } from '../support/render-pane.tsx';

describe('The card of an inserted link', () => {
  it('undoes', async () => {
    const { user, calls } = await renderPane(inserted());
    await user.click(screen.getByRole('button', { name: '元に戻す' }));
    expect(calls()).toEqual(['undo()']);
  });

  it('asks in place before it removes edited text', async () => {
    const { user, calls } = await renderPane(inserted({ confirmUndo: true }));
    expect(screen.getByText('案内文が書き換えられています')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'やめる' }));
    await user.click(screen.getByRole('button', { name: '外す' }));
    expect(calls()).toEqual(['cancelUndo()', 'confirmUndo()']);
  });

  it('reads that question out by taking the focus, and gives it back to the button', async () => {
    const { user, show } = await renderPane(inserted());
    await user.click(screen.getByRole('button', { name: '元に戻す' }));
    await show(inserted({ confirmUndo: true }));
    expect(screen.getByRole('group', { name: /^案内文が書き換えられています/ })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'やめる' }));
    await show(inserted());
    expect(screen.getByRole('button', { name: '元に戻す' })).toHaveFocus();
  });

  it('offers the reminder in a card of its own', async () => {
    const { user, calls } = await renderPane(inserted({ offerReminder: true }));
    await user.click(await screen.findByRole('button', { name: 'お知らせする' }));
    await user.click(screen.getByRole('button', { name: 'このままにする' }));
    expect(calls()).toEqual(['acceptReminder()', 'declineReminder()']);
  });

  it('asks whether to keep a reminder that is passed over', async () => {
    const { user, calls } = await renderPane(inserted(), { view: { asksToStop: true } });
    expect(await screen.findByText('入れ忘れのお知らせを、これからも続けますか?')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '続ける' }));
    await user.click(screen.getByRole('button', { name: 'やめる' }));
    expect(calls()).toEqual(['keepReminder()', 'stopReminder()']);
  });

  it('has a note above it and aloud on what became of images', async () => {
    const { show } = await renderPane(inserted(), { view: { images: 'lost' } });
    expect(await screen.findByText(/^本文の画像が表示されなくなりました/)).toBeVisible();
    await waitFor(() => expect(liveText('assertive')).toMatch(/^本文の画像が表示されなくなりました/));
    await show(inserted(), { images: 'unknown' });
    expect(await screen.findByText(/引用部分の画像が相手に届くかどうかを確かめられません/)).toBeVisible();
    await show(inserted());
    expect(screen.queryByText(/画像/)).toBeNull();
  });

  it('says when the block went in elsewhere', async () => {
    await renderPane(inserted({ elsewhere: true }));
    expect(screen.getByText('リンクが署名の後ろに入りました。位置をご確認ください。')).toBeVisible();
  });
});

describe("The card of another person's link", () => {
  it('replaces or removes it', async () => {
    const { user, calls } = await renderPane(MISMATCH);
    await user.click(screen.getByRole('button', { name: '田中様のリンクに替える' }));
    await user.click(screen.getByRole('button', { name: 'リンクを外す' }));
    expect(calls()).toEqual(['replace()', 'removeLink()']);
  });

  it('admits that nobody knows whose link it is', async () => {
    await renderPane({ kind: 'mismatch', owner: null, person: SATO, failed: null });
    expect(screen.getByText(/このメールボックスに記録がありません/)).toBeVisible();
  });

  it('calls a link nobody knows the owner of nobody else’s', async () => {
    await renderPane({ kind: 'mismatch', owner: null, person: SATO, failed: null });
    expect(screen.getByRole('heading', { name: 'どなたのリンクか確かめられません' })).toBeVisible();
    expect(screen.getByText('このまま送ると、別の方のページが開くことがあります。')).toBeVisible();
    expect(screen.queryByText(/宛先の方のものではありません/)).toBeNull();
  });

  it('says of another company’s link what it is, and of nobody that it is theirs', async () => {
    const state = { kind: 'mismatch', otherCompany: true, owner: null, person: SATO, failed: null } as const;
    const { user, calls } = await renderPane(state);
    expect(screen.getByRole('heading', { name: 'リンクが、別の会社のものです' })).toBeVisible();
    expect(screen.getByText('このまま送ると、別の会社のページが開きます。')).toBeVisible();
    expect(screen.getByText('いまの接続先とは別の会社のリンク')).toBeVisible();
    expect(screen.queryByText(/別の方|記録がありません/)).toBeNull();
    await user.click(screen.getByRole('button', { name: '佐藤様のリンクに替える' }));
    expect(calls()).toEqual(['replace()']);
  });

  it('tells two people of one name apart by their addresses', async () => {
    const person = { name: SATO.name, address: 'misaki@post.example' };
    await renderPane({ kind: 'mismatch', owner: SATO, person, failed: null });
    expect(screen.getByText(SATO.address)).toBeVisible();
    expect(screen.getByText('misaki@post.example')).toBeVisible();
    expect(screen.getByRole('button', { name: 'いまの宛先の方のリンクに替える' })).toBeVisible();
  });

  it('says of a link whose person is still addressed that it is not for the others', async () => {
    const state = { kind: 'mismatch', owner: SATO, person: null, shared: true, failed: null } as const;
    const { show } = await renderPane(state);
    expect(screen.getByRole('heading', { name: 'リンクは、お一人だけのものです' })).toBeVisible();
    expect(screen.getByText('このまま送ると、ほかの方にも同じページが開きます。')).toBeVisible();
    expect(screen.getByText('佐藤 美咲 様')).not.toHaveStyle({ textDecorationLine: 'line-through' });
    await show({ ...state, shared: false });
    expect(screen.getByText('佐藤 美咲 様')).toHaveStyle({ textDecorationLine: 'line-through' });
  });

  it('can only remove the link while several candidates are addressed', async () => {
    const { user, calls } = await renderPane({ kind: 'mismatch', owner: SATO, person: null, failed: null });
    expect(screen.queryByRole('button', { name: /替える/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'リンクを外す' }));
    expect(calls()).toEqual(['removeLink()']);
  });
});

it('The card of somebody invited says the year where it is not this one', async () => {
  await renderPane(invited({ invitedOn: '2019-10-30' }));
  expect(screen.getByRole('heading', { name: '2019年10月30日にご案内済みです' })).toBeVisible();
});

describe('The card of several candidates', () => {
  it('inserts for the person picked with the keyboard', async () => {
    const { user, calls } = await renderPane(several());
    screen.getByRole('radio', { name: /佐藤/ }).focus();
    await user.keyboard('{ArrowDown}');
    await user.click(screen.getByRole('button', { name: '選んだ方のリンクを入れる' }));
    expect(calls()).toEqual(['insertFor(kenta.tanaka@example.jp)']);
  });

  it('picks nobody beforehand and explains a button that cannot act yet', async () => {
    const { user, calls } = await renderPane(several());
    expect(screen.queryByRole('radio', { checked: true })).toBeNull();
    const button = screen.getByRole('button', { name: '選んだ方のリンクを入れる' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription('候補者を1名選んでください');
    await user.click(button);
    await waitFor(() => expect(liveText('polite')).toBe('候補者を1名選んでください'));
    expect(calls()).toEqual([]);
  });

  it('lists colleagues with the reason, but does not let them be picked', async () => {
    await renderPane(several());
    expect(screen.getByText('Cc・社内のため対象外')).toBeVisible();
    expect(screen.getAllByRole('radio')).toHaveLength(2);
  });

  it('says of one other candidate, too, who sees the address that is not in Bcc', async () => {
    const candidates = (['to', 'bcc', 'bcc'] as const).map((field, n) => ({
      name: '',
      address: `person-${n}@example.com`,
      field,
      invited: false,
    }));
    const { show } = await renderPane(several({ candidates: candidates.slice(0, 2) }), { language: 'en' });
    const sees = 'will also see the address of the one who isn’t in Bcc.';
    expect(screen.getByText(`The other candidate ${sees}`)).toBeVisible();
    await show(several({ candidates }));
    expect(screen.getByText(`The others ${sees}`)).toBeVisible();
  });

  it('splits only where the host can open drafts', async () => {
    const { show } = await renderPane(several());
    expect(screen.getByRole('button', { name: '1名ずつの下書きに分ける' })).toBeVisible();
    await show(several({ canOpenDrafts: false }));
    expect(screen.queryByRole('button', { name: '1名ずつの下書きに分ける' })).toBeNull();
  });

  it('calls by 様 only whom it knows by name, where the texts are copied one by one', async () => {
    const candidates = [
      { name: '', address: 'taro@example.com', field: 'to', invited: false },
      { name: '佐藤 美咲', address: 'sato@example.jp', field: 'to', invited: false },
    ] as const;
    const { user } = await renderPane(several({ candidates, canOpenDrafts: false }));
    for (const called of ['taro@example.com', '佐藤 美咲 様']) {
      await user.click(screen.getByRole('radio', { name: new RegExp(called) }));
      expect(screen.getByRole('button', { name: `${called}への文面をコピー` })).toBeVisible();
    }
  });

  it.each([
    [['to', 'to'], 'このまま送ると、お二人がお互いのアドレスを見られます。'],
    [['to', 'cc', 'bcc'], 'このまま送ると、皆さまがお互いのアドレスを見られます。'],
    [['to', 'bcc'], 'このまま送ると、Bcc ではない方のアドレスが、ほかの方に見えます。'],
    [['bcc', 'bcc', 'bcc'], null],
  ] as const)('says what those in %j see of one another', async (fields, seen) => {
    const candidates = fields.map((field, n) => ({
      name: `候補 ${n}号`,
      address: `c${n}@example.jp`,
      field,
      invited: false,
    }));
    await renderPane(several({ candidates }));
    expect(screen.queryByText(/^このまま送ると/)?.textContent ?? null).toBe(seen);
  });

  it('searches when the list is long', async () => {
    const candidates = Array.from({ length: 13 }, (_, n) => ({
      name: `候補 ${n}号`,
      address: `c${n}@example.jp`,
      field: 'to' as const,
      invited: false,
    }));
    const { user } = await renderPane(several({ candidates }));
    await user.type(screen.getByRole('textbox', { name: 'お名前・アドレスで探す' }), 'c12@');
    expect(screen.getAllByRole('radio')).toHaveLength(1);
  });
});

describe('The card without a recipient', () => {
  it.each([
    ['empty', '候補者のアドレスを宛先に入れると、その方専用のリンクを用意します。'],
    ['onlyColleagues', '宛先が社内の方だけのため、リンクは用意していません。'],
    ['group', 'メーリングリスト宛には、専用リンクを用意できません。'],
  ] as const)('explains why it cannot insert (%s)', async (cause, why) => {
    const { user, calls } = await renderPane(noRecipient({ cause }));
    const button = screen.getByRole('button', { name: 'リンクを入れる' });
    button.focus();
    expect(button).toHaveFocus();
    expect(button).toHaveAccessibleDescription(why);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(liveText('polite')).toBe(why));
    expect(calls()).toEqual([]);
  });

  it('says that a link is still in the body and takes it out', async () => {
    const { user, calls } = await renderPane(noRecipient({ linkInBody: true }));
    expect(screen.getByText('本文には、前のリンクが入ったままです。')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'リンクを外す' }));
    expect(calls()).toEqual(['removeLink()']);
  });
});

describe('The connection card', () => {
  it('goes by account, or over to the code', async () => {
    const { user, calls } = await renderPane(notConnected(), { totals: null });
    await user.click(screen.getByRole('button', { name: '接続する' }));
    await user.click(screen.getByRole('button', { name: '招待コードで接続する' }));
    expect(calls()).toEqual(['connect()', 'useInvitationCode()']);
  });

  it('puts upper case and hyphens into the code while it is typed, and sends it with Enter', async () => {
    const { user, calls } = await renderPane(notConnected({ entry: 'code' }), { totals: null });
    const field = screen.getByRole('textbox', { name: '招待コード' });
    await user.type(field, 'k7q2m w4t9e{Enter}');
    expect(field).toHaveValue('K7Q2M-W4T9E');
    expect(calls()).toEqual(['submitCode(K7Q2M-W4T9E)']);
  });

  it('leaves a code alone while an input method writes it, and writes it as it is printed then', async () => {
    const { calls } = await renderPane(notConnected({ entry: 'code' }), { totals: null });
    const field = screen.getByRole('textbox', { name: '招待コード' });
    fireEvent.compositionStart(field);
    for (const value of ['ｋ', 'ｋ７', 'ｋ７ｑ２ｍーｗ４ｔ９ｅ']) {
      fireEvent.input(field, { target: { value }, isComposing: true });
      expect(field).toHaveValue(value);
    }
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    fireEvent.compositionEnd(field);
    expect(field).toHaveValue('K7Q2M-W4T9E');
    // WebKit tells of the Enter that ends a composition after it has ended.
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    expect(calls()).toEqual([]);
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 13 });
    expect(calls()).toEqual(['submitCode(K7Q2M-W4T9E)']);
  });

  it('lets a character in the middle of a code be taken out and typed anew', async () => {
    const { user } = await renderPane(notConnected({ entry: 'code' }), { totals: null });
    const field = screen.getByRole('textbox', { name: '招待コード' });
    await user.type(field, 'k7x2mw4t9e');
    await user.type(field, '{Backspace}q', { initialSelectionStart: 3, initialSelectionEnd: 3 });
    expect(field).toHaveValue('K7Q2M-W4T9E');
  });

  it('says beside the field whom to ask for a code', async () => {
    await renderPane(notConnected({ entry: 'code' }), { totals: null });
    expect(screen.getByRole('textbox', { name: '招待コード' })).toHaveAccessibleDescription(
      /運営からお受け取り/,
    );
  });

  it('ties a fault to the field', async () => {
    await renderPane(notConnected({ entry: 'code', fault: 'unknown' }), { totals: null });
    const field = screen.getByRole('textbox', { name: '招待コード' });
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription(/^このコードは使えません。入力をお確かめください。/);
  });

  it('says at once what is wrong, for each press that fails, and not when the card comes back', async () => {
    const { user, show } = await renderPane(notConnected({ entry: 'code' }), { totals: null });
    const field = screen.getByRole('textbox', { name: '招待コード' });
    await user.type(field, 'k7q{Enter}');
    await show(notConnected({ entry: 'code', fault: 'format' }));
    const short = '「K7Q2M-W4T9E」のような形で入れてください';
    await waitFor(() => expect(liveText('assertive')).toBe(short));
    // In one turn: it is said again so soon that a busy machine would look too late.
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(liveText('assertive')).toBe('');
    await waitFor(() => expect(liveText('assertive')).toBe(short));
    await show(notConnected({ entry: 'code', busy: true }));
    await show(notConnected({ entry: 'code', fault: 'service' }));
    await waitFor(() => expect(liveText('assertive')).toMatch(/^うまくいきませんでした/));
    await show(neutral());
    await show(notConnected({ fault: 'offline' }));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(liveText('assertive')).toMatch(/^うまくいきませんでした/);
    await show(notConnected({ busy: true }));
    await show(notConnected({ fault: 'tenant' }));
    await waitFor(() => expect(liveText('assertive')).toMatch(/^お使いの会社では/));
  });

  it('asks for an administrator’s approval where the account was refused, not where the service failed', async () => {
    const { show } = await renderPane(notConnected({ fault: 'failed' }), { totals: null });
    expect(screen.getByText(/会社の管理者による許可が必要/)).toBeVisible();
    for (const entry of ['account', 'code'] as const) {
      await show(notConnected({ entry, fault: 'service' }));
      expect(screen.queryByText(/管理者/)).toBeNull();
      expect(screen.getByText(/^うまくいきませんでした/)).toBeVisible();
    }
  });

  it('leads back to the account only when it came from there', async () => {
    const { show } = await renderPane(notConnected({ entry: 'code' }), { totals: null });
    expect(screen.queryByRole('button', { name: '会社のアカウントで接続する' })).toBeNull();
    await show({ kind: 'checking' });
    await show(notConnected());
    await show(notConnected({ entry: 'code' }));
    expect(screen.getByRole('button', { name: '会社のアカウントで接続する' })).toBeVisible();
  });

  it('can be left where only the proof ran out, and says that links go in all the same', async () => {
    const { user, calls } = await renderPane(notConnected({ entry: 'code', canCancel: true }));
    expect(screen.getByText(/リンクは、接続し直さなくても入れられます/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'やめる' }));
    expect(calls()).toEqual(['cancelConnect()']);
  });

  it('says what detection found', async () => {
    await renderPane(notConnected(), { totals: null });
    expect(screen.getByText(/接続すると、リンクを入れられます/)).toBeVisible();
  });
});

describe('The onboarding cards', () => {
  it('choose a time and book it', async () => {
    const { user, calls } = await renderPane(NOT_ONBOARDED, { totals: null });
    await user.click(screen.getByRole('radio', { name: /16:30/ }));
    await user.click(screen.getByRole('button', { name: 'この日時で予約する' }));
    expect(calls()).toEqual(['choose(2026-11-25T16:30:00)', 'book()']);
  });

  it('promise what the contract counts', async () => {
    await renderPane({ ...NOT_ONBOARDED, countingStage: 'interviewed' }, { totals: null });
    expect(screen.getByText('紹介会社と面談した方10名ごとに、枠が1つ')).toBeVisible();
    expect(screen.queryByText(/登録ごとに/)).toBeNull();
  });

  it.each([
    ['registered', '・10名の登録ごとに、無料の紹介枠が1つ増えます'],
    ['interviewed', '・紹介会社と面談した方10名ごとに、無料の紹介枠が1つ増えます'],
  ] as const)('write to the decision-maker what a contract that counts the %s says', async (stage, rule) => {
    const { user, calls } = await renderPane({ ...NOT_ONBOARDED, countingStage: stage }, { totals: null });
    await user.click(screen.getByRole('button', { name: '決裁者に紹介メールを書く' }));
    expect(calls().join('\n')).toContain(rule);
  });

  it('offer no booking until there are times, and say when one was taken', async () => {
    const { stores } = await renderPane(NOT_ONBOARDED, { totals: null });
    act(() => stores.onboarding.set({ ...TIMES, times: null }));
    expect(screen.queryByRole('button', { name: 'この日時で予約する' })).toBeNull();
    act(() => stores.onboarding.set({ ...TIMES, fault: 'taken' }));
    expect(screen.getByText(/たったいま埋まりました/)).toBeVisible();
  });

  const NO_TIMES = { ...TIMES, times: [], chosen: null, hasMore: false };

  it.each([
    ['could be fetched', 'failed', /^うまくいきませんでした/, 'もう一度試す'],
    ['are free', null, /^いま空いている日時がありません/, 'ほかの日時を見る'],
    ['are free any more', 'taken', /^いま空いている日時がありません/, 'ほかの日時を見る'],
  ] as const)('say that no times %s, and ask again', async (_, fault, text, button) => {
    const { user, calls, stores } = await renderPane(NOT_ONBOARDED, { totals: null });
    act(() => stores.onboarding.set({ ...NO_TIMES, fault }));
    expect(screen.getByText(text)).toBeVisible();
    expect(screen.queryByText('面談の日時を選ぶ')).toBeNull();
    expect(screen.queryByText(/たったいま埋まりました/)).toBeNull();
    await user.click(screen.getByRole('button', { name: button }));
    expect(calls()).toEqual(['retry()']);
  });

  it.each([
    ['could be fetched', 'failed', /^うまくいきませんでした/, 'もう一度試す'],
    ['are free', null, /^いま空いている日時がありません/, 'ほかの日時を見る'],
  ] as const)('say aloud that again no times %s', async (_, fault, text, button) => {
    const { user, stores } = await renderPane(NOT_ONBOARDED, { totals: null });
    act(() => stores.onboarding.set({ ...NO_TIMES, fault }));
    await user.click(screen.getByRole('button', { name: button }));
    act(() => stores.onboarding.set({ ...NO_TIMES, fault, busy: true }));
    expect(liveText('polite')).toBe('');
    act(() => stores.onboarding.set({ ...NO_TIMES, fault }));
    await waitFor(() => expect(liveText('polite')).toMatch(text));
  });

  it.each([true, false])(
    'put the focus on the chosen time, if it is here, when asking again brought times: %s',
    async (isHere) => {
      const { user, stores } = await renderPane(NOT_ONBOARDED, { totals: null });
      act(() => stores.onboarding.set({ ...NO_TIMES, fault: 'failed' }));
      await user.click(screen.getByRole('button', { name: 'もう一度試す' }));
      jest.spyOn(document, 'hasFocus').mockReturnValue(isHere);
      act(() => stores.onboarding.set({ ...NO_TIMES, fault: 'failed', busy: true }));
      act(() => stores.onboarding.set({ ...TIMES, busy: true }));
      act(() => stores.onboarding.set(TIMES));
      expect(isHere ? screen.getByRole('radio', { name: /10:00/ }) : document.body).toHaveFocus();
      jest.restoreAllMocks();
    },
  );

  it('show the booking and the steps in words', async () => {
    const { user, calls } = await renderPane(BOOKED, { totals: null });
    const steps = within(screen.getByRole('main')).getAllByRole('listitem');
    expect(steps.map((step) => step.textContent)).toEqual([
      '面談を予約完了',
      '面談(30分)いま11/25 10:00',
      '契約内容の確認これから',
      'ご利用開始これから',
    ]);
    await user.click(screen.getByRole('button', { name: '取り消す' }));
    expect(calls()).toEqual(['cancel()']);
  });

  it.each([
    ['failed', /^うまくいきませんでした/],
    ['taken', /^その日時は、たったいま埋まりました/],
  ] as const)('say aloud that a time could not be booked: %s', async (fault, text) => {
    const { stores } = await renderPane(NOT_ONBOARDED, { totals: null });
    act(() => stores.onboarding.set({ ...TIMES, busy: true }));
    act(() => stores.onboarding.set({ ...TIMES, fault }));
    await waitFor(() => expect(liveText('polite')).toMatch(text));
  });

  it('call no time taken where a meeting was cancelled although the answer was lost', async () => {
    const { stores } = await renderPane(NOT_ONBOARDED, { totals: null });
    act(() => stores.onboarding.set({ ...TIMES, fault: 'notCancelled' }));
    expect(screen.queryByText(/たったいま埋まりました/)).toBeNull();
  });

  it('say that a meeting could not be cancelled, aloud too', async () => {
    const { stores } = await renderPane(BOOKED, { totals: null });
    expect(screen.queryByText(/うまくいきませんでした/)).toBeNull();
    act(() => stores.onboarding.set({ ...TIMES, busy: true }));
    expect(screen.getByRole('button', { name: '取り消す' })).toHaveAttribute('aria-busy', 'true');
    act(() => stores.onboarding.set({ ...TIMES, fault: 'notCancelled' }));
    await waitFor(() => expect(liveText('polite')).toMatch(/^うまくいきませんでした/));
    expect(screen.getByText(/うまくいきませんでした/)).toBeVisible();
    expect(screen.getByRole('button', { name: '取り消す' })).toBeVisible();
  });

  it('offers other times beside the booked one, and the way back', async () => {
    const { user, calls, stores } = await renderPane(BOOKED, { totals: null });
    expect(screen.queryByRole('radio')).toBeNull();
    await user.click(screen.getByRole('button', { name: '日時を変える' }));
    await act(async () => {
      stores.onboarding.set({ ...TIMES, changing: true });
      await Promise.resolve();
    });
    expect(screen.getByText(/に予約しました/)).toBeVisible();
    expect(screen.queryByRole('button', { name: '取り消す' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'この日時で予約する' }));
    await user.click(screen.getByRole('button', { name: '日時を変えずに戻る' }));
    expect(calls()).toEqual(['change()', 'book()', 'keep()']);
  });
});

describe('Cards that copy', () => {
  /** jsdom's own clipboard cannot be read back, so what is written is caught on the way. */
  function catchCopies(): jest.SpyInstance<Promise<void>, [string]> {
    return jest.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  }

  afterEach(() => jest.restoreAllMocks());

  it('confirm on the button and by voice', async () => {
    const { user } = await renderPane(READ_ONLY);
    const copies = catchCopies();
    await user.click(screen.getByRole('button', { name: 'リンクだけコピー' }));
    expect(await screen.findByRole('button', { name: 'コピーしました' })).toBeVisible();
    expect(copies).toHaveBeenCalledWith(PREVIEW.url);
    await waitFor(() => expect(liveText('polite')).toBe('コピーしました'));
  });

  /** The host's frame forbids the newer way to copy, as Outlook on the web does (office-js#1991). */
  function forbidClipboard(): void {
    jest.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
  }

  it('copy in the press itself by the older way, where the host forbids the newer one', async () => {
    const { user } = await renderPane(READ_ONLY);
    forbidClipboard();
    const copied: { readonly text: string; readonly inPress: boolean }[] = [];
    let inPress = false;
    const button = screen.getByRole('button', { name: 'リンクだけコピー' });
    window.addEventListener('click', () => (inPress = true), { capture: true, once: true });
    window.addEventListener('click', () => (inPress = false), { once: true });
    document.execCommand = (command) => {
      const clipboardData = { setData: (_: string, text: string) => void copied.push({ text, inPress }) };
      document.dispatchEvent(Object.assign(new Event(command), { clipboardData }));
      return true;
    };
    await user.click(button);
    expect(await screen.findByRole('button', { name: 'コピーしました' })).toBeVisible();
    expect(copied).toEqual([{ text: PREVIEW.url, inPress: true }]);
    expect(document.body).not.toHaveTextContent(`${PREVIEW.url}${PREVIEW.url}`);
    Reflect.deleteProperty(document, 'execCommand');
  });

  it('show the text, to be copied by hand, where the host forbids the clipboard', async () => {
    const { user } = await renderPane(READ_ONLY);
    forbidClipboard();
    await user.click(screen.getByRole('button', { name: '案内文ごとコピー' }));
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', {
      name: /^ここではコピーできません/,
    });
    expect(field).toHaveFocus();
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe(PREVIEW.plainText);
    const button = screen.getByRole('button', { name: '案内文ごとコピー' });
    await user.click(button);
    await waitFor(() => expect(field).toHaveFocus());
    catchCopies();
    await user.click(screen.getByRole('button', { name: '案内文ごとコピー' }));
    expect(await screen.findByRole('button', { name: 'コピーしました' })).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('show nobody’s text to be copied by hand once another one is picked', async () => {
    const { user } = await renderPane(several({ canOpenDrafts: false }));
    forbidClipboard();
    const [first, second] = screen.getAllByRole('radio');
    await user.click(first as HTMLElement);
    await user.click(screen.getByRole('button', { name: /への文面をコピー$/ }));
    expect(await screen.findByRole('textbox')).toBeVisible();
    await user.click(second as HTMLElement);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('hand over a request for the administrator', async () => {
    const { user } = await renderPane(READ_ONLY);
    const copies = catchCopies();
    await user.click(screen.getByRole('button', { name: '管理者への依頼文をコピー' }));
    await screen.findByRole('button', { name: 'コピーしました' });
    expect(copies).toHaveBeenCalledWith(expect.stringContaining('共有メールボックス「採用窓口」'));
  });

  it('name no mailbox that is not known, and say so when the link is anyone’s', async () => {
    const { user } = await renderPane({ ...READ_ONLY, mailbox: '', forAnyone: true });
    expect(screen.getByText(/^このメールへの書き込み権限がないためです/)).toBeVisible();
    expect(screen.getByText(/どなたにも使える会社共通のリンクです/)).toBeVisible();
    const copies = catchCopies();
    await user.click(screen.getByRole('button', { name: '管理者への依頼文をコピー' }));
    await screen.findByRole('button', { name: 'コピーしました' });
    expect(copies).toHaveBeenCalledWith(expect.not.stringContaining('共有メールボックス'));
  });

  it('tell what to do with the copied text when an insertion could not be confirmed', async () => {
    const { user, calls } = await renderPane(unconfirmed('noAnswer'));
    expect(screen.getByText(/返事がありませんでした/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: '案内文をコピー' }));
    expect(await screen.findByText('コピーしました。本文に貼り付けると、ここで確認します。')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '本文をもう一度確かめる' }));
    expect(calls()).toEqual(['checkAgain()']);
  });
});
