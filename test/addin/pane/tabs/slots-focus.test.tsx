import { screen, waitFor } from '@testing-library/react';
import { openSlots, PROPOSED } from '../support/open-slots.ts';
import { liveText } from '../support/render-pane.tsx';
import { FakeService, ok, REQUEST, SLOTS } from '../support/tab-fixtures.ts';

describe('The focus in the slots tab', () => {
  afterEach(() => jest.restoreAllMocks());

  const step = (name: string) => `POST /v1/slots/requests/request-backend/${name}`;
  const press = async (user: Awaited<ReturnType<typeof openSlots>>['user'], name: string) =>
    user.click(await screen.findByRole('button', { name }));
  const heading = (name: string) => screen.getByRole('heading', { name });

  async function openProposed() {
    const service = new FakeService();
    service.answers['GET /v1/slots'] = ok({ ...SLOTS, requests: [PROPOSED] });
    return openSlots(service);
  }

  it('is on the question that takes the place of a button, and on the button again after going back', async () => {
    const { user } = await openProposed();
    await press(user, '依頼を取り消す');
    expect(screen.getByRole('group', { name: '依頼を取り消して、枠を戻しますか?' })).toHaveFocus();
    await press(user, '戻る');
    expect(screen.getByRole('button', { name: '依頼を取り消す' })).toHaveFocus();
    await press(user, '面接に進む');
    expect(screen.getByRole('group', { name: /枠を1つ使用します/ })).toHaveFocus();
    await press(user, '戻る');
    expect(screen.getByRole('button', { name: '面接に進む' })).toHaveFocus();
  });

  it('is on the day while that is changed, and on what led there after going back', async () => {
    const { user } = await openSlots();
    await press(user, '面接の日を変える');
    expect(screen.getByLabelText('面接の日')).toHaveFocus();
    await press(user, '戻る');
    expect(screen.getByRole('button', { name: '面接の日を変える' })).toHaveFocus();
  });

  it.each([
    ['cancel', ['依頼を取り消す', '依頼を取り消す'], { state: 'returned', closedAt: '2026-11-23T06:00:00' }],
    ['proposals/p1/accept', ['面接に進む', '面接に進む'], REQUEST],
    ['proposals/p1/decline', ['今回は見送る'], { proposals: [], state: 'requested' }],
  ] as const)(
    'goes to the request an action is about, wherever that is then: %s',
    async (name, names, change) => {
      const { user, service } = await openProposed();
      const changed = { ...PROPOSED, ...change };
      service.answers[step(name)] = ok(changed);
      for (const [index, each] of names.entries()) {
        if (index === names.length - 1)
          service.answers['GET /v1/slots'] = ok({ ...SLOTS, requests: [changed] });
        await press(user, each);
      }
      await waitFor(() => expect(heading(REQUEST.position)).toHaveFocus());
    },
  );

  it('is not taken from somebody who writes on while an action runs', async () => {
    const { user, service } = await openSlots();
    const closed = { ...REQUEST, state: 'not_hired', closedAt: '2026-11-23T06:00:00' };
    service.answers[step('result')] = ok(closed);
    service.answers['GET /v1/slots'] = ok({ ...SLOTS, requests: [closed] });
    jest.spyOn(document, 'hasFocus').mockReturnValue(false);
    await press(user, '採用に至らなかった');
    await press(user, '採用に至らなかった');
    await waitFor(() => expect(screen.queryByRole('button', { name: '採用に至らなかった' })).toBeNull());
    expect(document.body).toHaveFocus();
  });

  it('is not taken from somebody who writes on while a request is sent', async () => {
    const { user, service } = await openSlots();
    await user.click((await screen.findAllByRole('button', { name: '紹介を依頼する' }))[0] as HTMLElement);
    await user.type(screen.getByRole('textbox', { name: /^ポジション/ }), '営業');
    await user.type(screen.getByRole('textbox', { name: /^ぜひお会いしたい方/ }), '法人営業の方');
    service.answers['POST /v1/slots/requests'] = ok({ ...REQUEST, requestId: 'new', state: 'requested' });
    jest.spyOn(document, 'hasFocus').mockReturnValue(false);
    await press(user, 'この内容で依頼する');
    await waitFor(() => expect(screen.queryByRole('textbox', { name: /^ポジション/ })).toBeNull());
    expect(document.body).toHaveFocus();
  });

  it('asks in the form, too, and goes on where the request that was sent is', async () => {
    const { user, service } = await openSlots();
    const ask = async () =>
      user.click((await screen.findAllByRole('button', { name: '紹介を依頼する' }))[0] as HTMLElement);
    await ask();
    expect(heading('紹介を依頼する')).toHaveFocus();
    await user.type(screen.getByRole('textbox', { name: /^ポジション/ }), '営業');
    await press(user, '戻る');
    expect(screen.getByRole('group', { name: '入力した内容を残しますか?' })).toHaveFocus();
    await press(user, '残す');
    expect(screen.getAllByRole('button', { name: '紹介を依頼する' })[0]).toHaveFocus();
    await ask();
    await user.type(screen.getByRole('textbox', { name: /^ぜひお会いしたい方/ }), '法人営業の方');
    const created = { ...REQUEST, requestId: 'new', position: '営業', state: 'requested' };
    service.answers['POST /v1/slots/requests'] = ok(created);
    service.answers['GET /v1/slots'] = ok({
      ...SLOTS,
      slots: SLOTS.slots.slice(1),
      requests: [created, ...SLOTS.requests],
    });
    await press(user, 'この内容で依頼する');
    await waitFor(() => expect(heading('進行中')).toHaveFocus());
    await waitFor(() => expect(liveText('polite')).toMatch(/^依頼を送りました/));
  });
});
