/** Every route as every kind of stranger: who has no business there is told so, and nobody reaches what is another's. */
import { sql } from 'kysely';
import { AOBA, MINATO } from '../../src/server/demo/sample-companies.ts';
import { seedDemo } from '../../src/server/demo/seed-demo.ts';
import { kindsOf } from '../../src/server/http/access.ts';
import { sessionCookie } from '../../src/server/http/session-cookie.ts';
import { HOMES } from '../../src/server/http/sign-in-paths.ts';
import {
  AGENCY_SCOPES,
  isSessionKind,
  SESSION_KINDS,
  type AgencyScope,
  type PrincipalKind,
} from '../../src/server/identity/principals.ts';
import { hashToken } from '../../src/server/secrets/tokens.ts';
import { emit } from '../../src/server/services/webhooks/emit.ts';
import { disableEndpoint, registerEndpoint } from '../../src/server/services/webhooks/endpoints.ts';
import { listDeliveries } from '../../src/server/stores/webhooks.ts';
import { moment } from '../../src/server/time/clock.ts';
import { sqliteDatabase, type TestDatabase } from '../support/databases.ts';
import { addSampleAgency } from '../support/sample-employer.ts';
import { openServiceApp, type ServiceApp } from '../support/service-app.ts';
import { signedIn, type Caller } from '../support/signed-in.ts';

type Headers = Readonly<Record<string, string>>;

interface Route {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly kinds: readonly PrincipalKind[];
  readonly scope: string | undefined;
  readonly isPage: boolean;
  /** Where below its address a form is given back. */
  readonly givenBackAt: string | undefined;
  readonly endedAt: string | undefined;
}

interface Stranger {
  readonly name: string;
  /** What the caller truly is; null for a credential that is good for nothing, or for some routes only. */
  readonly kind: PrincipalKind | null;
  /** Of a key that may do some things. */
  readonly scopes?: readonly string[];
  readonly headers: Headers;
}

const MONITOR = 'a token of whoever watches'.replaceAll(' ', '-');
const NOW = '2026-11-24T03:00:00.000Z';
const AGENCY = 'agy_sample_minato';
/** One that no employer of the sample works with: the sample's own agencies are asked together, and rightly so. */
const OTHER_AGENCY = 'agy_of_nobody';

describe('Every route', () => {
  let home: TestDatabase;
  let service: ServiceApp;
  let routes: readonly Route[];
  let strangers: readonly Stranger[];
  let idsOfAgency: readonly string[];

  beforeAll(async () => {
    home = await sqliteDatabase();
    service = await openServiceApp(home, NOW, { monitorToken: MONITOR });
    await seedDemo(service.context);
    await addSampleAgency(service.context, OTHER_AGENCY, []);
    await service.app.ready();
    routes = service.app.declaredRoutes.flatMap(({ method, url, config }) =>
      [method].flat().map((name) => ({
        name: `${name} ${url}`,
        method: name as Route['method'],
        url,
        kinds: kindsOf(config?.access),
        scope: config?.scope,
        isPage: config?.page === true,
        givenBackAt: config?.givenBackAt,
        endedAt: config?.endedAt,
      })),
    );
    routes = routes.filter(({ method, kinds }) => !/HEAD|OPTIONS/.test(method) && kinds.length > 0);
    strangers = await callers();
    await askAsAoba();
    await tellAgency();
  });

  afterAll(async () => {
    await service.close();
    await home.remove();
  });

  /** A meeting and a request of Aoba's, so that there is something to take from them. */
  async function askAsAoba(): Promise<void> {
    const ask = await service.asEmployer(AOBA.employerId);
    const { times } = (await ask({ url: '/v1/onboarding/times' })).json<{ times: { startsAt: string }[] }>();
    const booked = await ask({
      method: 'POST',
      url: '/v1/onboarding/bookings',
      payload: {
        bookingId: 'booking-of-aoba-0001',
        startsAt: times[0]?.startsAt,
        mail: 'recruiter@aoba.example',
        language: 'ja',
      },
    });
    const { slots } = (await ask({ url: '/v1/slots' })).json<{
      slots: { slotId: string; state: string }[];
    }>();
    const requested = await ask({
      method: 'POST',
      url: '/v1/slots/requests',
      payload: {
        requestId: 'request-of-aoba-0001',
        slotId: slots.find(({ state }) => state === 'available')?.slotId,
        position: 'カスタマーサクセス',
        who: '顧客と話すのが好きな方',
        employment: null,
        place: '東京',
        salary: null,
        interviewsFrom: null,
        language: 'ja',
      },
    });
    if (booked.statusCode !== 201 || requested.statusCode !== 201)
      throw new Error(`Aoba could not ask: ${booked.body} ${requested.body}`);
  }

  /** An endpoint of the agency that is switched off, and a message it did not get: both wait for a press of its own. */
  async function tellAgency(): Promise<void> {
    const { context } = service;
    const db = context.database.kysely;
    const endpoint = await registerEndpoint(context, AGENCY, {
      url: 'https://hooks.example.com/',
      events: ['candidate.assigned'],
    });
    if (!endpoint.ok) throw new Error(endpoint.fault);
    await emit(context, db, { ownerId: AGENCY, type: 'candidate.assigned', at: NOW, data: {} });
    const [delivery] = await listDeliveries(db, AGENCY, 1);
    if (!delivery) throw new Error('Nothing was written for the endpoint.');
    await db.updateTable('webhook_deliveries').set({ status: 'given_up' }).execute();
    await disableEndpoint(context, AGENCY, endpoint.endpointId);
    idsOfAgency = [endpoint.endpointId, delivery.delivery_id];
  }

  const call = (route: Route, headers: Headers, parameter = 'nobody-has-this-one') =>
    service.app.inject({
      method: route.method,
      url: route.url
        .replaceAll(/:\w+\(([\w-]+)\|[^)]*\)/g, '$1')
        .replace(String.raw`:month(^\d{4}-\d{2}$)`, '2026-10')
        .replaceAll(/:\w+|\*/g, parameter),
      headers,
    });

  const as = (caller: Caller) => signedIn(service.context, caller);

  const keyFor = async (scopes: readonly AgencyScope[]): Promise<Stranger> => ({
    name: `a key for ${scopes.join(', ')} only`,
    kind: null,
    scopes,
    headers: await as({ kind: 'agency_key', agencyId: AGENCY, scopes }),
  });

  async function callers(): Promise<readonly Stranger[]> {
    const scopes = AGENCY_SCOPES;
    const { kysely } = service.context.database;
    const connection = await as({ kind: 'connection', employerId: AOBA.employerId });
    const key = await as({ kind: 'agency_key', agencyId: AGENCY, scopes });
    const agency = await as({ kind: 'agency', agencyId: AGENCY });
    const operator = await as({ kind: 'operator' });
    const candidate = await as({ kind: 'candidate', mail: 'sample-3@candidate.example' });
    const revoked = await as({ kind: 'connection', employerId: AOBA.employerId });
    const revokedKey = await as({ kind: 'agency_key', agencyId: AGENCY, scopes });
    const removed = await as({ kind: 'agency', agencyId: AGENCY, mail: 'gone@minato-career.example' });
    const expired = await as({ kind: 'operator', mail: 'yesterday@relay.example' });
    const ended = await as({ kind: 'candidate', mail: 'sample-4@candidate.example' });
    await kysely
      .updateTable('connections')
      .set({ revoked_at: NOW })
      .where('token_hash', '=', hashToken(tokenOf(revoked)))
      .execute();
    await kysely
      .updateTable('agency_keys')
      .set({ revoked_at: NOW })
      .where('token_hash', '=', hashToken(tokenOf(revokedKey)))
      .execute();
    await kysely
      .updateTable('members')
      .set({ removed_at: NOW })
      .where('mail', '=', 'gone@minato-career.example')
      .execute();
    await kysely
      .updateTable('sessions')
      .set({ expires_at: moment(service.context.clock()) })
      .where('token_hash', '=', hashToken(tokenOf(expired)))
      .execute();
    await kysely
      .updateTable('sessions')
      .set({ ended_at: NOW })
      .where('token_hash', '=', hashToken(tokenOf(ended)))
      .execute();
    const madeUp = 'x'.repeat(32);
    return [
      { name: 'no one', kind: null, headers: {} },
      { name: 'a made-up token', kind: null, headers: { authorization: `Bearer ${madeUp}` } },
      { name: 'a made-up key', kind: null, headers: { authorization: `Bearer cra_${madeUp}` } },
      { name: 'a made-up Microsoft token', kind: null, headers: { authorization: `Bearer ${madeUp}.b.c` } },
      { name: 'made-up sessions', kind: null, headers: cookies(madeUp) },
      { name: 'an add-in', kind: 'connection', headers: connection },
      { name: 'a revoked add-in', kind: null, headers: revoked },
      await keyFor(['webhooks:write']),
      await keyFor(AGENCY_SCOPES.filter((scope) => scope !== 'webhooks:write')),
      { name: 'a key', kind: 'agency_key', headers: key },
      { name: 'a revoked key', kind: null, headers: revokedKey },
      { name: 'an agency', kind: 'agency', headers: agency },
      { name: 'somebody who left the agency', kind: null, headers: removed },
      { name: 'the operator', kind: 'operator', headers: operator },
      { name: 'an expired operator', kind: null, headers: expired },
      { name: 'a candidate', kind: 'candidate', headers: candidate },
      { name: 'a candidate who signed out', kind: null, headers: ended },
      { name: 'the monitor', kind: 'monitor', headers: { authorization: `Bearer ${MONITOR}` } },
      // A session under the cookie of another kind, and a token where the other kind of token belongs.
      { name: 'an operator as everybody', kind: 'operator', headers: cookies(tokenOf(operator)) },
      { name: 'a candidate as everybody', kind: 'candidate', headers: cookies(tokenOf(candidate)) },
      { name: 'a session as a token', kind: null, headers: { authorization: `Bearer ${tokenOf(operator)}` } },
      { name: 'an add-in’s token as sessions', kind: null, headers: cookies(tokenOf(connection)) },
    ];
  }

  /** What is wrong with a reply to somebody who may not; empty where it is as it should be. */
  const faultOf = (
    route: Route,
    stranger: Stranger,
    reply: { statusCode: number; headers: object },
  ): string => {
    const location = String(Reflect.get(reply.headers, 'location') ?? '');
    const said = `${route.name} told ${stranger.name}: ${reply.statusCode} ${location}`;
    if (stranger.scopes && route.kinds.includes('agency_key')) return reply.statusCode === 403 ? '' : said;
    const session = route.kinds.find(isSessionKind);
    if (route.givenBackAt)
      return reply.statusCode === 307 && location.endsWith(`/${route.givenBackAt}#${route.givenBackAt}`)
        ? ''
        : said;
    if (route.endedAt)
      return reply.statusCode === 303 && location.endsWith(`/delete/${route.endedAt}`) ? '' : said;
    // A console gives back what was sent from its own pages.
    const isForm = route.method !== 'GET' && 'sec-fetch-site' in stranger.headers;
    const isGivenBack = isForm && session !== 'candidate' && !route.name.endsWith('/sign-out');
    if (route.isPage && session && !isGivenBack)
      return reply.statusCode === 303 && location.startsWith(`${HOMES[session]}/sign-in`) ? '' : said;
    return reply.statusCode === 401 ? '' : said;
  };

  it('is declared, and refuses everybody it is not declared for', async () => {
    expect(routes.length).toBeGreaterThan(10);
    const faults: string[] = [];
    for (const route of routes)
      for (const stranger of strangers) {
        if (stranger.kind !== null && route.kinds.includes(stranger.kind)) continue;
        if (stranger.scopes?.includes(route.scope ?? '')) continue;
        const fault = faultOf(route, stranger, await call(route, stranger.headers));
        if (fault) faults.push(fault);
      }
    expect(faults).toEqual([]);
  });

  it('knows those it is declared for', async () => {
    const faults: string[] = [];
    for (const route of routes.filter(({ method }) => method === 'GET'))
      for (const stranger of strangers.filter(({ kind }) => kind !== null && route.kinds.includes(kind))) {
        const reply = await call(route, stranger.headers);
        const location = String(reply.headers.location ?? '');
        if ([401, 403].includes(reply.statusCode) || reply.statusCode >= 500 || location.includes('/sign-in'))
          faults.push(`${route.name} told ${stranger.name}: ${reply.statusCode} ${location}`);
      }
    expect(faults).toEqual([]);
  });

  it('takes nothing that another site posts with a session’s cookie', async () => {
    const faults: string[] = [];
    for (const route of routes.filter(({ method }) => method !== 'GET'))
      for (const stranger of strangers) {
        const { kind } = stranger;
        if (kind === null || !isSessionKind(kind) || !route.kinds.includes(kind)) continue;
        for (const site of ['cross-site', 'same-site', 'none']) {
          const reply = await call(route, { ...stranger.headers, 'sec-fetch-site': site });
          if (reply.statusCode !== 403) faults.push(`${route.name} took a ${site} post of ${stranger.name}`);
        }
      }
    expect(faults).toEqual([]);
  });

  it('gives nothing of one employer, agency or person to another who knows the id', async () => {
    const others: Partial<Record<PrincipalKind, Headers>> = {
      connection: await as({ kind: 'connection', employerId: MINATO.employerId }),
      agency: await as({ kind: 'agency', agencyId: OTHER_AGENCY }),
      agency_key: await as({ kind: 'agency_key', agencyId: OTHER_AGENCY, scopes: AGENCY_SCOPES }),
      candidate: await as({ kind: 'candidate', mail: 'sample-99@candidate.example' }),
    };
    const ids = [...(await idsOfAoba()), ...idsOfAgency];
    expect(ids.length).toBeGreaterThan(5);
    const faults: string[] = [];
    for (const route of routes.filter(({ url }) => /:\w+(?!\w*\()/.test(url)))
      for (const kind of route.kinds) {
        const headers = others[kind];
        if (!headers) continue;
        const before = await contents();
        for (const id of ids) {
          const reply = await call(route, headers, id);
          if (reply.statusCode < 300) faults.push(`${route.name} gave ${id} to another ${kind}`);
        }
        if ((await contents()) !== before) faults.push(`${route.name} let another ${kind} change something`);
      }
    expect(faults).toEqual([]);
    // The ids are good ones: their owner gets something for them.
    const own = await as({ kind: 'connection', employerId: AOBA.employerId });
    const found: string[] = [];
    for (const route of routes.filter((one) => one.method === 'GET' && one.url === '/v1/pool/:personId'))
      for (const id of ids) if ((await call(route, own, id)).statusCode === 200) found.push(id);
    expect(found).not.toEqual([]);
  });

  /** Some ids of each sort that belong to Aoba alone, whatever tables there are. */
  async function idsOfAoba(): Promise<readonly string[]> {
    const db = service.context.database.kysely;
    const ids: string[] = [];
    for (const { name, columns } of await db.introspection.getTables()) {
      if (!columns.some((column) => column.name === 'employer_id')) continue;
      for (const column of columns.filter((one) => /_(id|key|code)$/.test(one.name))) {
        if (/^(employer_id|agency_id|person_key)$/.test(column.name)) continue;
        const { rows } = await sql<{
          id: string;
        }>`select ${sql.ref(column.name)} as id from ${sql.table(name)}
          where employer_id = ${AOBA.employerId} and ${sql.ref(column.name)} is not null limit 6`.execute(db);
        ids.push(...rows.map(({ id }) => String(id)));
      }
    }
    return [...new Set(ids)].filter((id) => /^[\w-]{1,100}$/.test(id));
  }

  /** Everything stored of Aoba and of nobody in particular, but for the notes of who was here last. */
  async function contents(): Promise<string> {
    const db = service.context.database.kysely;
    const all: unknown[] = [];
    for (const { name, columns } of await db.introspection.getTables()) {
      if (/^(sessions|connections|agency_keys|rate_windows)$/.test(name)) continue;
      const isOfEmployers = columns.some((column) => column.name === 'employer_id');
      const whose = isOfEmployers ? sql`where employer_id in (${AOBA.employerId}, 'relay')` : sql``;
      all.push((await sql`select * from ${sql.table(name)} ${whose}`.execute(db)).rows);
    }
    return JSON.stringify(all);
  }
});

function tokenOf(headers: Headers): string {
  return headers['authorization']?.slice('Bearer '.length) ?? headers['cookie']?.split('=')[1] ?? '';
}

function cookies(token: string): Headers {
  const cookie = SESSION_KINDS.map((kind) => `${sessionCookie(kind)}=${token}`).join('; ');
  return { cookie, 'sec-fetch-site': 'same-origin' };
}
