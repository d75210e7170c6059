/** What a caller gets for what cannot be right: the documented code, nothing half done, the next request served. */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { ERRORS, type ErrorCode } from '../../src/contract/errors.ts';
import { buildApp } from '../../src/server/app.ts';
import { DEFAULT_LIMITS } from '../../src/server/http/limits.ts';
import { createEmployerDirectory } from '../../src/server/services/employer/directory.ts';
import { createVisitRecorder } from '../../src/server/services/registration/visits.ts';
import { newLink } from '../support/candidate.ts';
import { addSampleEmployer } from '../support/sample-employer.ts';
import { describeOnBothEngines, sqliteDatabase, type TestDatabase } from '../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../support/service-app.ts';
import { signedIn } from '../support/signed-in.ts';

describeOnBothEngines('Bad input', (create, engine) => {
  let service: ServiceApp;
  let headers: Record<string, string>;

  beforeAll(async () => {
    service = await openServiceApp(await create(), '2026-11-24T03:00:00.000Z');
    await addSampleEmployer(service.context, 'emp_one', 'K7Q2M');
    headers = await signedIn(service.context, { kind: 'connection', employerId: 'emp_one' });
    await service.app.ready();
  });

  afterAll(() => service.close());

  const expectRefusal = (reply: { statusCode: number; body: string }, code: ErrorCode, fields?: string[]) => {
    const { error } = JSON.parse(reply.body) as {
      error: { code: string; requestId: string; fields?: string[] };
    };
    expect({ status: reply.statusCode, code: error.code, fields: error.fields }).toEqual({
      status: ERRORS[code].status,
      code,
      fields,
    });
    expect(error.requestId).toMatch(/^req_[\w-]{12}$/);
  };

  const postCounts = (payload: unknown, more: Record<string, string> = {}) =>
    service.app.inject({
      method: 'POST',
      url: '/v1/counts',
      headers: { 'content-type': 'application/json', ...headers, ...more },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    });

  const report = {
    reportId: 'report-0123456789',
    day: '2026-11-24',
    stage: 'first',
    language: 'ja',
    inserted: 1,
    sent: 0,
  };

  it.each<[string, unknown, string[]]>([
    ['a field of the wrong type', { reports: [{ ...report, inserted: '1' }] }, ['reports/0/inserted']],
    ['a missing field', { reports: [{ ...report, day: undefined }] }, ['reports/0/day']],
    ['a field nobody asked for', { reports: [{ ...report, mail: 'a@b.example' }] }, ['reports/0/mail']],
    ['a field nobody asked for beside the list', { reports: [report], subject: 'x' }, ['subject']],
    ['a day that does not exist', { reports: [{ ...report, day: '2026-02-30' }] }, ['reports/0/day']],
    ['a number out of all reason', { reports: [{ ...report, inserted: 1e9 }] }, ['reports/0/inserted']],
    ['too many at once', { reports: Array.from({ length: 101 }, () => report) }, ['reports']],
    ['none', { reports: [] }, ['reports']],
  ])('names the field: %s', async (_name, payload, fields) => {
    const kept = () => service.context.database.kysely.selectFrom('count_reports').selectAll().execute();
    const before = await kept();
    expectRefusal(await postCounts(payload), 'invalid_request', fields);
    expect(await kept()).toEqual(before);
    expect((await postCounts({ reports: [report] })).statusCode).toBe(200);
  });

  it('refuses broken, oversize and foreign bodies', async () => {
    expectRefusal(await postCounts('{"reports": ['), 'invalid_request');
    expectRefusal(await postCounts(''), 'invalid_request');
    expectRefusal(await postCounts('[]'), 'invalid_request');
    expectRefusal(await postCounts('null'), 'invalid_request');
    expectRefusal(await postCounts(`{"__proto__": {"a": 1}, "reports": []}`), 'invalid_request');
    expectRefusal(await postCounts(`{"reports": "${'x'.repeat(70_000)}"}`), 'payload_too_large');
    for (const type of ['application/xml', 'text/plain', 'application/x-www-form-urlencoded'])
      expectRefusal(await postCounts('<a/>', { 'content-type': type }), 'unsupported_media_type');
    const form = { method: 'POST', url: '/stop/ja', payload: 'mail=a@example.jp' } as const;
    const plain = await service.app.inject({ ...form, headers: { 'content-type': 'text/plain' } });
    expect(plain.statusCode).toBe(415);
  });

  it('tells an unknown address from a wrong method, and reads no impossible address', async () => {
    const at = (url: string, method: 'GET' | 'PUT' | 'DELETE' = 'GET') =>
      service.app.inject({ method, url, headers });
    expectRefusal(await at('/v1/nothing-here'), 'not_found');
    const wrong = await at('/v1/me', 'PUT');
    expectRefusal(wrong, 'method_not_allowed');
    expect(wrong.headers.allow).toBe('GET, HEAD');
    expectRefusal(await at('/v1/onboarding/bookings/%E0%A4%A', 'GET'), 'invalid_request');
    expectRefusal(await at(`/v1/onboarding/bookings/${'x'.repeat(300)}`, 'DELETE'), 'not_found');
    expectRefusal(await at('/v1/onboarding/bookings/a%00b', 'PUT'), 'method_not_allowed');
  });

  it('reads a field that stands twice in an address once', async () => {
    const url = '/v1/pool?limit=x&limit=5';
    expect((await service.app.inject({ url, headers })).statusCode).toBe(200);
  });

  it('lets no NUL character in, by address, query, form or body', async () => {
    const page = (url: string) => service.app.inject({ url, headers: { accept: 'text/html' } });
    const link = newLink('K7Q2M');
    for (const url of [
      `/r/${link}/ja/code/%00`,
      `/r/${link}/ja/done/a%00b`,
      '/check-in/ja/%00',
      '/stop/ja/%00',
    ])
      expect([url, (await page(url)).statusCode]).toEqual([url, 404]);
    expect((await page('/my/sign-in/%00')).statusCode).toBe(404);
    const at = (method: 'GET' | 'DELETE', url: string) => service.app.inject({ method, url, headers });
    expectRefusal(await at('DELETE', '/v1/onboarding/bookings/a%00b'), 'not_found');
    const form = { name: 'a\0b', mail: 'a@example.net', job: 'backend', handoff: 'yes' };
    const registered = await service.app.inject({
      method: 'POST',
      url: `/r/${link}/ja/register`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: new URLSearchParams(form).toString(),
    });
    expect(registered.statusCode).toBe(400);
    const request = {
      ...{ requestId: 'request-0123456789', slotId: 's\0', position: 'x', who: 'y', employment: null },
      ...{ place: null, salary: null, interviewsFrom: null, language: 'ja' },
    };
    const url = '/v1/slots/requests';
    const asked = await service.app.inject({ method: 'POST', url, headers, payload: request });
    expectRefusal(asked, 'invalid_request', ['slotId']);
  });

  it('names words of a request that show nothing', async () => {
    const payload = {
      ...{ requestId: 'request-0123456789', slotId: 'slot', position: '\u202e\u200b', who: '\n\u3164' },
      ...{ employment: null, place: null, salary: null, interviewsFrom: null, language: 'ja' },
    };
    const reply = await service.app.inject({ method: 'POST', url: '/v1/slots/requests', headers, payload });
    expectRefusal(reply, 'invalid_request', ['position', 'who']);
  });

  it.each(['2026-11-25T10:00:00+09', '2026-11-25T23:59:60Z', '2026-11-25T01:00:00+24:00'])(
    'names a moment that is none: %s',
    async (startsAt) => {
      const payload = { bookingId: 'booking-0123456789', startsAt, mail: 'a@own.example', language: 'ja' };
      const url = '/v1/onboarding/bookings';
      const reply = await service.app.inject({ method: 'POST', url, headers, payload });
      expectRefusal(reply, 'invalid_request', ['startsAt']);
    },
  );

  it('gives a repeated report no second effect', async () => {
    const repeated = { ...report, reportId: 'repeated-0123456789' };
    const first = await postCounts({ reports: [repeated] });
    const second = await postCounts({ reports: [repeated] });
    expect([first.json(), second.json()]).toEqual([{ accepted: 1 }, { accepted: 0 }]);
  });

  it.each([
    ['years behind', '2019-01-01'],
    ['years ahead', '2040-01-01'],
  ])('is not put out by a caller’s clock that is %s', async (_name, day) => {
    const { kysely } = service.context.database;
    const booked = () =>
      kysely.selectFrom('insertion_days').select('inserted').where('day', '=', '2026-11-24').execute();
    const before = (await booked())[0]?.inserted ?? 0;
    const reply = await postCounts({ reports: [{ ...report, reportId: `clock-of-${day}-x`, day }] });
    expect([reply.statusCode, reply.json()]).toEqual([200, { accepted: 1 }]);
    expect(await booked()).toEqual([{ inserted: before + 1 }]);
    expect((await service.app.inject({ url: '/v1/progress', headers })).statusCode).toBe(200);
  });

  it('answers the same for every code that cannot be used', async () => {
    const exchange = async (invitationCode: string) => {
      const reply = await service.app.inject({
        method: 'POST',
        url: '/v1/connections',
        payload: { invitationCode },
      });
      const { error } = reply.json<{ error: { code: string; message: string } }>();
      return { status: reply.statusCode, code: error.code, message: error.message };
    };
    const answers = await Promise.all(['K7Q2M-AAAAA', 'AAAAA-AAAAA', '!', '株式会社'].map(exchange));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 422, code: 'invitation_unusable' });
  });

  it('says who is too fast and when to come back, and serves the others', async () => {
    const app = await buildApp({
      context: service.context,
      directory: createEmployerDirectory(service.context),
      visits: createVisitRecorder(service.context),
      onWrite: () => undefined,
      mailFrom: 'codes@post.example',
      limits: { ...DEFAULT_LIMITS, connecting: 3, calling: 80 },
      logLevel: 'silent',
    });
    const exchange = (remoteAddress: string) =>
      app.inject({
        method: 'POST',
        url: '/v1/connections',
        remoteAddress,
        payload: { invitationCode: 'AAAAA-AAAAA' },
      });
    for (let n = 0; n < 3; n += 1) expect((await exchange('192.0.2.1')).statusCode).toBe(422);
    const refused = await exchange('192.0.2.1');
    expectRefusal(refused, 'too_many_requests');
    expect(refused.headers['retry-after']).toBe('60');
    expect((await exchange('192.0.2.2')).statusCode).toBe(422);
    // One household has a whole /64, and each of its addresses counts as the same network.
    for (let n = 0; n < 3; n += 1) await exchange(`2001:db8:0:1::${n + 1}`);
    expect((await exchange('2001:db8:0:1::99')).statusCode).toBe(429);
    const other = await signedIn(service.context, { kind: 'connection', employerId: 'emp_one' });
    for (let n = 0; n < 80; n += 1) await app.inject({ url: '/v1/me', headers });
    expectRefusal(await app.inject({ url: '/v1/me', headers }), 'too_many_requests');
    expect((await app.inject({ url: '/v1/me', headers: other })).statusCode).toBe(200);
    await app.close();
  });

  if (engine === 'postgres')
    it('survives a database that goes away in the middle of a request', async () => {
      const { context, app } = service;
      const lost = { ...report, reportId: 'lost-0123456789ab' };
      // A lock that nobody gives back holds the request inside its statement.
      const held = context.database.transaction(async (db) => {
        await sql`lock table count_reports in access exclusive mode`.execute(db);
        // Asked for at once: an injected request only leaves when somebody waits for it.
        const reply = postCounts({ reports: [lost] }).then((answer) => answer);
        await waitUntil(async () => {
          const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
          return (rows[0]?.n ?? 0) > 0;
        });
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(db);
        return { reply: await reply };
      });
      expectRefusal((await held).reply, 'unavailable');
      const again = await postCounts({ reports: [lost] });
      expect(again.json()).toEqual({ accepted: 1 });
      expect((await app.inject({ url: '/readyz' })).statusCode).toBe(200);
    });
});

describe('Bad input on the wire', () => {
  let home: TestDatabase;
  let service: ServiceApp;
  let port: number;
  let log = '';

  beforeAll(async () => {
    home = await sqliteDatabase();
    service = await openServiceApp(home, '2026-11-24T03:00:00.000Z', {
      requestTimeoutMs: 300,
      logLevel: 'info',
      logStream: { write: (line) => (log += line) },
    });
    await service.app.listen({ port: 0, host: '127.0.0.1' });
    port = (service.app.server.address() as AddressInfo).port;
  });

  afterAll(async () => {
    await service.close();
    await home.remove();
  });

  const talk = async (text: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    socket.write(text);
    await once(socket, 'close');
    return heard;
  };

  it('answers what is not HTTP, and what has too long a head', async () => {
    expect(await talk('HELLO\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 .*"code":"invalid_request"/s);
    const long = await talk(`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(long).toMatch(/^HTTP\/1\.1 413 .*"code":"payload_too_large"/s);
  });

  it.each([
    'HELLO\r\n\r\n',
    'GET /v1/agency/candidates/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  ])('says in the log, the head and the body of a refusal which one it was: %j', async (text) => {
    const heard = await talk(text);
    const id = /"requestId":"(req_[\w-]{12})"/.exec(heard)?.[1] ?? 'none';
    expect(heard.toLowerCase()).toContain(`x-request-id: ${id.toLowerCase()}`);
    expect(log).toContain(id);
  });

  it('takes no bytes of JSON for no body', async () => {
    const json = { 'content-type': 'application/json' };
    const { status } = await fetch(`http://127.0.0.1:${port}/v1/agency/webhooks/none`, {
      method: 'DELETE',
      headers: json,
    });
    expect(status).toBe(401);
    const refused = await fetch(`http://127.0.0.1:${port}/v1/connections`, { method: 'POST', headers: json });
    expect([refused.status, ((await refused.json()) as { error: { code: string } }).error.code]).toEqual([
      400,
      'invalid_request',
    ]);
  });

  it('takes a caller who hangs up while sending for nothing that is broken', async () => {
    const before = log.length;
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /v1/connections HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n');
    socket.write('Content-Length: 50\r\n\r\n{"inv');
    const [request] = (await once(service.app.server, 'request')) as [IncomingMessage];
    await waitUntil(() => Promise.resolve(request.listenerCount('data') > 0));
    const closed = new Promise((resolve) => request.once('close', resolve));
    socket.destroy();
    await closed;
    expect(log.slice(before)).not.toMatch(/"level":[456]0/);
  });

  it.each(['application/json', 'application/x-www-form-urlencoded'])(
    'tells a caller who falls silent within %s that time is up, before the connection is cut',
    async (type) => {
      const head = `POST /stop/ja HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nContent-Length: 50\r\n\r\n`;
      expect(await talk(`${head}{"inv`)).toMatch(/^HTTP\/1\.1 408 .*"code":"request_timeout"/s);
    },
  );

  it('does not wait for ever for a caller who sends byte by byte, and serves the others meanwhile', async () => {
    const slow = talk('POST /v1/connections HTTP/1.1\r\nHost: a\r\nContent-Le');
    const other = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect(other.status).toBe(200);
    expect(await slow).toMatch(/^HTTP\/1\.1 408 .*"code":"request_timeout"/s);
  });
});

async function waitUntil(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
