import type { AgencyScope } from '../../../src/server/identity/principals.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { signedIn } from '../../support/signed-in.ts';
import { AOBA, HIKARI, MINATO, SAKURA } from '../slots/introduction-world.ts';
import { openAgencySite, type AgencySite } from './agency-site.ts';

const ALL: readonly AgencyScope[] = [
  'candidates:read',
  'candidates:write',
  'requests:read',
  'requests:write',
  'webhooks:write',
];

describeOnBothEngines('The agencies’ API', (create) => {
  let site: AgencySite;
  let key: Record<string, string>;

  beforeEach(async () => {
    site = await openAgencySite(await create());
    key = await keyWith(ALL);
  });

  afterEach(() => site.close());

  const keyWith = (scopes: readonly AgencyScope[], agencyId = MINATO.agencyId) =>
    signedIn(site.world.context, { kind: 'agency_key', agencyId, scopes });

  const call = async (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers = key,
  ) => {
    const reply = await site.app.inject({
      method,
      url: `/v1/agency${url}`,
      headers,
      ...(payload ? { payload } : {}),
    });
    return {
      status: reply.statusCode,
      text: reply.body,
      body: (reply.body ? JSON.parse(reply.body) : null) as never,
    };
  };

  async function firstCandidate(): Promise<string> {
    const { body } = await call('GET', '/candidates');
    return (body as { candidates: { candidateId: string }[] }).candidates[0]?.candidateId ?? '';
  }

  it('goes from the list to an interview and a proposal', async () => {
    await site.world.register(HIKARI, { mail: 'a@candidate.example' });
    site.world.wait(0.01);
    await site.world.earn(AOBA, 1);
    const requestId = await site.world.ask(AOBA);
    const candidateId = await firstCandidate();
    expect(await call('GET', `/candidates/${candidateId}`)).toMatchObject({
      body: {
        stage: 'to_contact',
        lead: true,
        person: { mail: 'a@candidate.example', contactPreference: 'mail' },
      },
    });
    const outcome = { outcomeId: 'outcome-0123456789', outcome: 'interviewed' };
    for (let time = 0; time < 2; time += 1)
      expect(await call('POST', `/candidates/${candidateId}/outcomes`, outcome)).toMatchObject({
        status: 200,
        body: { stage: 'interviewed' },
      });
    await call('PATCH', `/candidates/${candidateId}`, { agreed: true, profile: 'バックエンド 5年' });

    const { body } = await call('GET', '/requests');
    const [request] = (body as { requests: { requestId: string; open: boolean }[] }).requests;
    expect(request).toMatchObject({ open: true, company: AOBA.name, position: 'データアナリスト' });
    const askId = request?.requestId ?? '';
    expect(await call('GET', `/requests/${askId}/candidates`)).toMatchObject({
      body: { candidates: [{ candidateId, agreed: true }] },
    });
    const proposal = {
      people: [{ proposalId: 'proposal-0123456789', candidateId, summary: 'バックエンド 5年' }],
      reason: '経験が近い',
    };
    for (let time = 0; time < 2; time += 1)
      expect(await call('POST', `/requests/${askId}/proposals`, proposal)).toMatchObject({
        status: 200,
        body: { answer: 'proposed', proposals: [{ candidateId, state: 'offered' }] },
      });
    expect((await call('GET', '/candidates')).text).not.toMatch(/emp_|青葉|ひかり/);
    expect(requestId).not.toBe(askId);
  });

  it('shows no agency whom another one proposed, nor their interview', async () => {
    await site.world.register(HIKARI, { mail: 'a@candidate.example' });
    site.world.wait(0.01);
    await site.world.earn(AOBA, 1);
    const requestId = await site.world.ask(AOBA);
    const [proposalId = ''] = await site.world.proposeFirst(
      await site.world.askId(requestId, SAKURA.agencyId),
      1,
      SAKURA,
    );
    const { kysely } = site.world.context.database;
    await kysely.updateTable('slot_proposals').set({ state: 'accepted' }).execute();
    await kysely.updateTable('slot_requests').set({ interview_on: '2026-12-01' }).execute();
    const shown = async (agencyId: string) => {
      const headers = await keyWith(ALL, agencyId);
      const askId = await site.world.askId(requestId, agencyId);
      const { requests } = (await call('GET', '/requests', undefined, headers)).body as {
        requests: object[];
      };
      return [...requests, (await call('GET', `/requests/${askId}`, undefined, headers)).body];
    };
    const theirs = { interviewOn: '2026-12-01', proposals: [{ proposalId }] };
    expect(await shown(SAKURA.agencyId)).toMatchObject([theirs, theirs]);
    const ours = { interviewOn: null, proposals: [] };
    expect(await shown(MINATO.agencyId)).toMatchObject([ours, ours]);
  });

  it('refuses what comes under the id of something else, rather than say that it was recorded', async () => {
    await site.world.register(HIKARI);
    await site.world.earn(AOBA, 1);
    const requestId = await site.world.ask(AOBA);
    const candidateId = await firstCandidate();
    const outcomes = `/candidates/${candidateId}/outcomes`;
    const outcome = { outcomeId: 'outcome-0123456789', outcome: 'not_reached' };
    expect((await call('POST', outcomes, outcome)).status).toBe(200);
    expect((await call('POST', outcomes, outcome)).status).toBe(200);
    expect(await call('POST', outcomes, { ...outcome, outcome: 'reached' })).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict' } },
    });
    const askId = await site.world.askId(requestId);
    const [proposalId = ''] = await site.world.proposeFirst(askId);
    const other = { people: [{ proposalId, candidateId, summary: '別の方' }], reason: '別の理由' };
    expect(await call('POST', `/requests/${askId}/proposals`, other)).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict' } },
    });
  });

  it('keeps words without what nobody sees, and refuses those that show nothing', async () => {
    await site.world.register(HIKARI);
    await site.world.earn(AOBA, 1);
    const askId = await site.world.askId(await site.world.ask(AOBA));
    const candidateId = await firstCandidate();
    const change = { agreed: true, profile: '\u202e経理 5年\u200b' };
    expect((await call('PATCH', `/candidates/${candidateId}`, change)).status).toBe(200);
    const { kysely } = site.world.context.database;
    expect(await kysely.selectFrom('agency_cases').select('profile').execute()).toContainEqual({
      profile: '経理 5年',
    });
    expect(await call('PATCH', `/candidates/${candidateId}`, { profile: '\u200b' })).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_request', fields: ['profile'] } },
    });
    const people = [{ proposalId: 'proposal-0123456789', candidateId, summary: '\u202e' }];
    const url = `/requests/${askId}/proposals`;
    expect(await call('POST', url, { people, reason: '\u200b' })).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_request', fields: ['people/0/summary', 'reason'] } },
    });
    const proposal = {
      people: people.map((one) => ({ ...one, summary: '\u2067経理 5年' })),
      reason: '決算\u202e\r\n開示',
    };
    expect((await call('POST', url, proposal)).status).toBe(200);
    const kept = kysely.selectFrom('slot_proposals').select(['summary', 'reason']);
    expect(await kept.execute()).toEqual([{ summary: '経理 5年', reason: '決算\n開示' }]);
    expect((await call('POST', url, proposal)).status).toBe(200);
  });

  it('refuses a proposal whose id stands twice in it', async () => {
    await site.world.register(HIKARI, { mail: 'a@candidate.example' });
    site.world.wait(0.01);
    await site.world.register(HIKARI, { mail: 'b@candidate.example' });
    await site.world.earn(AOBA, 1);
    const askId = await site.world.askId(await site.world.ask(AOBA));
    const { body } = await call('GET', '/candidates');
    const people = (body as { candidates: { candidateId: string }[] }).candidates
      .slice(0, 2)
      .map(({ candidateId }) => ({ proposalId: 'proposal-0123456789', candidateId, summary: '経理 5年' }));
    expect(people).toHaveLength(2);
    expect(await call('POST', `/requests/${askId}/proposals`, { people, reason: '近い' })).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_request', fields: ['people'] } },
    });
  });

  it('tells of every request in pages, and answers for one however many came after it', async () => {
    await site.world.earn(AOBA, 1);
    const oldest = await site.world.askId(await site.world.ask(AOBA));
    const { kysely } = site.world.context.database;
    const request = await kysely.selectFrom('slot_requests').selectAll().executeTakeFirstOrThrow();
    const ask = await kysely
      .selectFrom('slot_asks')
      .selectAll()
      .where('ask_id', '=', oldest)
      .executeTakeFirstOrThrow();
    const later = Array.from({ length: 205 }, (_, index) => `later-${1000 + index}`);
    for (const id of later) {
      const of = { request_id: id, state: 'returned', slot_id: `slot-${id}` } as const;
      await kysely
        .insertInto('slot_requests')
        .values({ ...request, ...of, requested_at: '2026-12-01T00:00:00.000Z' })
        .execute();
      await kysely
        .insertInto('slot_asks')
        .values({ ...ask, request_id: id, ask_id: id })
        .execute();
    }
    interface Page {
      readonly requests: readonly { readonly requestId: string }[];
      readonly next: string | null;
    }
    const first = (await call('GET', '/requests')).body as Page;
    expect(first.requests).toHaveLength(200);
    const second = (await call('GET', `/requests?after=${first.next ?? ''}`)).body as Page;
    const ids = [...first.requests, ...second.requests].map(({ requestId }) => requestId);
    expect(ids).toEqual([...later.toReversed(), oldest]);
    expect(second.next).toBeNull();
    expect(await call('GET', '/requests?after=later-1')).toMatchObject({
      status: 400,
      body: { error: { fields: ['after'] } },
    });
    expect(await call('GET', `/requests/${oldest}`)).toMatchObject({ body: { open: true } });
    const other = await keyWith(ALL, SAKURA.agencyId);
    expect((await call('GET', `/requests/${oldest}`, undefined, other)).status).toBe(404);

    const list = await site.get('/agency/requests');
    expect(list.body).toContain(`/agency/requests/${oldest}`);
    expect((await site.get(`/agency/requests/${oldest}`)).statusCode).toBe(200);
    expect(await call('POST', `/requests/${oldest}/pass`)).toMatchObject({
      status: 200,
      body: { requestId: oldest, answer: 'passed' },
    });
    expect(await call('GET', `/requests/${oldest}`)).toMatchObject({ body: { open: false } });
  });

  it('lets a key do what its scopes say, for its own agency', async () => {
    await site.world.register(HIKARI);
    const candidateId = await firstCandidate();
    const reader = await keyWith(['candidates:read']);
    const other = await keyWith(ALL, SAKURA.agencyId);
    const outcome = { outcomeId: 'outcome-0123456789', outcome: 'reached' };
    expect((await call('GET', '/candidates', undefined, reader)).status).toBe(200);
    expect((await call('POST', `/candidates/${candidateId}/outcomes`, outcome, reader)).status).toBe(403);
    expect((await call('GET', '/requests', undefined, reader)).status).toBe(403);
    expect((await call('GET', `/candidates/${candidateId}`, undefined, other)).status).toBe(404);
    expect((await call('POST', `/candidates/${candidateId}/outcomes`, outcome, other)).status).toBe(404);
  });

  it('refuses an agency whose licence lapsed', async () => {
    await site.world.register(HIKARI);
    const answerWithLicenceUntil = async (day: string) => {
      const { kysely } = site.world.context.database;
      await kysely.updateTable('agencies').set({ licence_expires_on: day }).execute();
      return (await call('GET', '/candidates')).status;
    };
    expect(await answerWithLicenceUntil('2026-11-24')).toBe(200);
    expect(await answerWithLicenceUntil('2026-11-23')).toBe(403);
  });

  it('registers endpoints that are public and shows their secret once', async () => {
    const events = ['candidate.assigned'];
    const made = await call('POST', '/webhooks', { url: 'https://hooks.example.com/relay', events });
    expect(made).toMatchObject({ status: 201, body: { secret: expect.stringMatching(/^whsec_/) as string } });
    expect(await call('POST', '/webhooks', { url: 'https://10.0.0.1/', events })).toMatchObject({
      status: 400,
      body: { error: { fields: ['url'] } },
    });
    const { webhookId } = made.body as { webhookId: string };
    expect((await call('POST', `/webhooks/${webhookId}/rotate`)).status).toBe(200);
    expect((await call('DELETE', `/webhooks/${webhookId}`)).status).toBe(204);
    expect((await call('DELETE', `/webhooks/${webhookId}`)).status).toBe(404);
  });

  it('says that ten endpoints are enough, and not that the address is wrong', async () => {
    const body = { url: 'https://hooks.example.com/relay', events: ['candidate.assigned'] };
    for (let n = 0; n < 10; n += 1) expect((await call('POST', '/webhooks', body)).status).toBe(201);
    const eleventh = await call('POST', '/webhooks', body);
    expect(eleventh).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
    expect(eleventh.text).not.toContain('fields');
  });

  it('goes on after somebody who left the list meanwhile, and never from the beginning by mistake', async () => {
    for (const name of ['a', 'b', 'c']) {
      await site.world.register(HIKARI, { mail: `${name}@candidate.example` });
      site.world.wait(0.01);
    }
    const list = async (query = '') => {
      const { body } = await call('GET', `/candidates${query}`);
      return (body as { candidates: { candidateId: string }[] }).candidates.map((one) => one.candidateId);
    };
    const [first = '', second = '', third = ''] = await list();
    expect(await list(`?after=${first}`)).toEqual([second, third]);
    await site.world.context.database.kysely
      .updateTable('disclosure_records')
      .set({ withdrawn_at: '2026-01-01T00:00:00.000Z' })
      .where('disclosure_id', '=', second)
      .execute();
    expect(await list()).toEqual([first, third]);
    expect(await list(`?after=${second}`)).toEqual([third]);
    expect(await list(`?after=${third}`)).toEqual([]);
    const refused = { status: 400, body: { error: { fields: ['after'] } } };
    expect(await call('GET', '/candidates?after=dis_nobody')).toMatchObject(refused);
    const other = await keyWith(ALL, SAKURA.agencyId);
    expect(await call('GET', `/candidates?after=${first}`, undefined, other)).toMatchObject(refused);
  });
});
