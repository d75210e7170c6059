import { http, HttpResponse } from 'msw/http';
import { Connection } from '../../../src/addin/api/connection.ts';
import { ConnectEntry } from '../../../src/addin/compose/connect-entry.ts';
import type { HomeView } from '../../../src/addin/compose/home-state.ts';
import { ProgressSource } from '../../../src/addin/compose/progress-source.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { openLiveService, type LiveService } from '../../support/live-service.ts';
import { offline, proxyPage, silent, useNetwork, useTimeOfTheTest } from '../../support/network.ts';
import { client } from './client.ts';

const network = useNetwork();
let service: LiveService;
beforeAll(async () => {
  service = await openLiveService();
});
beforeEach(() => network.use(service.reached));
afterAll(() => service.close());

/** The service is reached again, whatever was in the way. */
function backOnline(): void {
  network.resetHandlers();
  network.use(service.reached);
}

/** The service itself takes the proof for none. */
const refusing = http.all('*', () =>
  HttpResponse.json({ error: { code: 'unauthenticated', message: '' } }, { status: 401 }),
);

const REPORT = { reportId: 'report-0000000000-1', day: '2026-11-23', stage: 'document', language: 'ja' };
const REPORTS = { reports: [{ ...REPORT, inserted: 1, sent: 0 }] };

describe('the API client', () => {
  it('sends the proof and shows the request without it', async () => {
    const token = await service.token();
    const api = client(token);
    expect(await api.post('/v1/counts', REPORTS)).toEqual({ ok: true, value: { accepted: 1 } });
    expect(network.sent[0]?.headers.get('authorization')).toBe(`Bearer ${token}`);
    expect(JSON.stringify(api.lastRequest())).not.toContain(token);
    expect(api.lastRequest()).toMatchObject({ method: 'POST', status: 200, body: JSON.stringify(REPORTS) });
  });

  it('answers a refusal of the service as a value', async () => {
    const wish = { bookingId: 'booking-0000000000-1', mail: 'saito@own.example', language: 'ja' };
    const booked = await client(await service.token()).post('/v1/onboarding/bookings', {
      ...wish,
      startsAt: '2026-11-24T03:01:00.000Z',
    });
    expect(booked).toEqual({ ok: false, code: 'time_taken' });
  });

  it.each([
    ['no connection', offline, 'offline'],
    ['no answer in time', silent, 'timeout'],
    ['a gateway without the service', proxyPage(502), 'unavailable'],
    ['a service that is being started', proxyPage(503), 'unavailable'],
    ['a proxy that wants a sign-in', proxyPage(401), 'unavailable'],
    ['a proxy that has had enough', proxyPage(429), 'too_many_requests'],
  ])('answers %s as a value', async (_, fault, code) => {
    network.use(fault);
    expect(await client('t', 100).get('/v1/me')).toEqual({ ok: false, code });
  });

  it.each([
    [200, 'unavailable'],
    [302, 'unavailable'],
    [400, 'unavailable'],
    [403, 'unavailable'],
    [404, 'unavailable'],
    // Which no page is shown.
    [407, 'offline'],
  ])('takes a proxy’s page of status %i for no answer', async (status, code) => {
    network.use(proxyPage(status));
    expect(await client('t').get('/v1/slots')).toEqual({ ok: false, code });
    expect(await client('t').text('/v1/report.csv')).toEqual({ ok: false, code });
  });

  it('needs no content where there is to be none, and no JSON of a file', async () => {
    const api = client(await service.token());
    const file = await api.text('/v1/report.csv?period=6m&language=ja');
    expect(file).toEqual({ ok: true, value: expect.stringMatching(/^月,ご案内/) as string });
    expect(await api.delete('/v1/connections/current')).toEqual({ ok: true, value: undefined });
  });
});

const NO_ACCOUNT = {
  isSupported: () => false,
  isOffered: () => Promise.resolve(false),
  silent: () => Promise.resolve({ kind: 'failed' as const }),
  ask: () => Promise.resolve({ kind: 'failed' as const }),
};

function connection(host = new FakeMailHost()) {
  const subject = new Connection((token) => client(token), host.mailboxStore, NO_ACCOUNT);
  return { subject, host };
}

/** The operator ends what the mailbox keeps the proof of. */
async function withdraw(host: FakeMailHost): Promise<void> {
  const { token } = host.mailboxValues['connection'] as { readonly token: string };
  expect(await client(token).delete('/v1/connections/current')).toMatchObject({ ok: true });
}

describe('the connection', () => {
  it('keeps proof, terms and totals in the mailbox, so that the next session works offline', async () => {
    const { subject, host } = connection();
    expect(await subject.connectByCode(await service.invitation())).toBeNull();
    network.use(offline);
    const later = connection(host).subject;
    await later.load();
    await later.refresh();
    expect(later.view()).toMatchObject({
      me: service.me,
      progress: await service.progress(),
      online: false,
      expired: false,
    });
  });

  it('calls neither a slow service a lost network, nor a slow answer the network back', async () => {
    const { subject, host } = connection();
    await subject.connectByCode(await service.invitation());
    const later = new Connection((token) => client(token, 100), host.mailboxStore, NO_ACCOUNT);
    await later.load();
    network.use(silent);
    await later.refresh();
    expect(later.view()).toMatchObject({ me: service.me, online: true });
    network.use(offline);
    await later.refresh();
    network.use(silent);
    await later.refresh();
    expect(later.view()).toMatchObject({ online: false });
  });

  it('goes on with the terms it knows when the proof has run out', async () => {
    const { subject, host } = connection();
    await subject.connectByCode(await service.invitation());
    await withdraw(host);
    const later = connection(host).subject;
    await later.load();
    await later.refresh();
    expect(later.view()).toMatchObject({ me: service.me, expired: true, online: true });
    expect(later.isConnected()).toBe(false);
  });

  it('tries its proof once more when the mailbox is read again', async () => {
    const { subject, host } = connection();
    await subject.connectByCode(await service.invitation());
    network.use(refusing);
    const later = connection(host).subject;
    await later.load();
    await later.refresh();
    expect(later.view().expired).toBe(true);
    backOnline();
    await later.load();
    await later.refresh();
    expect(later.view()).toMatchObject({ me: service.me, expired: false });
  });

  it('is not over for a proxy’s page, whatever its status, and goes on by itself', async () => {
    const { subject } = connection();
    await subject.connectByCode(await service.invitation());
    network.use(proxyPage(401));
    await subject.refresh();
    expect(subject.view()).toMatchObject({ me: service.me, expired: false });
    expect(subject.isConnected()).toBe(true);
  });

  it.each<readonly [string, (subject: Connection) => void]>([
    ['the network is back', (subject) => subject.setOnline(true)],
    ['somebody looks at the pane again', (subject) => subject.setVisible(true)],
  ])('that ran out is asked about once more when %s', async (_, happen) => {
    const { subject } = connection();
    await subject.connectByCode(await service.invitation());
    network.use(refusing);
    await subject.refresh();
    expect(subject.view().expired).toBe(true);
    backOnline();
    happen(subject);
    await new Promise<void>((resolve) => subject.subscribe(() => subject.isConnected() && resolve()));
    subject.setVisible(false);
    expect(subject.view()).toMatchObject({ me: service.me, expired: false });
  });

  it('is fresh whenever somebody looks at it, and asks no more often for that', async () => {
    const { subject } = connection();
    await subject.connectByCode(await service.invitation());
    useTimeOfTheTest();
    const asked = jest.spyOn(subject, 'refresh').mockImplementation(async () => {
      Reflect.set(subject, 'askedAt', Date.now());
      await Promise.resolve();
    });
    const pass = (minutes: number) => jest.advanceTimersByTime(minutes * 60_000);
    subject.setVisible(true);
    pass(60);
    expect(asked).toHaveBeenCalledTimes(12);
    for (let n = 0; n < 15; n += 1) {
      pass(3.5);
      subject.setVisible(false);
      pass(0.5);
      subject.setVisible(true);
    }
    expect(asked.mock.calls.length).toBeGreaterThanOrEqual(12 + 60 / 8);
    expect(asked.mock.calls.length).toBeLessThanOrEqual(12 + 60 / 5);
    subject.setVisible(false);
    asked.mockClear();
    pass(60 * 60);
    expect(asked).not.toHaveBeenCalled();
    subject.setVisible(true);
    expect(asked).toHaveBeenCalledTimes(1);
    subject.setVisible(false);
    jest.useRealTimers();
  });

  it('asks for totals that did not come after a minute, not after five', async () => {
    network.use(http.get('*/v1/progress', () => HttpResponse.error()));
    const { subject } = connection();
    expect(await subject.connectByCode(await service.invitation())).toBeNull();
    expect(subject.view()).toMatchObject({ me: service.me, progress: null });
    backOnline();
    const totals = new Promise<void>((resolve) =>
      subject.subscribe(() => subject.view().progress && resolve()),
    );
    useTimeOfTheTest();
    const asked = jest.spyOn(subject, 'refresh');
    subject.setVisible(true);
    jest.advanceTimersByTime(60_000);
    expect(asked).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
    await totals;
    subject.setVisible(false);
    expect(subject.view().progress).toEqual(await service.progress());
  });

  it.each<readonly [string, (me: LiveService['me']) => object | null]>([
    ['an employer code that is none', (me) => ({ ...me, employer: { ...me.employer, code: 'abc' } })],
    ['an origin that is none', (me) => ({ ...me, relayOrigin: 'relay' })],
    ['nothing', () => null],
  ])('makes no links from terms with %s', async (_, terms) => {
    network.use(http.get('*/v1/me', () => HttpResponse.json(terms(service.me))));
    const { subject } = connection();
    expect(await subject.connectByCode(await service.invitation())).toBe('unavailable');
    expect(subject.view().me).toBeNull();
  });

  it('takes an answer without a proof for none, and lets the card be used again whatever happens', async () => {
    network.use(http.post('*/v1/connections', () => HttpResponse.json(null)));
    const { subject, host } = connection();
    expect(await subject.connectByCode(await service.invitation())).toBe('unavailable');
    expect(host.mailboxValues).toEqual({});
    const broken = {
      connectByCode: () => Promise.reject(new Error()),
      connectByAccount: () => Promise.reject(new Error()),
    };
    const entry = new ConnectEntry({ ...broken, view: subject.view }, () => undefined);
    await entry.connectByCode('K7Q2M-W4T9E');
    expect(entry.view()).toMatchObject({ busy: false, fault: 'service' });
    await entry.connectByAccount();
    expect(entry.view()).toMatchObject({ busy: false, fault: 'failed' });
  });

  it.each([
    ['offline', 'offline'],
    ['timeout', 'service'],
    ['unavailable', 'service'],
    ['internal', 'service'],
  ] as const)(
    'calls only a lost network one, and sends nobody to an administrator for a slow service: %s',
    async (code, fault) => {
      const refused = {
        connectByCode: () => Promise.resolve(code),
        connectByAccount: () => Promise.resolve(code),
        view: connection().subject.view,
      };
      const entry = new ConnectEntry(refused, () => undefined);
      await entry.connectByCode('K7Q2M-W4T9E');
      expect(entry.view().fault).toBe(fault);
      await entry.connectByAccount();
      expect(entry.view().fault).toBe(fault);
    },
  );

  it('says why a code was refused', async () => {
    const { subject } = connection();
    expect(await subject.connectByCode('AAAAA-AAAAA')).toBe('invitation_unusable');
    expect(subject.view().me).toBeNull();
  });

  it('keeps what it knows until another code is accepted', async () => {
    const { subject, host } = connection();
    await subject.connectByCode(await service.invitation());
    await withdraw(host);
    const kept = host.mailboxValues['connection'];
    const later = connection(host).subject;
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
    await entry.connectByCode('AAAAA-AAAAA');
    expect(entry.view()).toMatchObject({ again: true, fault: 'unknown' });
    expect(later.view()).toMatchObject({ me: service.me, by: 'code', expired: true });
    expect(host.mailboxValues).toMatchObject({ me: service.me, connection: kept });
    await entry.connectByCode(await service.invitation());
    expect(entry.view()).toMatchObject({ again: false, fault: null });
    expect(later.view()).toMatchObject({ me: service.me, expired: false });
  });

  it('keeps the totals it knows where none come, unless they are another company’s', async () => {
    const { subject, host } = connection();
    await subject.connectByCode(await service.invitation());
    const { progress } = subject.view();
    network.use(http.get('*/v1/progress', () => HttpResponse.error()));
    await subject.refresh();
    expect(subject.view()).toMatchObject({ me: service.me, progress });
    const other = { ...service.me, employer: { ...service.me.employer, code: 'M3K7P' } };
    network.use(http.get('*/v1/me', () => HttpResponse.json(other)));
    await subject.refresh();
    expect(subject.view()).toMatchObject({ me: other, progress: null });
    expect(host.mailboxValues).not.toHaveProperty('progress');
  });

  it('drops an answer about a connection that was left meanwhile', async () => {
    const { subject, host } = connection();
    await subject.connectByCode(await service.invitation());
    let arrive = () => {};
    const onTheWay = new Promise<void>((resolve) => (arrive = resolve));
    let answered = 0;
    network.use(
      http.get('*/v1/me', async ({ request }) => {
        const reply = await service.answer(request);
        answered = reply.status;
        await onTheWay;
        return reply;
      }),
    );
    const refreshing = subject.refresh();
    while (answered === 0) await new Promise((resolve) => setTimeout(resolve));
    expect(answered).toBe(200);
    await subject.disconnect();
    arrive();
    await refreshing;
    expect(subject.view()).toMatchObject({ me: null, by: null });
    expect(host.mailboxValues).toEqual({ connection: { by: 'left' } });
  });

  it('leaves nothing behind after disconnecting, even offline', async () => {
    const { subject, host } = connection();
    await subject.connectByCode(await service.invitation());
    host.mailboxValues['companyWording'] = { version: 1 };
    network.use(offline);
    await subject.disconnect();
    expect(host.mailboxValues).toEqual({ connection: { by: 'left' } });
    expect(subject.view().me).toBeNull();
  });
});
