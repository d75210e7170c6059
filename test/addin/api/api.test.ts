import { ApiClient, type ApiResult } from '../../../src/addin/api/api-client.ts';
import { Connection } from '../../../src/addin/api/connection.ts';
import { ConnectEntry } from '../../../src/addin/compose/connect-entry.ts';
import type { HomeView } from '../../../src/addin/compose/home-state.ts';
import { ProgressSource } from '../../../src/addin/compose/progress-source.ts';
import { CountQueue } from '../../../src/addin/api/count-queue.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { me, progress } from '../../support/sample-company.ts';

function client(reply: () => Promise<Response>, token: string | null = 'secret-token') {
  const requests: { readonly url: string; readonly init: RequestInit }[] = [];
  const api = new ApiClient({
    origin: 'https://relay.example',
    fetch: (url, init) => {
      requests.push({ url: url as string, init: init ?? {} });
      return reply();
    },
    token: () => token,
    now: () => new Date('2026-11-23T00:00:00Z'),
  });
  return { api, requests };
}

describe('the API client', () => {
  it('sends the proof and shows the request without it', async () => {
    const { api, requests } = client(() => Promise.resolve(Response.json({ accepted: 1 })));
    expect(await api.post('/v1/counts', { reports: [] })).toEqual({ ok: true, value: { accepted: 1 } });
    expect(requests[0]?.init.headers).toMatchObject({ authorization: 'Bearer secret-token' });
    expect(JSON.stringify(api.lastRequest())).not.toContain('secret');
    expect(api.lastRequest()).toMatchObject({ method: 'POST', status: 200, body: '{"reports":[]}' });
  });

  it.each([
    [() => Promise.resolve(Response.json({ error: { code: 'time_taken' } }, { status: 409 })), 'time_taken'],
    [() => Promise.resolve(new Response('<html>', { status: 502 })), 'unavailable'],
    [() => Promise.reject(new TypeError('network')), 'offline'],
  ])('answers a refusal as a value', async (reply, code) => {
    expect(await client(reply).api.get('/v1/me')).toEqual({ ok: false, code });
  });

  it.each([200, 302, 400, 403, 404, 407])(
    'takes a proxy’s page of status %i for no answer',
    async (status) => {
      const { api } = client(() => Promise.resolve(new Response('<html>Sign in</html>', { status })));
      expect(await api.get('/v1/slots')).toEqual({ ok: false, code: 'unavailable' });
      expect(await api.text('/v1/report.csv')).toEqual({ ok: false, code: 'unavailable' });
    },
  );

  it('needs no content where there is to be none, and no JSON of a file', async () => {
    const nothing = client(() => Promise.resolve(new Response(null, { status: 204 }))).api;
    expect(await nothing.delete('/v1/connections/current')).toEqual({ ok: true, value: undefined });
    const headers = { 'content-type': 'text/csv; charset=utf-8' };
    const file = client(() => Promise.resolve(new Response('月,ご案内', { headers }))).api;
    expect(await file.text('/v1/report.csv')).toEqual({ ok: true, value: '月,ご案内' });
  });
});

function queue(results: ApiResult<unknown>[], host = new FakeMailHost()) {
  const posted: unknown[] = [];
  let id = 0;
  const api = {
    post: <T>(_path: string, body: object) => {
      posted.push(structuredClone(body));
      return Promise.resolve((results.shift() ?? { ok: true, value: undefined }) as ApiResult<T>);
    },
  };
  const counts = new CountQueue({
    api,
    store: host.mailboxStore,
    newId: () => `report-0000000000-${(id += 1)}`,
    isConnected: () => true,
  });
  return { counts, posted, host };
}

const KIND = { day: '2026-11-23', stage: 'document', language: 'ja' } as const;
const DOWN = { ok: false, code: 'offline' } as const;

describe('the count queue', () => {
  it('merges what is counted while offline and keeps it in the mailbox', async () => {
    const { counts, host } = queue([]);
    await counts.add(KIND, { inserted: 1 });
    await counts.add(KIND, { inserted: 1, sent: 1 });
    expect(host.mailboxValues['counts']).toEqual([
      { reportId: 'report-0000000000-1', ...KIND, inserted: 2, sent: 1 },
    ]);
  });

  it('forgets an insertion that was undone before it was reported', async () => {
    const { counts, posted, host } = queue([]);
    await counts.add(KIND, { inserted: 1 });
    await counts.add(KIND, { inserted: -1 });
    await counts.flush();
    expect(posted).toEqual([]);
    expect(host.mailboxValues['counts']).toBeUndefined();
  });

  it('repeats a failed report unchanged and puts later counts into another', async () => {
    const { counts, posted } = queue([DOWN]);
    await counts.add(KIND, { inserted: 1 });
    await counts.flush();
    await counts.add(KIND, { inserted: -1 });
    await counts.flush();
    counts.stop();
    const first = { reportId: 'report-0000000000-1', ...KIND, inserted: 1, sent: 0 };
    expect(posted).toEqual([
      { reports: [first] },
      { reports: [first, { reportId: 'report-0000000000-2', ...KIND, inserted: -1, sent: 0 }] },
    ]);
    expect(counts.unreported).toBe(0);
  });

  it('keeps what a proxy answered in the place of the service', async () => {
    const host = new FakeMailHost();
    const { api } = client(() => Promise.resolve(new Response('<html>', { status: 403 })));
    const options = { api, store: host.mailboxStore, newId: () => 'report-1', isConnected: () => true };
    const counts = new CountQueue(options);
    await counts.add(KIND, { inserted: 1 });
    await counts.flush();
    counts.stop();
    expect(host.mailboxValues['counts']).toMatchObject([{ reportId: 'report-1' }]);
  });

  it('lets what nobody was offered grow over sessions, so that a month without the service finds room', async () => {
    const host = new FakeMailHost();
    const posted: { readonly reports: object[] }[] = [];
    let id = 0;
    for (let session = 0; session < 40; session += 1) {
      const counts = new CountQueue({
        api: { post: (_, body) => (posted.push(body as never), Promise.resolve(DOWN)) },
        store: host.mailboxStore,
        newId: () => `report-${(id += 1)}`,
        isConnected: () => true,
      });
      await counts.load();
      await counts.flush();
      await counts.add(KIND, { inserted: 1 });
      await counts.flush();
      counts.stop();
    }
    const { counts, posted: delivered } = queue([], host);
    await counts.load();
    expect(counts.unreported).toBe(40);
    expect((host.mailboxValues['counts'] as object[]).length).toBeLessThan(15);
    await counts.flush();
    expect(counts.unreported).toBe(0);
    const reports = (delivered as typeof posted).flatMap((batch) => batch.reports) as { inserted: number }[];
    expect(reports.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(40);
    expect(Object.keys(reports[0] ?? {})).toEqual([
      'reportId',
      'day',
      'stage',
      'language',
      'inserted',
      'sent',
    ]);
    // What was offered once is never offered with other numbers.
    const byId = new Map<string, string>();
    for (const report of posted.flatMap((batch) => batch.reports) as { reportId: string }[]) {
      expect(byId.get(report.reportId) ?? JSON.stringify(report)).toBe(JSON.stringify(report));
      byId.set(report.reportId, JSON.stringify(report));
    }
  });

  it('takes over the reports of an earlier session as they are', async () => {
    const earlier = queue([]);
    await earlier.counts.add(KIND, { inserted: 1 });
    const { counts, posted } = queue([], earlier.host);
    await counts.load();
    await counts.add(KIND, { inserted: 1 });
    await counts.flush();
    expect(posted).toMatchObject([{ reports: [{ inserted: 1 }, { inserted: 1 }] }]);
  });
});

const NO_ACCOUNT = {
  isSupported: () => false,
  isOffered: () => Promise.resolve(false),
  silent: () => Promise.resolve({ kind: 'failed' as const }),
  ask: () => Promise.resolve({ kind: 'failed' as const }),
};

type Reply = ApiResult<unknown> | Promise<ApiResult<unknown>>;

function connection(replies: Record<string, Reply>, host = new FakeMailHost()) {
  const answer = <T>(name: string) => Promise.resolve(replies[name] ?? DOWN) as Promise<ApiResult<T>>;
  const subject = new Connection(
    () => ({
      get: <T>(path: string) => answer<T>(`GET ${path}`),
      post: <T>(path: string) => answer<T>(`POST ${path}`),
      delete: <T>(path: string) => answer<T>(`DELETE ${path}`),
    }),
    host.mailboxStore,
    NO_ACCOUNT,
  );
  return { subject, host };
}

const LIVE = {
  'POST /v1/connections': { ok: true, value: { connectionId: 'c1', token: 't1' } },
  'GET /v1/me': { ok: true, value: me },
  'GET /v1/progress': { ok: true, value: progress },
} as const;

describe('the connection', () => {
  it('keeps proof, terms and totals in the mailbox, so that the next session works offline', async () => {
    const { subject, host } = connection(LIVE);
    expect(await subject.connectByCode('ABCD')).toBeNull();
    const later = connection({}, host).subject;
    await later.load();
    await later.refresh();
    expect(later.view()).toMatchObject({ me, progress, online: false, expired: false });
  });

  it('goes on with the terms it knows when the proof has run out', async () => {
    const { subject, host } = connection(LIVE);
    await subject.connectByCode('ABCD');
    const later = connection({ 'GET /v1/me': { ok: false, code: 'unauthenticated' } }, host).subject;
    await later.load();
    await later.refresh();
    expect(later.view()).toMatchObject({ me, expired: true, online: true });
    expect(later.isConnected()).toBe(false);
  });

  it('tries its proof once more when the mailbox is read again', async () => {
    const { subject, host } = connection(LIVE);
    await subject.connectByCode('ABCD');
    const replies: Record<string, Reply> = { 'GET /v1/me': { ok: false, code: 'unauthenticated' } };
    const later = connection(replies, host).subject;
    await later.load();
    await later.refresh();
    Object.assign(replies, LIVE);
    await later.load();
    await later.refresh();
    expect(later.view()).toMatchObject({ me, expired: false });
  });

  it.each([
    ['an employer code that is none', { ...me, employer: { ...me.employer, code: 'abc' } }],
    ['an origin that is none', { ...me, relayOrigin: 'relay' }],
    ['nothing', null],
  ])('makes no links from terms with %s', async (_, terms) => {
    const { subject } = connection({ ...LIVE, 'GET /v1/me': { ok: true, value: terms } });
    expect(await subject.connectByCode('ABCD')).toBe('unavailable');
    expect(subject.view().me).toBeNull();
  });

  it('takes an answer without a proof for none, and lets the card be used again whatever happens', async () => {
    const { subject, host } = connection({ 'POST /v1/connections': { ok: true, value: null } });
    expect(await subject.connectByCode('ABCD')).toBe('unavailable');
    expect(host.mailboxValues).toEqual({});
    const broken = {
      connectByCode: () => Promise.reject(new Error()),
      connectByAccount: () => Promise.reject(new Error()),
    };
    const entry = new ConnectEntry({ ...broken, view: subject.view }, () => undefined);
    await entry.connectByCode('K7Q2M-W4T9E');
    expect(entry.view()).toMatchObject({ busy: false, fault: 'failed' });
    await entry.connectByAccount();
    expect(entry.view()).toMatchObject({ busy: false, fault: 'failed' });
  });

  it('says why a code was refused', async () => {
    const { subject } = connection({ 'POST /v1/connections': { ok: false, code: 'invitation_unusable' } });
    expect(await subject.connectByCode('ABCD')).toBe('invitation_unusable');
    expect(subject.view().me).toBeNull();
  });

  it('keeps what it knows until another code is accepted', async () => {
    const { subject, host } = connection(LIVE);
    await subject.connectByCode('ABCD');
    const replies: Record<string, ApiResult<unknown>> = {
      'GET /v1/me': { ok: false, code: 'unauthenticated' },
      'POST /v1/connections': { ok: false, code: 'invitation_unusable' },
    };
    const later = connection(replies, host).subject;
    await later.load();
    await later.refresh();
    const entry = new ConnectEntry(later, () => undefined);
    const assistant = {
      view: () => ({ state: { kind: 'checking' } }) as HomeView,
      subscribe: () => () => {},
      entry,
    };
    new ProgressSource(later, { unreported: 0 }, assistant).reconnect();
    expect(entry.view()).toMatchObject({ entry: 'code', again: true });
    await entry.connectByCode('K7Q2M-W4T9E');
    expect(entry.view()).toMatchObject({ again: true, fault: 'unknown' });
    expect(later.view()).toMatchObject({ me, by: 'code', expired: true });
    expect(host.mailboxValues).toMatchObject({ me, connection: { token: 't1' } });
    Object.assign(replies, LIVE);
    await entry.connectByCode('K7Q2M-W4T9E');
    expect(entry.view()).toMatchObject({ again: false, fault: null });
    expect(later.view()).toMatchObject({ me, expired: false });
  });

  it('drops an answer about a connection that was left meanwhile', async () => {
    const late: { answer?: () => void } = {};
    const replies: Record<string, Reply> = { ...LIVE };
    const { subject, host } = connection(replies);
    await subject.connectByCode('ABCD');
    replies['GET /v1/me'] = new Promise((resolve) => (late.answer = () => resolve({ ok: true, value: me })));
    const refreshing = subject.refresh();
    await subject.disconnect();
    late.answer?.();
    await refreshing;
    expect(subject.view()).toMatchObject({ me: null, by: null });
    expect(host.mailboxValues).toEqual({ connection: { by: 'left' } });
  });

  it('leaves nothing behind after disconnecting, even offline', async () => {
    const { subject, host } = connection(LIVE);
    await subject.connectByCode('ABCD');
    await subject.disconnect();
    expect(host.mailboxValues).toEqual({ connection: { by: 'left' } });
    expect(subject.view().me).toBeNull();
  });
});
