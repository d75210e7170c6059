import { act, screen, waitFor, within } from '@testing-library/react';
import { me } from '../../../support/sample-company.ts';
import { openSlots, PROPOSED } from '../support/open-slots.ts';
import { liveText } from '../support/render-pane.tsx';
import { fault, FakeService, ok, proposal, REQUEST, RETURNED, SLOTS } from '../support/tab-fixtures.ts';

const CREATE = 'POST /v1/slots/requests';
const step = (name: string) => `${CREATE}/request-backend/${name}`;

function serviceWith(list: Partial<Record<keyof typeof SLOTS, readonly unknown[]>>) {
  const service = new FakeService();
  service.answers['GET /v1/slots'] = ok({ ...SLOTS, ...list });
  return service;
}

const pause = (service: FakeService) =>
  act(() =>
    service.connection.change({ me: { ...me, employer: { ...me.employer, status: 'paused' as const } } }),
  );

/** The same day in Japan, wherever the test runs. */
const MORNING = new Date('2026-11-23T10:42:00+09:00');

describe('The slots tab, on the day it is looked at', () => {
  const [first, second] = SLOTS.slots as [(typeof SLOTS.slots)[number], (typeof SLOTS.slots)[number]];

  it('tells the last day as that, and offers nothing of a day that is past', async () => {
    await openSlots(
      serviceWith({
        slots: [
          { ...first, expiresOn: '2026-11-22' },
          { ...second, expiresOn: '2026-11-23' },
        ],
      }),
    );
    expect(await screen.findByText('本日まで')).toBeVisible();
    expect(screen.getAllByRole('button', { name: '紹介を依頼する' })).toHaveLength(1);
    expect(screen.queryByText(/^あと-?\d+日$/)).toBeNull();
    expect(screen.getByText('ご契約の期限が過ぎたため、この枠は使えなくなりました。')).toBeVisible();
    expect(screen.getByText('9/30に付与・期限 11/22')).toBeVisible();
  });

  it.each([
    ['最初の枠まで、あと3名です', {}],
    ['次の枠まで、あと3名です', { requests: [RETURNED] }],
    ['次の枠まで、あと3名です', { slots: [{ ...first, state: 'expired' as const }] }],
  ])('says how far the next slot is: %s', async (title, list) => {
    await openSlots(serviceWith({ slots: [], requests: [], ...list }));
    expect(await screen.findByText(title)).toBeVisible();
  });

  it('names nobody at the step where one waits for another proposal', async () => {
    const waiting = {
      ...PROPOSED,
      state: 'requested' as const,
      proposals: [proposal({ state: 'declined' })],
    };
    await openSlots(serviceWith({ requests: [waiting] }));
    const list = await screen.findByRole('list', { name: REQUEST.position });
    expect(within(list).getAllByRole('listitem')[1]).toHaveTextContent(/^候補者のご提案いま$/);
  });

  it('counts those who can still be accepted', async () => {
    const proposals = [proposal(), proposal({ proposalId: 'p2', state: 'withdrawn' })];
    await openSlots(serviceWith({ requests: [{ ...PROPOSED, proposals }] }));
    expect(await screen.findByText('ミナトキャリアより 1名')).toBeVisible();
  });

  it('says that the contract is paused before anything is written, and as soon as it is', async () => {
    const service = new FakeService();
    const { user } = await openSlots(service);
    await user.click((await screen.findAllByRole('button', { name: '紹介を依頼する' }))[0] as HTMLElement);
    const sentence = 'ご契約が一時停止中のため、ご依頼いただけません。枠はそのまま残ります。';
    pause(service);
    expect(screen.getByText(sentence)).toBeVisible();
    await user.click(screen.getByRole('button', { name: '戻る' }));
    expect(screen.getByText(sentence)).toBeVisible();
    expect(screen.getAllByText('無料紹介枠')).toHaveLength(2);
    expect(screen.queryByRole('button', { name: '紹介を依頼する' })).toBeNull();
  });

  it.each(['2020-01-02', '2026-11-22', '2027-11-24', '2126-11-26'])(
    'does not use a slot for an interview on a day that must be a slip: %s',
    async (day) => {
      const { user, service } = await openSlots(serviceWith({ requests: [PROPOSED] }), MORNING);
      await user.click(await screen.findByRole('button', { name: '面接に進む' }));
      const field = screen.getByLabelText('面接の日(決まっていれば)');
      expect(field).toHaveAttribute('min', '2026-11-23');
      expect(field).toHaveAttribute('max', '2027-11-23');
      await user.type(field, day);
      await user.click(screen.getByRole('button', { name: '面接に進む' }));
      expect(field).toHaveFocus();
      expect(field).toHaveAccessibleDescription('2026年11月23日から2027年11月23日までの日を入れてください');
      expect(service.bodies).toEqual([]);
      await user.clear(field);
      await user.type(field, '2026-11-23');
      expect(field).not.toHaveAccessibleDescription();
      service.answers[step('proposals/p1/accept')] = ok(REQUEST);
      await user.click(screen.getByRole('button', { name: '面接に進む' }));
      expect(service.bodies).toEqual([{ interviewOn: '2026-11-23' }]);
    },
  );

  it('takes a day that is past but not before the acceptance as the day of an interview', async () => {
    const accepted = { ...REQUEST, interviewOn: null, acceptedAt: '2026-11-16T06:00:00+09:00' };
    const service = serviceWith({ requests: [accepted] });
    const { user } = await openSlots(service);
    const field = await screen.findByLabelText('面接の日');
    await user.type(field, '2026-11-15');
    await user.click(screen.getByRole('button', { name: '面接の日を入れる' }));
    expect(field).toHaveAccessibleDescription(/^2026年11月16日から/);
    expect(service.bodies).toEqual([]);
    await user.clear(field);
    await user.type(field, '2026-11-16');
    await user.click(screen.getByRole('button', { name: '面接の日を入れる' }));
    expect(service.bodies).toEqual([{ interviewOn: '2026-11-16' }]);
  });

  it.each([
    ['after midnight in Japan', '2026-11-22T15:00:00Z', '2026-11-23', '2027-11-23'],
    ['before it', '2026-11-23T14:59:00Z', '2026-11-23', '2027-11-23'],
    ['on a leap day', '2028-02-28T15:00:00Z', '2028-02-29', '2029-02-28'],
  ])('takes the days of an interview by the calendar in Japan: %s', async (_when, now, from, to) => {
    const { user } = await openSlots(serviceWith({ requests: [PROPOSED] }), new Date(now));
    await user.click(await screen.findByRole('button', { name: '面接に進む' }));
    const field = screen.getByLabelText('面接の日(決まっていれば)');
    expect(field).toHaveAttribute('min', from);
    expect(field).toHaveAttribute('max', to);
  });

  it('takes a day of an interview up to a year from now, however long ago somebody was accepted', async () => {
    const accepted = { ...REQUEST, interviewOn: null, acceptedAt: '2026-05-31T15:00:00Z' };
    await openSlots(serviceWith({ requests: [accepted] }), MORNING);
    const field = await screen.findByLabelText('面接の日');
    expect(field).toHaveAttribute('min', '2026-06-01');
    expect(field).toHaveAttribute('max', '2027-11-23');
  });

  it.each([
    ['acceptance', PROPOSED, '面接に進む', 'proposals/p1/accept', '2026年11月23日'],
    ['interview', { ...REQUEST, interviewOn: null }, '面接の日を入れる', 'interview', '2026年11月16日'],
  ] as const)(
    'says which days can be where the service refuses the one of the %s',
    async (_what, request, name, path, from) => {
      const acceptedAt = request.acceptedAt && '2026-11-16T06:00:00+09:00';
      const { user, service } = await openSlots(
        serviceWith({ requests: [{ ...request, acceptedAt }] }),
        MORNING,
      );
      service.answers[step(path)] = fault('invalid_request');
      if (request.state === 'proposed') await user.click(await screen.findByRole('button', { name }));
      await user.type(await screen.findByLabelText(/^面接の日/), '2026-11-23');
      await user.click(screen.getByRole('button', { name }));
      const sentence = `${from}から2027年11月23日までの日を入れてください`;
      expect(await screen.findByText(sentence)).toBeVisible();
      await waitFor(() => expect(liveText('polite')).toContain(sentence));
      expect(service.bodies).toEqual([{ interviewOn: '2026-11-23' }]);
    },
  );

  it('names no days where an acceptance without one is refused', async () => {
    const { user, service } = await openSlots(serviceWith({ requests: [PROPOSED] }));
    service.answers[step('proposals/p1/accept')] = fault('invalid_request');
    await user.click(await screen.findByRole('button', { name: '面接に進む' }));
    await user.click(screen.getByRole('button', { name: '面接に進む' }));
    expect(await screen.findByText(/うまくいきませんでした/)).toBeVisible();
  });

  it('says on the list that somebody was faster where no slot is left for the form', async () => {
    const { user, service } = await openSlots();
    await user.click((await screen.findAllByRole('button', { name: '紹介を依頼する' }))[0] as HTMLElement);
    await user.type(screen.getByRole('textbox', { name: /^ポジション/ }), '営業');
    await user.type(screen.getByRole('textbox', { name: /^ぜひお会いしたい方/ }), '法人営業の方');
    service.answers[CREATE] = fault('conflict');
    const send = () => user.click(screen.getByRole('button', { name: 'この内容で依頼する' }));
    service.answers['GET /v1/slots'] = ok({ ...SLOTS, slots: [second] });
    await send();
    expect(await screen.findByText(/^この枠は、ほかの操作で先に使われました。/)).toBeVisible();
    service.answers['GET /v1/slots'] = ok({ ...SLOTS, slots: [] });
    await send();
    expect(await screen.findByText('ほかの操作が先に行われていました。一覧を新しくしました。')).toBeVisible();
    expect(screen.getByRole('heading', { name: REQUEST.position })).toBeVisible();
  });

  it('does not say that it was done when a button is pressed again meanwhile', async () => {
    const { user, service } = await openSlots(serviceWith({ requests: [PROPOSED] }));
    let answer: (given: ReturnType<typeof fault>) => void = () => undefined;
    service.answers[step('cancel')] = new Promise((resolve) => (answer = resolve));
    await user.click(await screen.findByRole('button', { name: '面接に進む' }));
    await user.click(screen.getByRole('button', { name: '依頼を取り消す' }));
    const [cancel] = screen.getAllByRole('button', { name: '依頼を取り消す' });
    await user.click(cancel as HTMLElement);
    await user.click(screen.getByRole('button', { name: '面接に進む' }));
    await act(async () => {
      answer(fault('unavailable'));
      await Promise.resolve();
    });
    await waitFor(() => expect(liveText('polite')).toMatch(/うまくいきませんでした/));
    expect(service.calls.filter((call) => call.startsWith('POST'))).toEqual([step('cancel')]);
  });
});
