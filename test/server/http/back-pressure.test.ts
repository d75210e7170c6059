import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { refuseUnderPressure } from '../../../src/server/http/back-pressure.ts';
import { Refusal, sendError } from '../../../src/server/http/errors.ts';

const PROBES = ['/healthz', '/readyz', '/metrics'];

describe('Under pressure', () => {
  let app: FastifyInstance;
  let url: string;
  let letGo: () => void;

  beforeEach(async () => {
    app = Fastify();
    app.setErrorHandler((error, request, reply) =>
      sendError(request, reply, error instanceof Refusal ? error.code : 'internal'),
    );
    refuseUnderPressure(app, 2);
    const wait = new Promise<void>((resolve) => (letGo = resolve));
    app.get('/slow', async () => {
      await wait;
      return 'done';
    });
    app.get('/quick', () => 'done');
    for (const probe of PROBES) app.get(probe, () => 'alive');
    await app.listen({ port: 0, host: '127.0.0.1' });
    const address = app.server.address();
    url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  });

  afterEach(() => app.close());

  const underWay = async (n: number) => {
    const calls = Array.from({ length: n }, () => fetch(`${url}/slow`));
    const count = () =>
      new Promise<number>((resolve) => app.server.getConnections((_error, open) => resolve(open)));
    while ((await count()) < n) await new Promise((resolve) => setTimeout(resolve, 5));
    return calls;
  };

  it('refuses new work at once, answers probes, and takes work again when there is room', async () => {
    const slow = await underWay(2);
    let refused = await fetch(`${url}/quick`);
    // The second of the two may still be on its way in.
    while (refused.status === 200) refused = await fetch(`${url}/quick`);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await refused.json()).toMatchObject({ error: { code: 'unavailable' } });
    for (const probe of PROBES) expect((await fetch(url + probe)).status).toBe(200);
    letGo();
    for (const reply of await Promise.all(slow)) expect(await reply.text()).toBe('done');
    let served = await fetch(`${url}/quick`);
    while (served.status === 503) served = await fetch(`${url}/quick`);
    expect(served.status).toBe(200);
  });

  it('forgets a caller who hangs up', async () => {
    const hangUp = new AbortController();
    const lost = [1, 2].map(() => fetch(`${url}/slow`, { signal: hangUp.signal }).catch(() => 'gone'));
    let reply = await fetch(`${url}/quick`);
    while (reply.status === 200) reply = await fetch(`${url}/quick`);
    hangUp.abort();
    expect(await Promise.all(lost)).toEqual(['gone', 'gone']);
    while (reply.status === 503) reply = await fetch(`${url}/quick`);
    expect(reply.status).toBe(200);
    letGo();
  });

  it('takes work as soon as it listens, however long starting held it up', async () => {
    await app.close();
    app = Fastify();
    refuseUnderPressure(app);
    const statuses = new Set<number>();
    app.get('/quick', () => 'done');
    await app.ready();
    holdUp();
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as AddressInfo;
    const deadline = performance.now() + 1_500;
    while (performance.now() < deadline) statuses.add((await fetch(`http://127.0.0.1:${port}/quick`)).status);
    expect([...statuses]).toEqual([200]);
  });

  it('refuses new work while the event loop is far behind', async () => {
    let reply = await fetch(`${url}/quick`);
    while (reply.status === 200) {
      holdUp();
      reply = await fetch(`${url}/quick`);
    }
    expect(reply.status).toBe(503);
    for (const probe of PROBES) expect((await fetch(url + probe)).status).toBe(200);
    while (reply.status === 503) reply = await fetch(`${url}/quick`);
    expect(reply.status).toBe(200);
  });
});

/** Keeps the event loop from everything else, for longer than it may be behind. */
function holdUp(): void {
  const until = performance.now() + 2_500;
  while (performance.now() < until);
}
