import { ApiClient } from '../../../src/addin/api/api-client.ts';
import { createRelay } from '../../../src/addin/relay/create-relay.ts';
import { translator } from '../../../src/addin/strings/index.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';

function relay(code: string, status: number, proof: 'token' | false = 'token') {
  const api = new ApiClient({
    origin: 'https://relay.example',
    fetch: () => Promise.resolve(new Response(JSON.stringify({ error: { code } }), { status })),
    token: () => proof,
    now: () => new Date('2026-11-23T01:42:00Z'),
  });
  let asked = 0;
  const tabs = createRelay({
    api,
    connection: {
      view: () => ({ me: null, expired: proof === false }),
      subscribe: () => () => undefined,
      refresh: () => Promise.resolve(void (asked += 1)),
    } as never,
    host: new FakeMailHost(),
    newId: () => 'client-made-id',
    texts: () => translator('ja'),
  });
  return { tabs, asked: () => asked };
}

describe('What the tabs hear of the connection', () => {
  it('is that it has ended, too, where the work account has to be asked before anything is sent', async () => {
    const { tabs, asked } = relay('internal', 500, false);
    await tabs.slots.load();
    expect(tabs.slots.view().list.fault).toBe('unauthenticated');
    expect(await tabs.report.setCostPerHire(1)).toBe('unauthenticated');
    expect(asked()).toBe(0);
  });

  it.each([
    ['unauthenticated', 401, 1],
    ['tenant_unknown', 403, 1],
    ['unavailable', 503, 0],
  ])('is found out by the connection itself: %s', async (code, status, asked) => {
    for (const press of [
      (tabs: ReturnType<typeof createRelay>) => tabs.slots.load(),
      (tabs: ReturnType<typeof createRelay>) => tabs.slots.decline('request', 'proposal'),
      (tabs: ReturnType<typeof createRelay>) => tabs.report.setCostPerHire(1),
      (tabs: ReturnType<typeof createRelay>) => tabs.report.csv(),
    ]) {
      const opened = relay(code, status);
      await press(opened.tabs);
      expect(opened.asked()).toBe(asked);
    }
  });
});
