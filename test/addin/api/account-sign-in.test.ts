/** The work account as the way in, with Microsoft's own library on a stand-in for the bridge that Outlook puts into the page. */
import { AccountSignIn } from '../../../src/addin/api/account-sign-in.ts';
import { ApiClient } from '../../../src/addin/api/api-client.ts';
import { Connection } from '../../../src/addin/api/connection.ts';
import { ConnectEntry } from '../../../src/addin/compose/connect-entry.ts';
import { openNestedApp } from '../../../src/addin/api/nested-app.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { useNestedAppBridge, type NestedAppBridge } from '../../support/nested-app-bridge.ts';
import { me, progress } from '../../support/sample-company.ts';

const ENTRA = {
  clientId: '5c0b6a3e-8f0b-4f39-9a0d-0d7a5b6f1c22',
  authority: 'https://login.microsoftonline.com/organizations',
  scope: 'api://5c0b6a3e-8f0b-4f39-9a0d-0d7a5b6f1c22/relay.use',
};

let bridge: NestedAppBridge;
beforeEach(() => {
  bridge = useNestedAppBridge();
});
afterEach(() => bridge.remove());

interface Service {
  entra?: typeof ENTRA | null;
  /** Tokens the service takes. */
  accepts?: (token: string) => number;
}

/** A pane with the real client, connection and library; only the network and the bridge are stand-ins. */
function pane(service: Service = {}, host = new FakeMailHost(), supported = true) {
  const sent: { readonly path: string; readonly bearer: string | null }[] = [];
  const fetch = (url: unknown, init?: RequestInit): Promise<Response> => {
    const path = new URL(String(url), 'https://relay.example').pathname;
    const header = (init?.headers as Record<string, string>)['authorization'] ?? null;
    sent.push({ path, bearer: header && header.replace('Bearer ', '') });
    if (path === '/v1/sign-in')
      return Promise.resolve(Response.json({ entra: service.entra === undefined ? ENTRA : service.entra }));
    const status = header ? (service.accepts?.(header.replace('Bearer ', '')) ?? 200) : 401;
    const code = status === 403 ? 'tenant_unknown' : 'unauthenticated';
    if (status !== 200) return Promise.resolve(Response.json({ error: { code } }, { status }));
    return Promise.resolve(Response.json(path === '/v1/me' ? me : progress));
  };
  const options = { origin: 'https://relay.example', fetch, now: () => new Date(0) };
  const account = new AccountSignIn({
    api: new ApiClient({ ...options, token: () => null }),
    supported: () => supported,
    open: openNestedApp,
    now: () => Date.now(),
    timeoutMs: 200,
  });
  const connection = new Connection(
    (token) => new ApiClient({ ...options, token }),
    host.mailboxStore,
    account,
  );
  const entry = new ConnectEntry(connection, () => undefined);
  const start = async () => {
    await connection.load();
    await connection.refresh();
    await connection.connectSilently();
  };
  return { connection, entry, host, sent, start };
}

describe('the work account', () => {
  it('connects without a word, and shows no card on the way', async () => {
    const { connection, host, sent, start } = pane();
    const starting = start();
    await Promise.resolve();
    await starting;
    expect(connection.view()).toMatchObject({ me, progress, by: 'account', expired: false, loading: false });
    expect(host.mailboxValues['connection']).toEqual({ by: 'account' });
    expect(bridge.methods).toEqual(['GetInitContext', 'GetToken']);
    expect(sent.every(({ path, bearer }) => path === '/v1/sign-in' || bearer === bridge.accessToken)).toBe(
      true,
    );
    expect(JSON.stringify(host.mailboxValues)).not.toContain(bridge.accessToken);
  });

  it('is not asked for again, and a later session goes on by itself', async () => {
    const first = pane();
    await first.start();
    const later = pane({}, first.host);
    await later.connection.load();
    expect(later.connection.view()).toMatchObject({ me, by: 'account', loading: false });
    await later.start();
    expect(later.connection.view()).toMatchObject({ by: 'account', expired: false, online: true });
  });

  it('never asks somebody who is connected by a code', async () => {
    const host = new FakeMailHost();
    host.mailboxValues = { connection: { token: 't', connectionId: 'c' }, me: me };
    const { sent, start } = pane({}, host);
    await start();
    expect(bridge.methods).toEqual([]);
    expect(sent.map(({ bearer }) => bearer)).toEqual(['t', 't']);
  });

  it.each([
    ['Outlook does not have it', {}, false],
    ['the service does not have it', { entra: null }, true],
  ])(
    'is no way in where %s: the library is not touched and the code is asked for',
    async (_, service, supported) => {
      const { connection, entry, start } = pane(service, new FakeMailHost(), supported);
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
    expect(connection.view()).toMatchObject({ me, by: 'account' });
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
    const { entry, start } = pane({ accepts: () => 403 });
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
    const { connection, start } = pane();
    await start();
    expect(connection.view()).toMatchObject({ me: null, loading: false });
  });

  it('keeps the terms when the connection is withdrawn, says so, and comes back by the account', async () => {
    const first = pane();
    await first.start();
    const service = { accepts: () => 401 };
    const later = pane(service, first.host);
    await later.start();
    expect(later.connection.view()).toMatchObject({ me, expired: true, by: 'account' });
    service.accepts = () => 200;
    await later.connection.connectByAccount();
    expect(later.connection.view()).toMatchObject({ me, expired: false, by: 'account' });
  });

  it('sends nothing and ends nothing when Outlook gives no token once', async () => {
    const first = pane();
    await first.start();
    const later = pane({}, first.host);
    await later.connection.load();
    bridge.fails = true;
    await later.connection.refresh();
    expect(later.sent.filter(({ path }) => path !== '/v1/sign-in')).toEqual([]);
    expect(later.connection.view()).toMatchObject({ me, expired: false, online: true });
    bridge.fails = false;
    await later.connection.refresh();
    expect(later.sent.filter(({ path }) => path === '/v1/me')).toHaveLength(1);
    expect(later.connection.isConnected()).toBe(true);
  });

  it('does not stand in the way of an invitation code when Outlook gives no token', async () => {
    const host = new FakeMailHost();
    host.mailboxValues = { connection: { by: 'account' } };
    bridge.fails = true;
    const { connection, sent, start } = pane({}, host);
    await start();
    await connection.connectByCode('K7Q2M-W4T9E');
    expect(sent.at(-1)).toEqual({ path: '/v1/connections', bearer: null });
  });

  it('says that the connection is over when Outlook must ask first', async () => {
    const first = pane();
    await first.start();
    const later = pane({}, first.host);
    await later.connection.load();
    bridge.needsConsent = true;
    await later.connection.refresh();
    expect(later.connection.view()).toMatchObject({ me, expired: true });
  });

  it('does not take somebody back in who disconnected', async () => {
    const { connection, host, start } = pane();
    await start();
    await connection.disconnect();
    expect(connection.view()).toMatchObject({ me: null, by: null, loading: false });
    const later = pane({}, host);
    await later.start();
    expect(later.connection.view()).toMatchObject({
      me: null,
      by: null,
      loading: false,
      accountOffered: true,
    });
  });
});
