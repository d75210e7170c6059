import dns from 'node:dns';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import https from 'node:https';
import { createServer as createRawServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import Fastify from 'fastify';
import { returnToAgency } from '../../../src/server/services/agencies/departure.ts';
import { createPost } from '../../../src/server/services/webhooks/post.ts';
import {
  disableEndpoint,
  enableEndpoint,
  forgetEndpoint,
  registerEndpoint,
  replayDelivery,
  replayUndelivered,
  rotateSecret,
} from '../../../src/server/services/webhooks/endpoints.ts';
import { guardedLookup, isPublicAddress, parseTarget } from '../../../src/server/services/webhooks/target.ts';
import { createWebhookWorker, type WebhookWorker } from '../../../src/server/services/webhooks/worker.ts';
import {
  addDeliveries,
  addEndpoint,
  changeEndpoint,
  endpointsOf,
  listDeliveries,
} from '../../../src/server/stores/webhooks.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import {
  AOBA,
  MINATO,
  SAKURA,
  openIntroductionWorld,
  type IntroductionWorld,
} from '../slots/introduction-world.ts';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('Where webhooks may go', () => {
  it.each([
    'http://hooks.example.com/',
    'https://127.0.0.1/',
    'https://10.1.2.3/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fe80::1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://localhost/',
    'https://intranet/',
    'https://db.internal/',
    'https://user:password@hooks.example.com/',
    'https://user@hooks.example.com/',
    'https://:password@hooks.example.com/',
    'https://hooks.example.com:22/',
    'https://hooks.example.com:1023/',
    'https://[2002:7f00:1::]/',
    'https://hooks.example.com/#part',
    `https://hooks.example.com/${'a'.repeat(500)}`,
    'ftp://hooks.example.com/',
    'file:///etc/passwd',
    '',
  ])('is not %s', (url) => {
    expect(parseTarget(url, [])).toBeUndefined();
  });

  it('is a public name by https, and a host that was allowed by name', () => {
    expect(parseTarget('https://hooks.example.com/a?b=c', [])?.href).toBe('https://hooks.example.com/a?b=c');
    expect(parseTarget('http://localhost:4700/hook', ['localhost'])?.port).toBe('4700');
    expect(isPublicAddress('93.184.216.34')).toBe(true);
    expect(isPublicAddress('2606:2800:220:1::1')).toBe(true);
    expect(parseTarget('https://93.184.216.34:1024/', [])?.port).toBe('1024');
    expect(parseTarget('https://[2606:2800:220:1::1]/', [])?.protocol).toBe('https:');
  });

  it.each([
    ['0.0.0.0', '0.255.255.255', '1.0.0.0'],
    ['10.0.0.0', '10.255.255.255', '11.0.0.0'],
    ['100.64.0.0', '100.127.255.255', '100.128.0.0'],
    ['127.0.0.0', '127.255.255.255', '128.0.0.0'],
    ['169.254.0.0', '169.254.255.255', '169.255.0.0'],
    ['172.16.0.0', '172.31.255.255', '172.32.0.0'],
    ['192.0.0.0', '192.0.0.255', '192.0.1.0'],
    ['192.0.2.0', '192.0.2.255', '192.0.3.0'],
    ['192.88.99.0', '192.88.99.255', '192.88.100.0'],
    ['192.168.0.0', '192.168.255.255', '192.169.0.0'],
    ['198.18.0.0', '198.19.255.255', '198.20.0.0'],
    ['198.51.100.0', '198.51.100.255', '198.51.101.0'],
    ['203.0.113.0', '203.0.113.255', '203.0.114.0'],
    ['::', '1fff:ffff::', '2000::'],
    ['2001::', '2001:1ff:ffff::', '2001:200::'],
    ['2001:db8::', '2001:db8:ffff::', '2001:db9::'],
    ['2002::', '2002:ffff::', '2003::'],
    ['3fff::', '3fff:fff:ffff::', '3fff:1000::'],
  ])('is nowhere from %s to %s, and anywhere from %s', (first, last, next) => {
    expect([first, last, next].map(isPublicAddress)).toEqual([false, false, true]);
  });

  it.each([
    '224.0.0.0',
    '239.255.255.255',
    '240.0.0.0',
    '255.255.255.255',
    '4000::',
    'fc00::1',
    'ff02::1',
    '',
  ])('is not at %p', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('is never this machine by its name', async () => {
    const post = createPost([]);
    expect(await post({ url: 'https://localhost/', headers: {}, body: '{}' })).toEqual({
      fault: 'address_refused',
    });
  });

  it('is looked at again when connecting, because a name may lead elsewhere by then', async () => {
    const here = [{ address: '127.0.0.1', family: 4 }];
    const led = jest
      .spyOn(dns, 'lookup')
      .mockImplementation(((
        _name: string,
        _options: object,
        callback: (error: null, addresses: typeof here) => void,
      ) => callback(null, here)) as unknown as typeof dns.lookup);
    const attempt = createPost([])({ url: 'https://hooks.example.com:4701/', headers: {}, body: '{}' });
    expect(await attempt).toEqual({ fault: 'EPRIVATE' });
    expect(led).toHaveBeenCalledWith('hooks.example.com', expect.anything(), expect.anything());
    led.mockRestore();
  });

  it.each([
    [{}, '"93.184.216.34"'],
    [{ all: true }, '[{"address":"93.184.216.34","family":4}]'],
  ])('is of several addresses a public one (%j)', async (options, expected) => {
    const both = ['10.0.0.1', '93.184.216.34'].map((address) => ({ address, family: 4 }));
    const led = jest
      .spyOn(dns, 'lookup')
      .mockImplementation(((
        _name: string,
        _options: object,
        callback: (error: null, addresses: typeof both) => void,
      ) => callback(null, both)) as unknown as typeof dns.lookup);
    const found = await new Promise<string>((resolve) =>
      guardedLookup([])('hooks.example.com', options, (_error, to) => resolve(JSON.stringify(to))),
    );
    led.mockRestore();
    expect(found).toBe(expected);
  });

  it.each([
    ['hooks.example.com', true],
    ['localhost', false],
  ])('is asked for a certificate others vouch for, unless allowed by name: %s', async (host, isAsked) => {
    const opened = jest.spyOn(https, 'request').mockImplementation(() => {
      throw new Error('Nothing is opened.');
    });
    const attempt = createPost(['localhost'])({ url: `https://${host}:4701/`, headers: {}, body: '{}' });
    await attempt.catch(() => undefined);
    const { calls } = opened.mock;
    opened.mockRestore();
    const options = expect.objectContaining({ rejectUnauthorized: isAsked }) as unknown;
    expect(calls).toEqual([[expect.any(URL), options, expect.anything()]]);
  });

  it.each([{}, { all: true }])('leads a name to public addresses only (%j)', async (options) => {
    const looked = (allowed: readonly string[]) =>
      new Promise<string>((resolve) =>
        guardedLookup(allowed)('localhost', options, (error, found) =>
          resolve(error ? String(error.code) : JSON.stringify(found)),
        ),
      );
    expect(await looked([])).toBe('EPRIVATE');
    expect(await looked(['localhost'])).toMatch(/127\.0\.0\.1|::1/);
  });
});

describe('An attempt at a webhook', () => {
  it.each([
    [
      { status: 101 },
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    ],
    [{ status: 101 }, 'HTTP/1.1 101 Switching Protocols\r\n\r\n'],
    [{ fault: 'HPE_INVALID_CONSTANT' }, 'neither this nor that\r\n\r\n'],
    [{ fault: 'ECONNRESET' }, ''],
  ])('ends as %j, whatever the endpoint answers', async (expected, answer) => {
    const receiver = createRawServer((socket) => {
      socket.on('error', () => undefined);
      // The connection stays open behind an answer: it is for us to end it.
      socket.once('data', () => (answer === '' ? socket.end() : socket.write(answer)));
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    const closed = new Promise((resolve) => receiver.on('close', resolve));
    const post = createPost(['127.0.0.1']);
    const attempt = post({ url: `http://127.0.0.1:${port}/`, headers: {}, body: '{}' });
    expect(await attempt).toEqual(expected);
    receiver.close();
    await closed;
  });
});

describeOnBothEngines('Webhooks', (create) => {
  let world: IntroductionWorld;
  let receiver: Server;
  let url: string;
  let worker: WebhookWorker;
  let received: Received[];
  let answer: number;

  beforeEach(async () => {
    world = await openIntroductionWorld(await create());
    received = [];
    answer = 204;
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.writeHead(answer).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    Object.assign(world.context, { webhookHosts: ['127.0.0.1'] });
    worker = createWebhookWorker({ ...deps(), post: createPost(['127.0.0.1']) });
  });

  afterEach(async () => {
    await new Promise((resolve) => receiver.close(resolve));
  });

  const deps = () => ({
    database: world.context.database,
    clock: world.now,
    log: Fastify({ logger: { level: 'silent' } }).log,
  });

  async function register(ownerId: string): Promise<{ endpointId: string; secret: string }> {
    const result = await registerEndpoint(world.context, ownerId, {
      url,
      events: [
        'candidate.assigned',
        'candidate.withdrawn',
        'slot.requested',
        'slot.granted',
        'slot.request.updated',
      ],
    });
    if (!result.ok) throw new Error(result.fault);
    return result;
  }

  const log = (ownerId: string) => listDeliveries(world.context.database.kysely, ownerId, 50);
  const verify = (secret: string, { headers, body }: Received) =>
    new Webhook(secret).verify(body, {
      'webhook-id': String(headers['webhook-id']),
      // The world's clock stands still, and the library compares with the real one.
      'webhook-timestamp': String(headers['webhook-timestamp']),
      'webhook-signature': String(headers['webhook-signature']),
    });

  it('say as the API does whether the agency leads, also of somebody who comes back', async () => {
    await register(MINATO.agencyId);
    await world.earn(AOBA, 1);
    const { database } = world.context;
    const cases = await database.kysely
      .selectFrom('agency_cases')
      .select(['employer_id', 'disclosure_id', 'agency_id', 'is_lead', 'contact_by'])
      .where('agency_id', '=', MINATO.agencyId)
      .execute();
    for (const handed of cases) await database.transaction((db) => returnToAgency(world.context, db, handed));
    await worker.deliverDue();
    const told = received.map(({ body }) => (JSON.parse(body) as { data: object }).data);
    const expected = cases.flatMap(({ disclosure_id: candidateId, is_lead, contact_by: contactBy }) => [
      { candidateId, contactBy, lead: is_lead === 1 },
      { candidateId, contactBy: null, lead: is_lead === 1 },
    ]);
    expect(expected.some(({ lead }) => lead)).toBe(true);
    expect(told).toHaveLength(expected.length);
    expect(told).toEqual(expect.arrayContaining(expected));
  });

  it('tell an agency of people and requests, signed, with ids and without people', async () => {
    const { secret } = await register(MINATO.agencyId);
    await world.earn(AOBA, 1);
    await world.ask(AOBA);
    await worker.deliverDue();
    const types = received.map(({ body }) => (JSON.parse(body) as { type: string }).type);
    expect([...types].sort()).toEqual(['candidate.assigned', 'candidate.assigned', 'slot.requested']);
    expect(JSON.stringify(received)).not.toMatch(/候補|person-|emp_|青葉/);
    jest.useFakeTimers({ now: world.now(), doNotFake: ['nextTick', 'setImmediate'] });
    try {
      for (const message of received) expect(() => verify(secret, message)).not.toThrow();
      const [first] = received;
      if (first) expect(() => verify(secret, { ...first, body: `${first.body} ` })).toThrow();
    } finally {
      jest.useRealTimers();
    }
    expect((await log(MINATO.agencyId)).map(({ status, last_status }) => [status, last_status])).toEqual(
      Array.from({ length: 3 }, () => ['delivered', 204]),
    );
  });

  it('tell an endpoint of nothing but what it was registered for', async () => {
    await registerEndpoint(world.context, MINATO.agencyId, { url, events: ['slot.requested'] });
    await world.earn(AOBA, 1);
    await world.ask(AOBA);
    expect((await log(MINATO.agencyId)).map(({ type }) => type)).toEqual(['slot.requested']);
  });

  it('tell an employer of slots and requests', async () => {
    await register(AOBA.id);
    await world.earn(AOBA, 1);
    await world.ask(AOBA);
    await worker.deliverDue();
    expect(received.map(({ body }) => JSON.parse(body) as unknown)).toEqual(
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
    await world.context.database.kysely.updateTable('employers').set({ cadence: 'daily' }).execute();
    await register(AOBA.id);
    await world.earn(AOBA, 1);
    await worker.deliverDue();
    expect(received).toEqual([]);
    world.wait(1);
    await worker.deliverDue();
    expect(received.map(({ body }) => (JSON.parse(body) as { timestamp: string }).timestamp)).toEqual([
      '2026-11-24T21:00:00.000Z',
    ]);
  });

  it('are sent again after a while, with the same id, and once when it worked', async () => {
    await register(MINATO.agencyId);
    answer = 500;
    await world.register(AOBA);
    await worker.deliverDue();
    await worker.deliverDue();
    expect(received).toHaveLength(1);
    answer = 200;
    world.wait(1);
    await Promise.all([worker.deliverDue(), worker.deliverDue()]);
    expect(received).toHaveLength(2);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await log(MINATO.agencyId)).toMatchObject([{ status: 'delivered', attempts: 2 }]);
  });

  it('stay delivered when a process that was frozen while sending wakes up and did not get through', async () => {
    await register(MINATO.agencyId);
    await world.register(AOBA);
    let wake: (attempt: { fault: string }) => void = () => undefined;
    const post = () => new Promise<{ fault: string }>((resolve) => (wake = resolve));
    const frozen = createWebhookWorker({ ...deps(), post }).deliverDue();
    while ((await log(MINATO.agencyId))[0]?.attempts !== 1) await pause(5);
    world.wait(0.01);
    await worker.deliverDue();
    wake({ fault: 'ETIMEDOUT' });
    await frozen;
    const delivered = { status: 'delivered', attempts: 2, last_status: 204, last_fault: null };
    expect(await log(MINATO.agencyId)).toMatchObject([delivered]);
  });

  it('stay delivered also where they were sent again by hand while that process was frozen', async () => {
    const { endpointId } = await register(MINATO.agencyId);
    await world.register(AOBA);
    let wake: (attempt: { fault: string }) => void = () => undefined;
    const post = () => new Promise<{ fault: string }>((resolve) => (wake = resolve));
    const frozen = createWebhookWorker({ ...deps(), post }).deliverDue();
    while ((await log(MINATO.agencyId))[0]?.attempts !== 1) await pause(5);
    world.wait(0.01);
    // Given up by another process, and sent again: its attempts are counted from one anew.
    await disableEndpoint(world.context, MINATO.agencyId, endpointId);
    await worker.deliverDue();
    await enableEndpoint(world.context, MINATO.agencyId, endpointId);
    await replayUndelivered(world.context, MINATO.agencyId);
    await worker.deliverDue();
    wake({ fault: 'ETIMEDOUT' });
    await frozen;
    const delivered = { status: 'delivered', attempts: 1, last_status: 204, last_fault: null };
    expect(await log(MINATO.agencyId)).toMatchObject([delivered]);
  });

  it.each([199, 300, 307, 404])('are not taken by an answer of %i', async (status) => {
    await register(MINATO.agencyId);
    await world.register(AOBA);
    await createWebhookWorker({ ...deps(), post: () => Promise.resolve({ status }) }).deliverDue();
    expect(await log(MINATO.agencyId)).toMatchObject([{ status: 'waiting', last_status: status }]);
  });

  it('wait for no endpoint but their own, where one message at a time is sent', async () => {
    for (const ownerId of [MINATO.agencyId, AOBA.id]) await register(ownerId);
    const [held] = await endpointsOf(world.context.database.kysely, MINATO.agencyId);
    const slow = `${url}slow`;
    await changeEndpoint(world.context.database.kysely, MINATO.agencyId, held?.endpoint_id ?? '', {
      url: slow,
    });
    for (let n = 0; n < 12; n += 1) await world.register(AOBA);
    await world.earn(AOBA, 1);
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let [waiting, most] = [0, 0];
    const patient = createWebhookWorker({
      ...deps(),
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
    const statuses = async (ownerId: string) => new Set((await log(ownerId)).map(({ status }) => status));
    while ((await statuses(AOBA.id)).has('waiting')) await new Promise((resolve) => setImmediate(resolve));
    expect(await statuses(AOBA.id)).toEqual(new Set(['delivered']));
    expect(await statuses(MINATO.agencyId)).toEqual(new Set(['waiting']));
    release();
    await run;
    expect(await statuses(MINATO.agencyId)).toEqual(new Set(['delivered']));
    expect(most).toBe(1);
  });

  it('are waited for when the database fails meanwhile, so that the next run sends nothing beside them', async () => {
    await register(MINATO.agencyId);
    await world.register(AOBA);
    const { database } = world.context;
    const reading = jest.spyOn(database.kysely, 'selectFrom');
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const posted = new Promise<void>((resolve) => {
      worker = createWebhookWorker({
        ...deps(),
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
    const run = worker.deliverDue().finally(() => (isOver = true));
    run.catch(() => undefined);
    await posted;
    while (reading.mock.results.every(({ type }) => type !== 'throw'))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isOver).toBe(false);
    release();
    await expect(run).rejects.toThrow('The database is away.');
    expect(await log(MINATO.agencyId)).toMatchObject([{ status: 'delivered' }]);
    reading.mockRestore();
  });

  it('start with what is due longest, however many endpoints wait', async () => {
    const db = world.context.database.kysely;
    const { endpointId } = await register(MINATO.agencyId);
    await world.register(AOBA);
    const [endpoint] = await endpointsOf(db, MINATO.agencyId);
    const [message] = await log(MINATO.agencyId);
    if (!endpoint || !message) throw new Error('Nothing waits.');
    const at = (minutes: number) => new Date(world.now().getTime() - minutes * 60_000).toISOString();
    const ages = Array.from({ length: 120 }, (_, index) => index + 1);
    for (const age of ages)
      await addEndpoint(db, { ...endpoint, endpoint_id: `${endpointId}-${age}`, url: `${url}/${age}` });
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
      ...deps(),
      post: async ({ url: to }) => {
        asked.push(Number(to.split('/').at(-1)));
        await new Promise((resolve) => setTimeout(resolve, 50));
        return { status: 204 };
      },
    }).deliverDue();
    expect(asked.slice(0, 100).sort((a, b) => a - b)).toEqual(ages.slice(20));
  });

  it('are left for the next start when the process stops', async () => {
    await register(MINATO.agencyId);
    await world.register(AOBA);
    await worker.deliverDue(AbortSignal.abort());
    expect(received).toEqual([]);
    await worker.deliverDue();
    expect(received).toHaveLength(1);
  });

  it('are given up in the end, and can be sent again by hand', async () => {
    await register(MINATO.agencyId);
    answer = 503;
    await world.register(AOBA);
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await worker.deliverDue();
      world.wait(1.1);
    }
    const [failed] = await log(MINATO.agencyId);
    expect(failed).toMatchObject({ status: 'failed', attempts: 10, last_status: 503 });
    answer = 200;
    expect(await replayDelivery(world.context, MINATO.agencyId, failed?.delivery_id ?? '')).toBe(true);
    expect(await replayDelivery(world.context, 'agy_sakura', failed?.delivery_id ?? '')).toBe(false);
    await worker.deliverDue();
    expect(await log(MINATO.agencyId)).toMatchObject([{ status: 'delivered' }]);
  });

  it('can all be sent again that were not delivered, and stand first in the log until then', async () => {
    await register(MINATO.agencyId);
    answer = 410;
    for (let n = 0; n < 3; n += 1) await world.register(AOBA);
    await worker.deliverDue();
    const [endpoint] = await endpointsOf(world.context.database.kysely, MINATO.agencyId);
    // It is switched off: nothing would go there, and what it answered would be lost.
    expect(await replayUndelivered(world.context, MINATO.agencyId)).toBe(0);
    expect((await log(MINATO.agencyId)).map(({ last_status }) => last_status)).toContain(410);
    expect(await enableEndpoint(world.context, MINATO.agencyId, endpoint?.endpoint_id ?? '')).toBe(true);
    answer = 204;
    world.wait(0.1);
    for (let n = 0; n < 2; n += 1) await world.register(AOBA);
    await worker.deliverDue();
    const statuses = async () => (await log(MINATO.agencyId)).map(({ status }) => status);
    expect(await statuses()).toEqual(['given_up', 'given_up', 'given_up', 'delivered', 'delivered']);
    expect(await replayUndelivered(world.context, SAKURA.agencyId)).toBe(0);
    expect(await replayUndelivered(world.context, MINATO.agencyId)).toBe(3);
    await worker.deliverDue();
    expect(new Set(await statuses())).toEqual(new Set(['delivered']));
    expect(received.slice(1)).toHaveLength(5);
  });

  it('stop where the receiver says that it is gone, and are not sent to where they were removed', async () => {
    const { endpointId } = await register(MINATO.agencyId);
    answer = 410;
    await world.register(AOBA);
    await worker.deliverDue();
    await world.register(AOBA);
    await worker.deliverDue();
    expect(received).toHaveLength(1);
    // What comes while it is switched off is not kept for it.
    expect(await log(MINATO.agencyId)).toHaveLength(1);
    await forgetEndpoint(world.context, MINATO.agencyId, endpointId);
    expect(await log(MINATO.agencyId)).toEqual([]);
  });

  it('are signed with the old secret too while a new one is brought in', async () => {
    const { endpointId, secret } = await register(MINATO.agencyId);
    const next = await rotateSecret(world.context, MINATO.agencyId, endpointId);
    await world.register(AOBA);
    await worker.deliverDue();
    for (const seconds of [86_399, 1]) {
      world.wait(seconds / 86_400);
      await world.register(AOBA);
      await worker.deliverDue();
    }
    const counts = received.map(({ headers }) => String(headers['webhook-signature']).split(' ').length);
    expect(counts).toEqual([2, 2, 1]);
    expect(next).not.toBe(secret);
  });

  it('are ten at most, however many are registered at once', async () => {
    for (const ownerId of [MINATO.agencyId, AOBA.id]) {
      const results = await Promise.all(
        Array.from({ length: 14 }, () =>
          registerEndpoint(world.context, ownerId, { url, events: ['slot.granted'] }),
        ),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(10);
      expect(await endpointsOf(world.context.database.kysely, ownerId)).toHaveLength(10);
    }
  });

  it('are signed with every secret a receiver may hold when a new one is asked for twice', async () => {
    const { endpointId, secret } = await register(MINATO.agencyId);
    const rotate = () => rotateSecret(world.context, MINATO.agencyId, endpointId);
    const [one, two] = await Promise.all([rotate(), rotate()]);
    await world.register(AOBA);
    await worker.deliverDue();
    const [message] = received;
    if (!message) throw new Error('Nothing was sent.');
    jest.useFakeTimers({ now: world.now(), doNotFake: ['nextTick', 'setImmediate'] });
    try {
      for (const held of [secret, one, two]) expect(() => verify(String(held), message)).not.toThrow();
    } finally {
      jest.useRealTimers();
    }
    world.wait(2);
    await rotate();
    await world.register(AOBA);
    await worker.deliverDue();
    expect(String(received.at(-1)?.headers['webhook-signature']).split(' ')).toHaveLength(2);
  });
});
