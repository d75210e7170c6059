import { screen, waitFor, within } from '@testing-library/react';
import { openSlots, PROPOSED } from '../support/open-slots.ts';
import { liveText } from '../support/render-pane.tsx';
import { fault, FakeService, ok, REQUEST, SLOTS } from '../support/tab-fixtures.ts';

const position = () => screen.getByRole('textbox', { name: /^ポジション/ });
const who = () => screen.getByRole('textbox', { name: /^ぜひお会いしたい方/ });

describe('The slots tab', () => {
  it('lists what can be used, what is under way with its time line, and what was', async () => {
    await openSlots();
    expect(await screen.findByText('9/30に付与・期限なし')).toBeVisible();
    const steps = within(screen.getByRole('list', { name: 'バックエンドエンジニア' })).getAllByRole(
      'listitem',
    );
    expect(steps.map(({ textContent }) => textContent)).toEqual([
      '紹介を依頼枠を確保完了11/2',
      '候補者のご提案ミナトキャリアより 2名完了11/9',
      '面接に進む方を決める枠を使用完了11/16',
      '面接いま11/26 予定',
      '結果これから',
    ]);
    expect(steps[3]).toHaveAttribute('aria-current', 'step');
    expect(screen.getByText('東京・正社員')).toBeVisible();
    expect(screen.getByText('面接の前に候補者の方が辞退されたため、枠をお返ししました。')).toBeVisible();
  });

  it('warns from 45 days before a slot expires, and not before', async () => {
    const service = new FakeService();
    const [first, second] = SLOTS.slots;
    service.answers['GET /v1/slots'] = ok({
      ...SLOTS,
      slots: [
        { ...first, expiresOn: '2027-01-07' },
        { ...second, expiresOn: '2027-01-08' },
      ],
    });
    await openSlots(service);
    expect(await screen.findByText('あと45日')).toBeVisible();
    expect(screen.queryByText('あと46日')).toBeNull();
    expect(screen.getByText('9/30に付与・期限 2027/1/7')).toBeVisible();
  });

  it('asks for an introduction with what was typed and nothing else', async () => {
    const { user, service } = await openSlots();
    const created = { ...REQUEST, requestId: 'new', position: 'データアナリスト', state: 'requested' };
    service.answers['POST /v1/slots/requests'] = ok(created);
    await user.click((await screen.findAllByRole('button', { name: '紹介を依頼する' }))[0] as HTMLElement);
    await user.type(position(), ' データアナリスト ');
    await user.type(who(), 'SQLに強い方');
    await user.selectOptions(screen.getByRole('combobox', { name: '雇用形態' }), '正社員');
    await user.click(screen.getByRole('button', { name: 'この内容で依頼する' }));
    expect(await screen.findByText('依頼を送りました。ご提案は5営業日ほどで届きます。')).toBeVisible();
    expect(service.bodies).toEqual([
      {
        requestId: 'client-made-id-1',
        slotId: 'slot-3',
        position: 'データアナリスト',
        who: 'SQLに強い方',
        employment: 'permanent',
        place: null,
        salary: null,
        interviewsFrom: null,
        language: 'ja',
        contactMail: 'recruiter@aoba.example',
      },
    ]);
    expect(service.calls).toContain('totals');
  });

  it('puts focus on the first field that is missing and says what is', async () => {
    const { user, service } = await openSlots();
    await user.click((await screen.findAllByRole('button', { name: '紹介を依頼する' }))[0] as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'この内容で依頼する' }));
    expect(position()).toHaveFocus();
    expect(position()).toHaveAccessibleDescription('ポジション名を入れてください');
    await user.type(position(), '営業');
    await user.click(screen.getByRole('button', { name: 'この内容で依頼する' }));
    expect(who()).toHaveFocus();
    expect(service.bodies).toEqual([]);
  });

  it('sends the same request again after a lost reply, so that it reserves one slot', async () => {
    const { user, service } = await openSlots();
    service.answers['POST /v1/slots/requests'] = fault('offline');
    await user.click((await screen.findAllByRole('button', { name: '紹介を依頼する' }))[0] as HTMLElement);
    await user.type(position(), '営業');
    await user.type(who(), '法人営業の方');
    await user.click(screen.getByRole('button', { name: 'この内容で依頼する' }));
    expect(await screen.findByText(/うまくいきませんでした/)).toBeVisible();
    expect(position()).toHaveValue('営業');
    service.answers['POST /v1/slots/requests'] = ok({ ...REQUEST, state: 'requested' });
    await user.click(screen.getByRole('button', { name: 'この内容で依頼する' }));
    await screen.findByText(/依頼を送りました/);
    expect(service.bodies.map((body) => (body as { requestId: string }).requestId)).toEqual([
      'client-made-id-1',
      'client-made-id-1',
    ]);
  });

  it.each(['unauthenticated', 'tenant_unknown'] as const)(
    'says to connect again, and keeps what is written, where the connection has ended: %s',
    async (code) => {
      const { user, service } = await openSlots();
      service.answers['POST /v1/slots/requests'] = fault(code);
      await user.click((await screen.findAllByRole('button', { name: '紹介を依頼する' }))[0] as HTMLElement);
      await user.type(position(), '営業');
      await user.type(who(), '法人営業の方');
      await user.click(screen.getByRole('button', { name: 'この内容で依頼する' }));
      expect(await screen.findByText(/「ホーム」で接続し直してから/)).toBeVisible();
      expect(position()).toHaveValue('営業');
    },
  );

  it('does not call a slow service a lost connection', async () => {
    const service = new FakeService();
    service.answers['GET /v1/slots'] = fault('timeout');
    await openSlots(service);
    expect(await screen.findByText(/この画面は、いま読み込めませんでした。/)).not.toHaveTextContent(
      /オフライン/,
    );
    expect(screen.getByRole('button', { name: 'もう一度試す' })).toBeVisible();
  });

  it('says that something changed where the service has the lost request with another text, and begins anew', async () => {
    const { user, service } = await openSlots();
    const send = () => user.click(screen.getByRole('button', { name: 'この内容で依頼する' }));
    service.answers['POST /v1/slots/requests'] = fault('offline');
    await user.click((await screen.findAllByRole('button', { name: '紹介を依頼する' }))[0] as HTMLElement);
    await user.type(position(), '営業');
    await user.type(who(), '法人営業の方');
    await send();
    await screen.findByText(/うまくいきませんでした/);
    await user.type(position(), '部長');
    service.answers['POST /v1/slots/requests'] = fault('conflict');
    const lists = () => service.calls.filter((call) => call === 'GET /v1/slots').length;
    const before = lists();
    await send();
    expect(await screen.findByText('ほかの操作が先に行われていました。一覧を新しくしました。')).toBeVisible();
    expect(lists()).toBe(before + 1);
    expect(position()).toHaveValue('営業部長');
    await send();
    expect(service.bodies).toMatchObject([
      { requestId: 'client-made-id-1' },
      { requestId: 'client-made-id-1' },
      { requestId: 'client-made-id-2' },
    ]);
  });

  it('asks for another slot under another name', async () => {
    const { user, service } = await openSlots();
    service.answers['POST /v1/slots/requests'] = fault('offline');
    await user.click((await screen.findAllByRole('button', { name: '紹介を依頼する' }))[0] as HTMLElement);
    await user.type(position(), '営業');
    await user.type(who(), '法人営業の方');
    await user.click(screen.getByRole('button', { name: 'この内容で依頼する' }));
    await screen.findByText(/うまくいきませんでした/);
    await user.click(screen.getByRole('button', { name: '戻る' }));
    await user.click(screen.getByRole('button', { name: '残す' }));
    await user.click((await screen.findAllByRole('button', { name: '紹介を依頼する' }))[1] as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'この内容で依頼する' }));
    expect(new Set(service.bodies.map((body) => (body as { requestId: string }).requestId)).size).toBe(2);
  });

  it('says in its own place that it cannot be shown, and leaves the other tabs', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const service = new FakeService();
    service.answers['GET /v1/slots'] = ok({ message: 'Please sign in to the network.' });
    const { user } = await openSlots(service);
    expect(await screen.findByText(/この画面は、いま読み込めませんでした。/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'パネルを読み込み直す' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'もう一度試す' }));
    expect(await screen.findByRole('button', { name: 'パネルを読み込み直す' })).toBeVisible();
    await user.click(screen.getByRole('tab', { name: '設定' }));
    expect(await screen.findByRole('heading', { name: '表示言語' })).toBeVisible();
    // Nobody has tried again in vain since it was opened anew.
    await user.click(screen.getByRole('tab', { name: '紹介枠' }));
    expect(await screen.findByText(/この画面は、いま読み込めませんでした。/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'パネルを読み込み直す' })).toBeNull();
  });

  it.each([
    ['agency_missing', 'いま、ご依頼をお届けできる紹介会社がありません。枠は減っていません。'],
    ['contract_paused', 'ご契約が一時停止中のため、ご依頼いただけません。枠はそのまま残ります。'],
  ] as const)('says why no request can be sent: %s', async (code, sentence) => {
    const { user, service } = await openSlots();
    service.answers['POST /v1/slots/requests'] = fault(code);
    await user.click((await screen.findAllByRole('button', { name: '紹介を依頼する' }))[0] as HTMLElement);
    await user.type(position(), '営業');
    await user.type(who(), '法人営業の方');
    await user.click(screen.getByRole('button', { name: 'この内容で依頼する' }));
    expect(await screen.findByText(sentence)).toBeVisible();
    expect(position()).toHaveValue('営業');
  });

  it('keeps the draft over a look at another tab, and asks before leaving it', async () => {
    const { user } = await openSlots();
    await user.click((await screen.findAllByRole('button', { name: '紹介を依頼する' }))[0] as HTMLElement);
    await user.type(position(), '営業');
    await user.click(screen.getByRole('tab', { name: 'ホーム' }));
    await user.click(screen.getByRole('tab', { name: '紹介枠' }));
    expect(position()).toHaveValue('営業');
    await user.click(screen.getByRole('button', { name: '戻る' }));
    expect(screen.getByText('入力した内容を残しますか?')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '残す' }));
    await user.click((await screen.findAllByRole('button', { name: '紹介を依頼する' }))[1] as HTMLElement);
    expect(position()).toHaveValue('営業');
    await user.click(screen.getByRole('button', { name: '戻る' }));
    await user.click(screen.getByRole('button', { name: '消す' }));
    await user.click((await screen.findAllByRole('button', { name: '紹介を依頼する' }))[0] as HTMLElement);
    expect(position()).toHaveValue('');
  });

  it('shows proposals without names and asks twice before a slot is used', async () => {
    const service = new FakeService();
    service.answers['GET /v1/slots'] = ok({ ...SLOTS, requests: [PROPOSED] });
    service.answers['POST /v1/slots/requests/request-backend/proposals/p1/accept'] = ok(REQUEST);
    const { user } = await openSlots(service);
    expect(await screen.findByText('カスタマーサクセス 5年・SQL・Tableau')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '面接に進む' }));
    expect(service.bodies).toEqual([]);
    expect(screen.getByText(/枠を1つ使用します/)).toBeVisible();
    await user.type(screen.getByLabelText('面接の日(決まっていれば)'), '2026-11-26');
    service.answers['GET /v1/slots'] = ok(SLOTS);
    await user.click(screen.getByRole('button', { name: '面接に進む' }));
    expect(await screen.findByText('森 一郎 様')).toBeVisible();
    expect(service.bodies).toEqual([{ interviewOn: '2026-11-26' }]);
  });

  it('says so when somebody was faster, and shows what is so now', async () => {
    const service = new FakeService();
    service.answers['GET /v1/slots'] = ok({ ...SLOTS, requests: [PROPOSED] });
    service.answers['POST /v1/slots/requests/request-backend/cancel'] = fault('conflict');
    const { user } = await openSlots(service);
    await user.click(await screen.findByRole('button', { name: '依頼を取り消す' }));
    service.answers['GET /v1/slots'] = ok(SLOTS);
    await user.click(screen.getByRole('button', { name: '依頼を取り消す' }));
    expect(await screen.findByText('ほかの操作が先に行われていました。一覧を新しくしました。')).toBeVisible();
    expect(screen.getByText('11/26 予定')).toBeVisible();
    await waitFor(() => expect(liveText('polite')).toMatch(/一覧を新しくしました/));
  });

  it('lets the day of the interview be moved as long as no result is known', async () => {
    const service = new FakeService();
    const step = 'POST /v1/slots/requests/request-backend/interview';
    const later = { ...REQUEST, interviewOn: '2026-12-03' };
    const { user } = await openSlots(service);
    expect(await screen.findByText('面接の日:2026年11月26日')).toBeVisible();
    const change = () => user.click(screen.getByRole('button', { name: '面接の日を変える' }));
    await change();
    const field = screen.getByLabelText('面接の日');
    expect(field).toHaveValue('2026-11-26');
    await user.click(screen.getByRole('button', { name: '戻る' }));
    await change();
    await user.click(screen.getByRole('button', { name: '保存' }));
    expect(service.bodies).toEqual([]);
    await change();
    await user.clear(screen.getByLabelText('面接の日'));
    await user.type(screen.getByLabelText('面接の日'), '2026-12-03');
    service.answers[step] = ok(later);
    service.answers['GET /v1/slots'] = ok({ ...SLOTS, requests: [later] });
    await user.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('面接の日:2026年12月3日')).toBeVisible();
    expect(service.bodies).toEqual([{ interviewOn: '2026-12-03' }]);
  });

  it.each([null, '2126-11-26'])(
    'takes the result, once it was asked about, whatever the day of the interview is: %j',
    async (day) => {
      const service = new FakeService();
      const wrong = { ...REQUEST, interviewOn: day };
      service.answers['GET /v1/slots'] = ok({ ...SLOTS, requests: [wrong] });
      service.answers['POST /v1/slots/requests/request-backend/result'] = ok(wrong);
      const { user } = await openSlots(service);
      const press = async (name: string) => user.click(await screen.findByRole('button', { name }));
      await press('採用に至らなかった');
      expect(
        screen.getByText('採用に至らなかったと記録しますか?あとから変えることはできません。'),
      ).toBeVisible();
      expect(service.bodies).toEqual([]);
      await press('戻る');
      expect(screen.getByRole('button', { name: '採用になった' })).toHaveFocus();
      await press('採用に至らなかった');
      await press('採用に至らなかった');
      expect(service.bodies).toEqual([{ result: 'not_hired' }]);
    },
  );

  it('asks for the outcome once the day of the interview has come', async () => {
    const service = new FakeService();
    const due = { ...REQUEST, interviewOn: '2026-11-23' };
    service.answers['GET /v1/slots'] = ok({ ...SLOTS, requests: [due] });
    service.answers['POST /v1/slots/requests/request-backend/result'] = ok(due);
    const { user } = await openSlots(service);
    await user.click(await screen.findByRole('button', { name: '採用になった' }));
    expect(screen.getByRole('group', { name: /^採用が決まったと記録しますか/ })).toBeVisible();
    expect(service.bodies).toEqual([]);
    await user.click(screen.getByRole('button', { name: '採用になった' }));
    expect(service.bodies).toEqual([{ result: 'hired' }]);
  });

  it('keeps the last list while the service cannot be reached, and tries again when asked', async () => {
    const { user, service } = await openSlots();
    await screen.findByText('11/26 予定');
    service.answers['GET /v1/slots'] = fault('offline');
    await user.click(screen.getByRole('tab', { name: 'ホーム' }));
    await user.click(screen.getByRole('tab', { name: '紹介枠' }));
    expect(await screen.findByText(/前回の内容を表示しています/)).toBeVisible();
    expect(screen.getByText('11/26 予定')).toBeVisible();
    service.answers['GET /v1/slots'] = ok(SLOTS);
    await user.click(screen.getByRole('button', { name: 'もう一度試す' }));
    await waitFor(() => expect(screen.queryByText(/前回の内容を表示しています/)).toBeNull());
    expect(screen.getByRole('tabpanel')).toHaveFocus();
  });

  it('says what the contract is when asked', async () => {
    const service = new FakeService();
    service.answers['GET /v1/slots'] = ok({ ...SLOTS, slots: [], requests: [] });
    const { user } = await openSlots(service);
    await user.click(await screen.findByRole('button', { name: '契約内容' }));
    expect(screen.getByText('10名の登録ごとに、枠が1つ')).toBeVisible();
  });
});
