import { registerEndpoint, rotateSecret } from '../../../src/server/services/webhooks/endpoints.ts';
import { endpointsOf } from '../../../src/server/stores/webhooks.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { AOBA, MINATO } from '../slots/introduction-world.ts';
import { Receiver, verifySigned } from './receiver.ts';

describeOnBothEngines('Webhooks', (create) => {
  let hooks: Receiver;
  beforeEach(async () => {
    hooks = await Receiver.open(await create());
  });
  afterEach(() => hooks.close());

  it('are signed with the old secret too while a new one is brought in', async () => {
    const { endpointId, secret } = await hooks.register(MINATO.agencyId);
    const next = await rotateSecret(hooks.world.context, MINATO.agencyId, endpointId);
    await hooks.world.register(AOBA);
    await hooks.worker.deliverDue();
    for (const seconds of [86_399, 1]) {
      hooks.world.wait(seconds / 86_400);
      await hooks.world.register(AOBA);
      await hooks.worker.deliverDue();
    }
    const counts = hooks.received.map(
      ({ headers }) => String(headers['webhook-signature']).split(' ').length,
    );
    expect(counts).toEqual([2, 2, 1]);
    expect(next).not.toBe(secret);
  });

  it('are ten at most, however many are registered at once', async () => {
    for (const ownerId of [MINATO.agencyId, AOBA.id]) {
      const results = await Promise.all(
        Array.from({ length: 14 }, () =>
          registerEndpoint(hooks.world.context, ownerId, { url: hooks.url, events: ['slot.granted'] }),
        ),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(10);
      expect(await endpointsOf(hooks.world.context.database.kysely, ownerId)).toHaveLength(10);
    }
  });

  it('are signed with every secret a receiver may hold when a new one is asked for twice', async () => {
    const { endpointId, secret } = await hooks.register(MINATO.agencyId);
    const rotate = () => rotateSecret(hooks.world.context, MINATO.agencyId, endpointId);
    const [one, two] = await Promise.all([rotate(), rotate()]);
    await hooks.world.register(AOBA);
    await hooks.worker.deliverDue();
    const [message] = hooks.received;
    if (!message) throw new Error('Nothing was sent.');
    jest.useFakeTimers({ now: hooks.world.now(), doNotFake: ['nextTick', 'setImmediate'] });
    try {
      for (const held of [secret, one, two]) expect(() => verifySigned(String(held), message)).not.toThrow();
    } finally {
      jest.useRealTimers();
    }
    hooks.world.wait(2);
    await rotate();
    await hooks.world.register(AOBA);
    await hooks.worker.deliverDue();
    expect(String(hooks.received.at(-1)?.headers['webhook-signature']).split(' ')).toHaveLength(2);
  });
});
