/** The work account as the way in, with Microsoft's own library on a stand-in for the bridge that Outlook puts into the page. */
import { http } from 'msw/http';
import { AccountSignIn } from '../../../src/addin/api/account-sign-in.ts';
import { Connection } from '../../../src/addin/api/connection.ts';
import { ConnectEntry } from '../../../src/addin/compose/connect-entry.ts';
import { openNestedApp } from '../../../src/addin/api/nested-app.ts';
import type { AccessTokens } from '../../../src/server/entra/access-token.ts';
import { addTenant } from '../../../src/server/stores/tenants.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { openLiveService, type LiveService } from '../../support/live-service.ts';
import { useNestedAppBridge, type NestedAppBridge } from '../../support/nested-app-bridge.ts';
import { useNetwork } from '../../support/network.ts';
import { client } from './client.ts';

const CLIENT = '5c0b6a3e-8f0b-4f39-9a0d-0d7a5b6f1c22';

let bridge: NestedAppBridge;
beforeEach(() => {
  bridge = useNestedAppBridge();
});
afterEach(() => bridge.remove());

const TENANT = 'aaaaaaaa-0000-4000-8000-000000000001';
const STRANGER = 'bbbbbbbb-0000-4000-8000-000000000002';

const network = useNetwork();
let service: LiveService;
beforeAll(async () => {
  service = await openLiveService();
  const { kysely } = service.context.database;
  await addTenant(kysely, 'emp_one', TENANT, '2026-11-24T03:00:00.000Z');
});
beforeEach(() => {
  network.use(service.reached);
  microsoftSaysOf({ tenantId: TENANT });
});
afterAll(() => service.close());

/** What the service finds out about the bridge's token: whose it is, or that it is none. Null where it has no such way in. */
function microsoftSaysOf(token: { readonly tenantId: string } | 'refused' | null): void {
  const entra: AccessTokens = {
    settings: {
      authority: 'https://login.microsoftonline.com',
      clientId: CLIENT,
      scope: 'relay.use',
      allowedClients: [CLIENT],
    },
    check: (shown) =>
      Promise.resolve(
        token && token !== 'refused' && shown === bridge.accessToken
          ? { ok: true, user: { ...token, userId: 'cccccccc-0000-4000-8000-000000000003' } }
          : { ok: false, fault: 'exp' },
      ),
    refreshKeys: () => Promise.resolve(),
  };
  Object.assign(service.context, { entra: token === null ? undefined : entra });
}

/** What went out, in order. */
const sent = () =>
  network.sent.map(({ url, headers }) => ({
    path: new URL(url).pathname,
    bearer: headers.get('authorization')?.replace('Bearer ', '') ?? null,
  }));

/** A pane with the real client, connection and library; only the bridge is a stand-in. */
function pane(host = new FakeMailHost(), { supported = true, timeoutMs = 10_000 } = {}) {
  const account = new AccountSignIn({
    api: client(null),
    supported: () => supported,
    open: openNestedApp,
    now: () => Date.now(),
    timeoutMs,
  });
  const connection = new Connection((token) => client(token), host.mailboxStore, account);
  const entry = new ConnectEntry(connection, () => undefined);
  const start = async () => {
    await connection.load();
    await connection.refresh();
    await connection.connectSilently();
  };
  return { connection, entry, host, start };
}

describe('the work account', () => {
  it('connects without a word, and shows no card on the way', async () => {
    const { connection, host, start } = pane();
    await start();
    expect(connection.view()).toMatchObject({
      me: service.me,
      progress: await service.progress(),
      by: 'account',
      expired: false,
      loading: false,
    });
    expect(host.mailboxValues['connection']).toEqual({ by: 'account' });
    expect(bridge.methods).toEqual(['GetInitContext', 'GetToken']);
    expect(sent().every(({ path, bearer }) => path === '/v1/sign-in' || bearer === bridge.accessToken)).toBe(
      true,
    );
    expect(JSON.stringify(host.mailboxValues)).not.toContain(bridge.accessToken);
  });

  it('is not asked for again, and a later session goes on by itself', async () => {
    const first = pane();
    await first.start();
    const later = pane(first.host);
    await later.connection.load();
    expect(later.connection.view()).toMatchObject({ me: service.me, by: 'account', loading: false });
    await later.start();
    expect(later.connection.view()).toMatchObject({ by: 'account', expired: false, online: true });
  });

  it('never asks somebody who is connected by a code', async () => {
    const host = new FakeMailHost();
    const token = await service.token();
    host.mailboxValues = { connection: { token, connectionId: 'c' }, me: service.me };
    const { start } = pane(host);
    await start();
    expect(bridge.methods).toEqual([]);
    expect(sent().map(({ bearer }) => bearer)).toEqual([token, token]);
  });

  it.each([
    ['Outlook does not have it', { tenantId: TENANT }, false],
    ['the service does not have it', null, true],
  ])(
    'is no way in where %s: the library is not touched and the code is asked for',
    async (_, token, supported) => {
      microsoftSaysOf(token);
      const { connection, entry, start } = pane(new FakeMailHost(), { supported });
      await start();
      expect(bridge.methods).toEqual([]);
      expect(connection.view()).toMatchObject({ me: null, loading: false, accountOffered: false });
      expect(entry.view().entry).toBe('code');
    },
  );

  it('shows the button where Outlook must ask first, and then asks', async () => {
    bridge.needsConsent = true;
    const { connection, entry, start } = pane();
    await start();
    expect(connection.view()).toMatchObject({ me: null, loading: false, accountOffered: true });
    expect(entry.view()).toMatchObject({ entry: 'account', fault: null });
    await entry.connectByAccount();
    expect(bridge.methods).toContain('GetTokenPopup');
    expect(connection.view()).toMatchObject({ me: service.me, by: 'account' });
  });

  it('says nothing when the user closes the window', async () => {
    bridge.needsConsent = true;
    bridge.cancels = true;
    const { entry, start } = pane();
    await start();
    await entry.connectByAccount();
    expect(entry.view()).toMatchObject({ entry: 'account', fault: null, busy: false });
  });

  it('tells a company that is not set up from a sign-in that failed', async () => {
    microsoftSaysOf({ tenantId: STRANGER });
    const { entry, start } = pane();
    await start();
    expect(entry.view().fault).toBeNull();
    await entry.connectByAccount();
    expect(entry.view().fault).toBe('tenant');
    bridge.fails = true;
    await entry.connectByAccount();
    expect(entry.view().fault).toBe('failed');
  });

  it('does not wait for a bridge that never answers', async () => {
    bridge.silent = true;
    const { connection, start } = pane(new FakeMailHost(), { timeoutMs: 200 });
    await start();
    expect(connection.view()).toMatchObject({ me: null, loading: false });
  });

  it('keeps the terms when the connection is withdrawn, says so, and comes back by the account', async () => {
    const first = pane();
    await first.start();
    microsoftSaysOf('refused');
    const later = pane(first.host);
    await later.start();
    expect(later.connection.view()).toMatchObject({ me: service.me, expired: true, by: 'account' });
    microsoftSaysOf({ tenantId: TENANT });
    await later.connection.connectByAccount();
    expect(later.connection.view()).toMatchObject({ me: service.me, expired: false, by: 'account' });
  });

  it('asks Outlook for another token before it believes that the connection is over', async () => {
    const { connection, start } = pane();
    await start();
    bridge.renew();
    bridge.methods.length = 0;
    await connection.refresh();
    expect(connection.view()).toMatchObject({ me: service.me, expired: false });
    expect(bridge.methods).toEqual(['GetToken']);
    await connection.refresh();
    expect(bridge.methods).toEqual(['GetToken']);
    microsoftSaysOf('refused');
    await connection.refresh();
    expect(connection.view().expired).toBe(true);
    expect(bridge.methods).toEqual(['GetToken', 'GetToken']);
  });

  it('sends nothing and ends nothing when Outlook gives no token once', async () => {
    const first = pane();
    await first.start();
    const later = pane(first.host);
    await later.connection.load();
    bridge.fails = true;
    const before = sent().length;
    await later.connection.refresh();
    expect(
      sent()
        .slice(before)
        .filter(({ path }) => path !== '/v1/sign-in'),
    ).toEqual([]);
    expect(later.connection.view()).toMatchObject({ me: service.me, expired: false, online: true });
    bridge.fails = false;
    await later.connection.refresh();
    expect(
      sent()
        .slice(before)
        .filter(({ path }) => path === '/v1/me'),
    ).toHaveLength(1);
    expect(later.connection.isConnected()).toBe(true);
  });

  it('does not stand in the way of an invitation code when Outlook gives no token', async () => {
    const host = new FakeMailHost();
    host.mailboxValues = { connection: { by: 'account' } };
    bridge.fails = true;
    const { connection, start } = pane(host);
    await start();
    await connection.connectByCode('K7Q2M-W4T9E');
    expect(sent().at(-1)).toEqual({ path: '/v1/connections', bearer: null });
  });

  it('says that the connection is over when Outlook must ask first', async () => {
    const first = pane();
    await first.start();
    const later = pane(first.host);
    await later.connection.load();
    bridge.needsConsent = true;
    await later.connection.refresh();
    expect(later.connection.view()).toMatchObject({ me: service.me, expired: true });
  });

  it('changes nothing about a connection made by a code while the service was asked about the token', async () => {
    const { connection, host } = pane();
    let arrive = () => {};
    const onTheWay = new Promise<void>((resolve) => (arrive = resolve));
    let answered = 0;
    network.use(
      http.get('*/v1/me', async ({ request }) => {
        const reply = await service.answer(request);
        if (!request.headers.get('authorization')?.endsWith(bridge.accessToken)) return reply;
        answered = reply.status;
        await onTheWay;
        return reply;
      }),
    );
    const byAccount = connection.connectByAccount();
    while (answered === 0) await new Promise((resolve) => setTimeout(resolve));
    expect(answered).toBe(200);
    expect(await connection.connectByCode(await service.invitation())).toBeNull();
    const kept = host.mailboxValues['connection'];
    arrive();
    expect(await byAccount).toBeNull();
    expect(connection.view()).toMatchObject({ me: service.me, by: 'code', expired: false });
    expect(host.mailboxValues['connection']).toBe(kept);
  });

  it('does not take somebody back in who disconnected', async () => {
    const { connection, host, start } = pane();
    await start();
    await connection.disconnect();
    expect(connection.view()).toMatchObject({ me: null, by: null, loading: false });
    const later = pane(host);
    await later.start();
    expect(later.connection.view()).toMatchObject({
      me: null,
      by: null,
      loading: false,
      accountOffered: true,
    });
  });
});
