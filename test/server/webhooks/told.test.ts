import { returnToAgency } from '../../../src/server/services/agencies/departure.ts';
import { registerEndpoint } from '../../../src/server/services/webhooks/endpoints.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { AOBA, MINATO } from '../slots/introduction-world.ts';
import { Receiver, verifySigned } from './receiver.ts';

describeOnBothEngines('Webhooks', (create) => {
  let hooks: Receiver;
  beforeEach(async () => {
    hooks = await Receiver.open(await create());
  });
  afterEach(() => hooks.close());

  it('say as the API does whether the agency leads, also of somebody who comes back', async () => {
    await hooks.register(MINATO.agencyId);
    await hooks.world.earn(AOBA, 1);
    const { database } = hooks.world.context;
    const cases = await database.kysely
      .selectFrom('agency_cases')
      .select(['employer_id', 'disclosure_id', 'agency_id', 'is_lead', 'contact_by'])
      .where('agency_id', '=', MINATO.agencyId)
      .execute();
    for (const handed of cases)
      await database.transaction((db) => returnToAgency(hooks.world.context, db, handed));
    await hooks.worker.deliverDue();
    const told = hooks.received.map(({ body }) => (JSON.parse(body) as { data: object }).data);
    const expected = cases.flatMap(({ disclosure_id: candidateId, is_lead, contact_by: contactBy }) => [
      { candidateId, contactBy, lead: is_lead === 1 },
      { candidateId, contactBy: null, lead: is_lead === 1 },
    ]);
    expect(expected.some(({ lead }) => lead)).toBe(true);
    expect(told).toHaveLength(expected.length);
    expect(told).toEqual(expect.arrayContaining(expected));
  });

  it('tell an agency of people and requests, signed, with ids and without people', async () => {
    const { secret } = await hooks.register(MINATO.agencyId);
    await hooks.world.earn(AOBA, 1);
    await hooks.world.ask(AOBA);
    await hooks.worker.deliverDue();
    const types = hooks.received.map(({ body }) => (JSON.parse(body) as { type: string }).type);
    expect([...types].sort()).toEqual(['candidate.assigned', 'candidate.assigned', 'slot.requested']);
    expect(JSON.stringify(hooks.received)).not.toMatch(/候補|person-|emp_|青葉/);
    jest.useFakeTimers({ now: hooks.world.now(), doNotFake: ['nextTick', 'setImmediate'] });
    try {
      for (const message of hooks.received) expect(() => verifySigned(secret, message)).not.toThrow();
      const [first] = hooks.received;
      if (first) expect(() => verifySigned(secret, { ...first, body: `${first.body} ` })).toThrow();
    } finally {
      jest.useRealTimers();
    }
    expect(
      (await hooks.log(MINATO.agencyId)).map(({ status, last_status }) => [status, last_status]),
    ).toEqual(Array.from({ length: 3 }, () => ['delivered', 204]));
  });

  it('tell an endpoint of nothing but what it was registered for', async () => {
    await registerEndpoint(hooks.world.context, MINATO.agencyId, {
      url: hooks.url,
      events: ['slot.requested'],
    });
    await hooks.world.earn(AOBA, 1);
    await hooks.world.ask(AOBA);
    expect((await hooks.log(MINATO.agencyId)).map(({ type }) => type)).toEqual(['slot.requested']);
  });

  it('tell an employer of slots and requests', async () => {
    await hooks.register(AOBA.id);
    await hooks.world.earn(AOBA, 1);
    await hooks.world.ask(AOBA);
    await hooks.worker.deliverDue();
    expect(hooks.received.map(({ body }) => JSON.parse(body) as unknown)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'slot.granted' }),
        expect.objectContaining({
          type: 'slot.request.updated',
          data: expect.objectContaining({ state: 'requested' }) as unknown,
        }),
      ]),
    );
  });

  it('keep the moment of a grant from an employer whose totals close once a day', async () => {
    await hooks.world.context.database.kysely.updateTable('employers').set({ cadence: 'daily' }).execute();
    await hooks.register(AOBA.id);
    await hooks.world.earn(AOBA, 1);
    await hooks.worker.deliverDue();
    expect(hooks.received).toEqual([]);
    hooks.world.wait(1);
    await hooks.worker.deliverDue();
    expect(hooks.received.map(({ body }) => (JSON.parse(body) as { timestamp: string }).timestamp)).toEqual([
      '2026-11-24T21:00:00.000Z',
    ]);
  });
});
