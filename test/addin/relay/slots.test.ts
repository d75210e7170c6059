import type { ApiResult } from '../../../src/addin/api/api-client.ts';
import { me } from '../../support/sample-company.ts';
import { fault, FakeService, ok, REQUEST, SLOTS, tabSources } from '../pane/support/tab-fixtures.ts';

const CREATE = 'POST /v1/slots/requests';
const result = `${CREATE}/request-backend/result`;

async function begin() {
  const service = new FakeService();
  const { slots } = tabSources(service, 'ja').sources;
  await slots.load();
  return { service, slots };
}

/** An answer that is given when the test says so. */
function later() {
  let give: (answer: ApiResult<unknown>) => void = () => undefined;
  const answer = new Promise<ApiResult<unknown>>((resolve) => (give = resolve));
  return { answer, give };
}

const write = ({ slots }: Awaited<ReturnType<typeof begin>>, slotId = 'slot-3') => {
  slots.openForm(slotId);
  slots.change({ position: '営業', who: '法人営業の方' });
};

const created = { ...REQUEST, requestId: 'client-made-id-1', slotId: 'slot-3', state: 'requested' };

describe('The slots', () => {
  it('send what is pressed while something else runs once that is through, and then only say that it is done', async () => {
    const world = await begin();
    const { service, slots } = world;
    const { answer, give } = later();
    service.answers[result] = answer;
    service.answers[CREATE] = ok(created);
    const first = slots.reportResult('request-backend', 'hired');
    write(world);
    const outcomes: string[] = [];
    const sent = slots.submit().then((outcome) => outcomes.push(outcome));
    await new Promise((resolve) => setTimeout(resolve));
    expect(outcomes).toEqual([]);
    expect(service.calls).not.toContain(CREATE);
    expect(slots.view().busy).toEqual(['request-backend', 'slot-3']);
    give(ok({ ...REQUEST, state: 'hired' }));
    expect(await first).toBe('done');
    expect(slots.view().busy).toEqual(['slot-3']);
    await sent;
    expect(outcomes).toEqual(['done']);
    expect(service.bodies).toMatchObject([{ result: 'hired' }, { slotId: 'slot-3' }]);
    expect(slots.view()).toMatchObject({ busy: [], formFor: null });
  });

  it('send nothing for the same thing pressed again meanwhile, and do not say that it is done', async () => {
    const { service, slots } = await begin();
    const { answer, give } = later();
    service.answers[result] = answer;
    const first = slots.reportResult('request-backend', 'hired');
    expect(await slots.decline('request-backend', 'p1')).toBe('pressedAgain');
    give(fault('offline'));
    expect(await first).toBe('offline');
    expect(service.bodies).toHaveLength(1);
  });

  it('read the list again where a reply was lost, and where the form is left after that', async () => {
    const world = await begin();
    const { service, slots } = world;
    const lists = () => service.calls.filter((call) => call === 'GET /v1/slots').length;
    service.answers[CREATE] = fault('timeout');
    write(world);
    expect(await slots.submit()).toBe('timeout');
    expect(lists()).toBe(2);
    slots.closeForm(false);
    expect(lists()).toBe(3);
    slots.openForm('slot-3');
    slots.closeForm(false);
    expect(lists()).toBe(3);
  });

  it('move the form of a slot that is gone to the next one, with what was written', async () => {
    const world = await begin();
    const { service, slots } = world;
    service.answers[CREATE] = fault('conflict');
    service.answers['GET /v1/slots'] = ok({ ...SLOTS, slots: SLOTS.slots.slice(1) });
    write(world);
    expect(await slots.submit()).toBe('nextSlot');
    expect(slots.view()).toMatchObject({ formFor: 'slot-4', draft: { position: '営業' } });
    service.answers[CREATE] = ok(created);
    expect(await slots.submit()).toBe('done');
    expect(service.bodies).toMatchObject([
      { slotId: 'slot-3', requestId: 'client-made-id-1' },
      { slotId: 'slot-4', requestId: 'client-made-id-2' },
    ]);
  });

  it.each([
    ['no slot is left', { ...SLOTS, slots: [] }],
    ['the lost request has it', { ...SLOTS, slots: SLOTS.slots.slice(1), requests: [created] }],
  ])('go back to the list with what was written where %s', async (_why, list) => {
    const world = await begin();
    const { service, slots } = world;
    service.answers[CREATE] = fault('conflict');
    service.answers['GET /v1/slots'] = ok(list);
    write(world);
    expect(await slots.submit()).toBe('changed');
    expect(slots.view()).toMatchObject({ formFor: null, draft: { position: '営業' } });
  });

  it('pass over a slot that has expired when the form moves on', async () => {
    const world = await begin();
    const [, free] = SLOTS.slots;
    const expired = { ...free, slotId: 'slot-2', state: 'expired' };
    world.service.answers[CREATE] = fault('conflict');
    world.service.answers['GET /v1/slots'] = ok({ ...SLOTS, slots: [expired, free] });
    write(world);
    expect(await world.slots.submit()).toBe('nextSlot');
    expect(world.slots.view().formFor).toBe('slot-4');
  });

  it('show what others did meanwhile, and ask for new totals, once a step is through', async () => {
    const { service, slots } = await begin();
    service.answers[result] = ok({ ...REQUEST, state: 'hired' });
    service.answers['GET /v1/slots'] = ok({ ...SLOTS, slots: [] });
    expect(await slots.reportResult('request-backend', 'hired')).toBe('done');
    expect(slots.view().list).toMatchObject({ value: { slots: [] }, loading: false });
    expect(service.calls).toContain('totals');
  });

  it('send what is left blank as not said, and the rest without the spaces around it', async () => {
    const world = await begin();
    const { service, slots } = world;
    service.answers[CREATE] = ok(created);
    slots.openForm('slot-3');
    slots.change({ position: ' 営業 ', who: ' 法人営業の方\n', place: ' 東京 ', salary: '  ' });
    expect(await slots.submit()).toBe('done');
    expect(service.bodies).toMatchObject([
      { position: '営業', who: '法人営業の方', employment: null, place: '東京', salary: null },
    ]);
  });

  it('say that something has changed, and stay with the slot, where it can still be had', async () => {
    const world = await begin();
    world.service.answers[CREATE] = fault('conflict');
    write(world);
    expect(await world.slots.submit()).toBe('changed');
    expect(world.slots.view()).toMatchObject({ formFor: 'slot-3', draft: { position: '営業' } });
  });

  it('move on to the next slot with a new text, whatever became of one that was dropped', async () => {
    const world = await begin();
    const { service, slots } = world;
    service.answers[CREATE] = fault('timeout');
    write(world);
    expect(await slots.submit()).toBe('timeout');
    slots.closeForm(false);
    write(world);
    service.answers[CREATE] = fault('conflict');
    service.answers['GET /v1/slots'] = ok({ ...SLOTS, slots: SLOTS.slots.slice(1), requests: [created] });
    expect(await slots.submit()).toBe('nextSlot');
    expect(slots.view().formFor).toBe('slot-4');
  });

  it('show what a step has made of a request, also where the list cannot be read again', async () => {
    const { service, slots } = await begin();
    service.answers[result] = ok({ ...REQUEST, state: 'hired' });
    service.answers['GET /v1/slots'] = fault('offline');
    expect(await slots.reportResult('request-backend', 'hired')).toBe('done');
    const shown = slots.view().list.value?.requests.map(({ requestId, state }) => [requestId, state]);
    expect(shown).toEqual([
      ['request-backend', 'hired'],
      ['request-ui', 'returned'],
    ]);
    expect(slots.view().list).toMatchObject({ loading: false, fault: 'offline' });
  });

  it('tell of a request that is gone once the list is there that no longer has it', async () => {
    const { service, slots } = await begin();
    const { answer, give } = later();
    service.answers['POST /v1/slots/requests/request-backend/cancel'] = fault('not_found');
    service.answers['GET /v1/slots'] = answer;
    const outcomes: string[] = [];
    const cancelled = slots.cancel('request-backend').then((outcome) => outcomes.push(outcome));
    await new Promise((resolve) => setTimeout(resolve));
    expect(outcomes).toEqual([]);
    give(ok({ ...SLOTS, requests: [] }));
    await cancelled;
    expect(outcomes).toEqual(['changed']);
    expect(slots.view().list.value?.requests).toEqual([]);
  });

  describe('with a request under way whose form was left', () => {
    async function leave() {
      const world = await begin();
      const { answer, give } = later();
      world.service.answers[CREATE] = answer;
      write(world);
      const first = world.slots.submit();
      await new Promise((resolve) => setTimeout(resolve));
      world.slots.closeForm(true);
      return { ...world, first, give };
    }

    it('leave the form of another slot open, with what is written there', async () => {
      const { slots, first, give } = await leave();
      slots.openForm('slot-4');
      slots.change({ position: '経理' });
      give(ok(created));
      expect(await first).toBe('done');
      expect(slots.view()).toMatchObject({ formFor: 'slot-4', draft: { position: '経理' } });
    });

    it('empty what was sent where nothing else was written since', async () => {
      const { slots, first, give } = await leave();
      give(ok(created));
      expect(await first).toBe('done');
      expect(slots.view()).toMatchObject({ formFor: null, draft: { position: '', who: '' } });
    });

    it('open no form by themselves where its slot is gone', async () => {
      const { service, slots, first, give } = await leave();
      service.answers['GET /v1/slots'] = ok({ ...SLOTS, slots: SLOTS.slots.slice(1) });
      give(fault('conflict'));
      expect(await first).toBe('changed');
      expect(slots.view()).toMatchObject({ formFor: null, draft: { position: '営業' } });
    });

    it('move the form of another slot on, too, once it is through', async () => {
      const { service, slots, first, give } = await leave();
      slots.openForm('slot-4');
      slots.change({ position: '経理' });
      give(ok(created));
      expect(await first).toBe('done');
      const free = { ...SLOTS.slots[0], slotId: 'slot-5' };
      service.answers['GET /v1/slots'] = ok({ ...SLOTS, slots: [free], requests: [created] });
      service.answers[CREATE] = fault('conflict');
      expect(await slots.submit()).toBe('nextSlot');
      expect(slots.view()).toMatchObject({ formFor: 'slot-5', draft: { position: '経理' } });
    });

    it.each([
      ['with another text', '経理'],
      ['with the same', '営業'],
    ])(
      'keep a request for another slot that waits and then fails, %s, and its name',
      async (_how, position) => {
        const { service, slots, first, give } = await leave();
        slots.openForm('slot-4');
        if (position !== '営業') slots.change({ position });
        const second = slots.submit();
        service.answers[CREATE] = fault('timeout');
        give(ok(created));
        expect([await first, await second]).toEqual(['done', 'timeout']);
        expect(slots.view()).toMatchObject({ formFor: 'slot-4', draft: { position } });
        expect(await slots.submit()).toBe('timeout');
        expect(service.bodies).toMatchObject([
          { slotId: 'slot-3' },
          { slotId: 'slot-4', position, requestId: 'client-made-id-2' },
          { slotId: 'slot-4', position, requestId: 'client-made-id-2' },
        ]);
      },
    );
  });

  it('ask for the same again while the list cannot be read, and for no second slot once it can', async () => {
    const world = await begin();
    const { service, slots } = world;
    const list = 'GET /v1/slots';
    service.answers[list] = fault('timeout');
    service.answers[CREATE] = fault('timeout');
    write(world);
    expect(await slots.submit()).toBe('timeout');
    slots.change({ position: '営業部長' });
    service.answers[CREATE] = fault('conflict');
    expect(await slots.submit()).toBe('changed');
    expect(slots.view().formFor).toBe('slot-3');
    service.answers[list] = ok({ ...SLOTS, slots: SLOTS.slots.slice(1), requests: [created] });
    expect(await slots.submit()).toBe('changed');
    expect(slots.view()).toMatchObject({ formFor: null, draft: { position: '営業部長' } });
    expect(new Set(service.bodies.map((body) => (body as { requestId: string }).requestId)).size).toBe(1);
  });

  it('move on to no next slot where a request sent before with this text is there after all', async () => {
    const world = await begin();
    const { service, slots } = world;
    service.answers[CREATE] = fault('timeout');
    write(world);
    expect(await slots.submit()).toBe('timeout');
    slots.closeForm(true);
    slots.openForm('slot-4');
    const third = { slotId: 'slot-5', state: 'available', grantedAt: '2026-11-20T06:00:00', expiresOn: null };
    service.answers['GET /v1/slots'] = ok({ ...SLOTS, slots: [third], requests: [created] });
    service.answers[CREATE] = fault('conflict');
    expect(await slots.submit()).toBe('changed');
    expect(slots.view()).toMatchObject({ formFor: null, draft: { position: '営業' } });
  });

  it('know that the contract is paused as soon as the terms say so, and ask for those where a refusal does', async () => {
    const world = await begin();
    const { service, slots } = world;
    expect(slots.view().paused).toBe(false);
    service.answers[CREATE] = fault('contract_paused');
    write(world);
    expect(await slots.submit()).toBe('contract_paused');
    expect(service.calls).toContain('totals');
    const paused = { ...me, employer: { ...me.employer, status: 'paused' as const } };
    service.connection.change({ me: paused });
    expect(slots.view().paused).toBe(true);
    expect(tabSources(service, 'ja').sources.slots.view().paused).toBe(true);
    service.connection.change({ me });
    expect(slots.view().paused).toBe(false);
  });
});
