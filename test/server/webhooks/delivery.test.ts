import { setTimeout as pause } from 'node:timers/promises';
import {
  disableEndpoint,
  enableEndpoint,
  forgetEndpoint,
  replayDelivery,
  replayUndelivered,
} from '../../../src/server/services/webhooks/endpoints.ts';
import { startJobs } from '../../../src/server/jobs.ts';
import { createVisitRecorder } from '../../../src/server/services/registration/visits.ts';
import { createWebhookWorker } from '../../../src/server/services/webhooks/worker.ts';
import {
  addDeliveries,
  addEndpoint,
  changeEndpoint,
  endpointsOf,
} from '../../../src/server/stores/webhooks.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { AOBA, MINATO, SAKURA } from '../slots/introduction-world.ts';
import { Receiver } from './receiver.ts';

describeOnBothEngines('Webhooks', (create) => {
  let hooks: Receiver;
  beforeEach(async () => {
    hooks = await Receiver.open(await create());
  });
  afterEach(() => hooks.close());

  it('are sent again after a while, with the same id, and once when it worked', async () => {
    await hooks.register(MINATO.agencyId);
    hooks.answer = 500;
    await hooks.world.register(AOBA);
    await hooks.worker.deliverDue();
    await hooks.worker.deliverDue();
    expect(hooks.received).toHaveLength(1);
    hooks.answer = 200;
    hooks.world.wait(1);
    await Promise.all([hooks.worker.deliverDue(), hooks.worker.deliverDue()]);
    expect(hooks.received).toHaveLength(2);
    expect(new Set(hooks.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await hooks.log(MINATO.agencyId)).toMatchObject([{ status: 'delivered', attempts: 2 }]);
  });

  it('stay delivered when a process that was frozen while sending wakes up and did not get through', async () => {
    await hooks.register(MINATO.agencyId);
    await hooks.world.register(AOBA);
    const thaw = await freezeWhileSending(hooks);
    hooks.world.wait(0.01);
    await hooks.worker.deliverDue();
    await thaw();
    const delivered = { status: 'delivered', attempts: 2, last_status: 204, last_fault: null };
    expect(await hooks.log(MINATO.agencyId)).toMatchObject([delivered]);
  });

  it('stay delivered also where they were sent again by hand while that process was frozen', async () => {
    const { endpointId } = await hooks.register(MINATO.agencyId);
    await hooks.world.register(AOBA);
    const thaw = await freezeWhileSending(hooks);
    hooks.world.wait(0.01);
    // Given up by another process, and sent again: its attempts are counted from one anew.
    await disableEndpoint(hooks.world.context, MINATO.agencyId, endpointId);
    await hooks.worker.deliverDue();
    await enableEndpoint(hooks.world.context, MINATO.agencyId, endpointId);
    await replayUndelivered(hooks.world.context, MINATO.agencyId);
    await hooks.worker.deliverDue();
    await thaw();
    const delivered = { status: 'delivered', attempts: 1, last_status: 204, last_fault: null };
    expect(await hooks.log(MINATO.agencyId)).toMatchObject([delivered]);
  });

  it('leave that a clock which was ahead put off, once it has been set back', async () => {
    await hooks.register(MINATO.agencyId);
    hooks.answer = 500;
    hooks.world.wait(2 / 1440);
    await hooks.world.register(AOBA);
    await hooks.worker.deliverDue();
    hooks.world.wait(-2 / 1440);
    hooks.answer = 204;
    await hooks.worker.catchUp();
    await hooks.worker.deliverDue();
    expect(await hooks.log(MINATO.agencyId)).toMatchObject([{ status: 'delivered', attempts: 2 }]);
  });

  it('leave so, and mails beside them, as soon as the service starts', async () => {
    await hooks.register(MINATO.agencyId);
    hooks.world.wait(2);
    await hooks.world.register(AOBA);
    hooks.world.wait(-2);
    const { context } = hooks.world;
    let mails = 0;
    const transport = { send: () => Promise.resolve(void (mails += 1)), close: () => undefined };
    const visits = createVisitRecorder(context);
    const jobs = startJobs({ context, visits, transport, log: hooks.deps().log });
    for (let tries = 0; tries < 200 && (mails === 0 || hooks.received.length === 0); tries += 1)
      await pause(20);
    await jobs.stop();
    expect(mails).toBeGreaterThan(0);
    expect(hooks.received).toHaveLength(1);
  });

  it('wait out their pause, however often is looked for what a clock put off', async () => {
    await hooks.register(MINATO.agencyId);
    hooks.answer = 500;
    await hooks.world.register(AOBA);
    await hooks.worker.deliverDue();
    hooks.world.wait(5 / 86_400);
    await hooks.worker.deliverDue();
    await hooks.worker.catchUp();
    await hooks.worker.deliverDue();
    expect(await hooks.log(MINATO.agencyId)).toMatchObject([{ status: 'waiting', attempts: 2 }]);
  });

  it.each([199, 300, 307, 404])('are not taken by an answer of %i', async (status) => {
    await hooks.register(MINATO.agencyId);
    await hooks.world.register(AOBA);
    await createWebhookWorker({ ...hooks.deps(), post: () => Promise.resolve({ status }) }).deliverDue();
    expect(await hooks.log(MINATO.agencyId)).toMatchObject([{ status: 'waiting', last_status: status }]);
  });

  it('wait for no endpoint but their own, where one message at a time is sent', async () => {
    for (const ownerId of [MINATO.agencyId, AOBA.id]) await hooks.register(ownerId);
    const [held] = await endpointsOf(hooks.world.context.database.kysely, MINATO.agencyId);
    const slow = `${hooks.url}slow`;
    await changeEndpoint(hooks.world.context.database.kysely, MINATO.agencyId, held?.endpoint_id ?? '', {
      url: slow,
    });
    for (let n = 0; n < 12; n += 1) await hooks.world.register(AOBA);
    await hooks.world.earn(AOBA, 1);
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let [waiting, most] = [0, 0];
    const patient = createWebhookWorker({
      ...hooks.deps(),
      post: async ({ url: to }) => {
        if (to === slow) {
          most = Math.max(most, (waiting += 1));
          await released;
          waiting -= 1;
        }
        return { status: 204 };
      },
    });
    const run = patient.deliverDue();
    const statuses = async (ownerId: string) =>
      new Set((await hooks.log(ownerId)).map(({ status }) => status));
    while ((await statuses(AOBA.id)).has('waiting')) await new Promise((resolve) => setImmediate(resolve));
    expect(await statuses(AOBA.id)).toEqual(new Set(['delivered']));
    expect(await statuses(MINATO.agencyId)).toEqual(new Set(['waiting']));
    release();
    await run;
    expect(await statuses(MINATO.agencyId)).toEqual(new Set(['delivered']));
    expect(most).toBe(1);
  });

  it('are waited for when the database fails meanwhile, so that the next run sends nothing beside them', async () => {
    await hooks.register(MINATO.agencyId);
    await hooks.world.register(AOBA);
    const { database } = hooks.world.context;
    const reading = jest.spyOn(database.kysely, 'selectFrom');
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let failing = hooks.worker;
    const posted = new Promise<void>((resolve) => {
      failing = createWebhookWorker({
        ...hooks.deps(),
        post: async () => {
          // The next look at what is due.
          reading.mockImplementationOnce(() => {
            throw new Error('The database is away.');
          });
          resolve();
          await released;
          return { status: 204 };
        },
      });
    });
    let isOver = false;
    const run = failing.deliverDue().finally(() => (isOver = true));
    run.catch(() => undefined);
    await posted;
    while (reading.mock.results.every(({ type }) => type !== 'throw'))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isOver).toBe(false);
    release();
    await expect(run).rejects.toThrow('The database is away.');
    expect(await hooks.log(MINATO.agencyId)).toMatchObject([{ status: 'delivered' }]);
    reading.mockRestore();
  });

  it('start with what is due longest, however many endpoints wait', async () => {
    const db = hooks.world.context.database.kysely;
    const { endpointId } = await hooks.register(MINATO.agencyId);
    await hooks.world.register(AOBA);
    const [endpoint] = await endpointsOf(db, MINATO.agencyId);
    const [message] = await hooks.log(MINATO.agencyId);
    if (!endpoint || !message) throw new Error('Nothing waits.');
    const at = (minutes: number) => new Date(hooks.world.now().getTime() - minutes * 60_000).toISOString();
    const ages = Array.from({ length: 120 }, (_, index) => index + 1);
    for (const age of ages)
      await addEndpoint(db, { ...endpoint, endpoint_id: `${endpointId}-${age}`, url: `${hooks.url}/${age}` });
    await addDeliveries(
      db,
      ages.map((age) => ({
        ...message,
        endpoint_id: `${endpointId}-${age}`,
        delivery_id: `${message.delivery_id}-${age}`,
        next_attempt_at: at(age),
      })),
    );
    const asked: number[] = [];
    await createWebhookWorker({
      ...hooks.deps(),
      post: async ({ url: to }) => {
        asked.push(Number(to.split('/').at(-1)));
        await new Promise((resolve) => setTimeout(resolve, 50));
        return { status: 204 };
      },
    }).deliverDue();
    expect(asked.slice(0, 100).sort((a, b) => a - b)).toEqual(ages.slice(20));
  });

  it('are left for the next start when the process stops', async () => {
    await hooks.register(MINATO.agencyId);
    await hooks.world.register(AOBA);
    await hooks.worker.deliverDue(AbortSignal.abort());
    expect(hooks.received).toEqual([]);
    await hooks.worker.deliverDue();
    expect(hooks.received).toHaveLength(1);
  });

  it('are given up in the end, and can be sent again by hand', async () => {
    await hooks.register(MINATO.agencyId);
    hooks.answer = 503;
    await hooks.world.register(AOBA);
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await hooks.worker.deliverDue();
      hooks.world.wait(1.1);
    }
    const [failed] = await hooks.log(MINATO.agencyId);
    expect(failed).toMatchObject({ status: 'failed', attempts: 10, last_status: 503 });
    hooks.answer = 200;
    expect(await replayDelivery(hooks.world.context, MINATO.agencyId, failed?.delivery_id ?? '')).toBe(
      'sent',
    );
    expect(await replayDelivery(hooks.world.context, 'agy_sakura', failed?.delivery_id ?? '')).toBe(
      'unknown',
    );
    await hooks.worker.deliverDue();
    expect(await hooks.log(MINATO.agencyId)).toMatchObject([{ status: 'delivered' }]);
  });

  it('can all be sent again that were not delivered, and stand first in the log until then', async () => {
    await hooks.register(MINATO.agencyId);
    hooks.answer = 410;
    for (let n = 0; n < 3; n += 1) await hooks.world.register(AOBA);
    await hooks.worker.deliverDue();
    const [endpoint] = await endpointsOf(hooks.world.context.database.kysely, MINATO.agencyId);
    // It is switched off: nothing would go there, and what it answered would be lost.
    expect(await replayUndelivered(hooks.world.context, MINATO.agencyId)).toBe('off');
    for (const { delivery_id } of await hooks.log(MINATO.agencyId))
      expect(await replayDelivery(hooks.world.context, MINATO.agencyId, delivery_id)).toBe('off');
    await hooks.worker.deliverDue();
    expect((await hooks.log(MINATO.agencyId)).map(({ last_status }) => last_status)).toContain(410);
    expect(await enableEndpoint(hooks.world.context, MINATO.agencyId, endpoint?.endpoint_id ?? '')).toBe(
      true,
    );
    hooks.answer = 204;
    hooks.world.wait(0.1);
    for (let n = 0; n < 2; n += 1) await hooks.world.register(AOBA);
    await hooks.worker.deliverDue();
    const statuses = async () => (await hooks.log(MINATO.agencyId)).map(({ status }) => status);
    expect(await statuses()).toEqual(['given_up', 'given_up', 'given_up', 'delivered', 'delivered']);
    expect(await replayUndelivered(hooks.world.context, SAKURA.agencyId)).toBe(0);
    expect(await replayUndelivered(hooks.world.context, MINATO.agencyId)).toBe(3);
    await hooks.worker.deliverDue();
    expect(new Set(await statuses())).toEqual(new Set(['delivered']));
    expect(hooks.received.slice(1)).toHaveLength(5);
  });

  it('stop where the receiver says that it is gone, and are not sent to where they were removed', async () => {
    const { endpointId } = await hooks.register(MINATO.agencyId);
    hooks.answer = 410;
    await hooks.world.register(AOBA);
    await hooks.worker.deliverDue();
    await hooks.world.register(AOBA);
    await hooks.worker.deliverDue();
    expect(hooks.received).toHaveLength(1);
    // What comes while it is switched off is not kept for it.
    expect(await hooks.log(MINATO.agencyId)).toHaveLength(1);
    await forgetEndpoint(hooks.world.context, MINATO.agencyId, endpointId);
    expect(await hooks.log(MINATO.agencyId)).toEqual([]);
  });
});

/** A process stands still while it sends to the agency; what is returned lets it go on, and find that it got nowhere. */
async function freezeWhileSending(hooks: Receiver): Promise<() => Promise<void>> {
  let wake: (attempt: { fault: string }) => void = () => undefined;
  const post = () => new Promise<{ fault: string }>((resolve) => (wake = resolve));
  const frozen = createWebhookWorker({ ...hooks.deps(), post }).deliverDue();
  while ((await hooks.log(MINATO.agencyId))[0]?.attempts !== 1) await pause(5);
  return () => {
    wake({ fault: 'ETIMEDOUT' });
    return frozen;
  };
}
