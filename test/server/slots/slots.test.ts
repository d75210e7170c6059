import {
  acceptProposal,
  declineProposal,
  reportResult,
  setInterview,
} from '../../../src/server/services/slots/decisions.ts';
import { endLapsedOffers } from '../../../src/server/services/slots/departure.ts';
import { readRequest, readSlots } from '../../../src/server/services/slots/overview.ts';
import { cancelRequest, createRequest, endOverdue } from '../../../src/server/services/slots/requests.ts';
import { leaveAgency } from '../../../src/server/services/agencies/departure.ts';
import type { Actor } from '../../../src/server/services/agencies/asked-request.ts';
import { propose, withdrawProposal } from '../../../src/server/services/agencies/proposals.ts';
import { passRequest } from '../../../src/server/services/agencies/request-steps.ts';
import { recomputeCounters } from '../../../src/server/services/credit/recompute-counters.ts';
import { registerEndpoint } from '../../../src/server/services/webhooks/endpoints.ts';
import { withdrawDisclosure } from '../../../src/server/stores/disclosures.ts';
import { membersOfAgency } from '../../../src/server/stores/agency-members.ts';
import { keepMemberLanguage } from '../../../src/server/stores/members.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import {
  AOBA,
  HIKARI,
  MINATO,
  openIntroductionWorld,
  SAKURA,
  wish,
  type IntroductionWorld,
} from './introduction-world.ts';

const CLIENTS = Array.from({ length: 16 }, (_, index) => index);

describeOnBothEngines('Slots', (create) => {
  let world: IntroductionWorld;

  beforeEach(async () => {
    world = await openIntroductionWorld(await create());
  });

  afterEach(async () => {
    expect(await recomputeCounters(world.context)).toEqual([]);
  });

  const request = (requestId: string) => readRequest(world.context, AOBA.id, requestId);

  /** A request of Aoba with people from elsewhere proposed. */
  async function proposed(count = 1): Promise<{ requestId: string; proposals: readonly string[] }> {
    await world.earn(AOBA, 1);
    await world.register(HIKARI);
    await world.register(HIKARI);
    const requestId = await world.ask(AOBA);
    return { requestId, proposals: await world.proposeFirst(await world.askId(requestId), count) };
  }

  it('go from request to hire, each step in the ledger', async () => {
    const { requestId, proposals } = await proposed(2);
    const [chosen = '', other = ''] = proposals;
    expect(await world.counters(AOBA)).toEqual({ granted: 1, reserved: 1, used: 0, expired: 0 });
    expect(await request(requestId)).toMatchObject({
      state: 'proposed',
      proposals: [{ candidateName: null }, { candidateName: null }],
    });

    expect(await acceptProposal(world.context, AOBA.id, requestId, chosen, null)).toBe('done');
    expect(await world.counters(AOBA)).toEqual({ granted: 1, reserved: 0, used: 1, expired: 0 });
    const unanswered = await world.askId(requestId, SAKURA.agencyId);
    expect(await passRequest(world.context, SAKURA, unanswered)).toBe('closed');
    const late = { proposalId: 'prp_late', disclosureId: 'dis_late', summary: '経理 3年' };
    expect(await propose(world.context, SAKURA, unanswered, { people: [late], reason: '' })).toBe('closed');
    const accepted = await request(requestId);
    expect(accepted?.proposals.find(({ proposalId }) => proposalId === chosen)?.candidateName).toMatch(
      /候補/,
    );
    expect(accepted?.proposals.find(({ proposalId }) => proposalId === other)).toMatchObject({
      state: 'declined',
      candidateName: null,
    });

    expect(await setInterview(world.context, AOBA.id, requestId, '2026-12-01')).toBe('done');
    expect(await reportResult(world.context, AOBA.id, requestId, 'hired')).toBe('done');
    expect(await reportResult(world.context, AOBA.id, requestId, 'not_hired')).toBe('conflict');
    expect(await request(requestId)).toMatchObject({ state: 'hired', interviewOn: '2026-12-01' });
    expect(await world.counters(AOBA)).toEqual({ granted: 1, reserved: 0, used: 1, expired: 0 });
  });

  it('take a step that is sent again for done, and tell nobody of it twice', async () => {
    const { context } = world;
    const { requestId, proposals } = await proposed(2);
    const [chosen = '', other = ''] = proposals;
    await world.earn(AOBA, 1);
    const another = await world.ask(AOBA);
    const endpoint = { url: 'https://hooks.example/relay', events: ['slot.request.updated'] } as const;
    await registerEndpoint(context, AOBA.id, endpoint);
    const db = context.database.kysely;
    const told = async () => [
      await db.selectFrom('outbox').select('mail_id').execute(),
      await db.selectFrom('webhook_deliveries').select('message_id').execute(),
    ];
    const twice = async (step: () => Promise<string>) => {
      expect(await step()).toBe('done');
      const before = await told();
      expect(await step()).toBe('done');
      expect(await told()).toEqual(before);
    };
    await twice(() => declineProposal(context, AOBA.id, requestId, other));
    await twice(() => acceptProposal(context, AOBA.id, requestId, chosen, null));
    await twice(() => setInterview(context, AOBA.id, requestId, '2026-12-01'));
    await twice(() => reportResult(context, AOBA.id, requestId, 'hired'));
    await twice(() => cancelRequest(context, AOBA.id, another));
    expect(await world.counters(AOBA)).toEqual({ granted: 2, reserved: 0, used: 1, expired: 0 });
  });

  it('are reserved once by sixteen clients who want the last one', async () => {
    await world.earn(AOBA, 1);
    const [slotId = ''] = await world.freeSlots(AOBA);
    const results = await Promise.all(
      CLIENTS.map((client) =>
        createRequest(world.context, AOBA.id, wish(`request-of-client-${client}`, slotId)),
      ),
    );
    expect(results.filter((result) => result === 'created')).toHaveLength(1);
    expect(results.filter((result) => result === 'conflict')).toHaveLength(15);
    expect(await world.counters(AOBA)).toMatchObject({ reserved: 1 });
  });

  it('are reserved once by one request sent sixteen times', async () => {
    await world.earn(AOBA, 2);
    const [slotId = ''] = await world.freeSlots(AOBA);
    const body = wish('the-same-request-again', slotId);
    const results = await Promise.all(CLIENTS.map(() => createRequest(world.context, AOBA.id, body)));
    expect(results.filter((result) => result === 'created')).toHaveLength(1);
    expect(results.filter((result) => result === 'known')).toHaveLength(15);
    expect(await world.counters(AOBA)).toMatchObject({ granted: 2, reserved: 1 });
  });

  it('are asked for without what nobody sees and what turns the line around', async () => {
    await world.earn(AOBA, 1);
    const [slotId = ''] = await world.freeSlots(AOBA);
    const body = {
      ...wish('a-request-turned-around', slotId),
      position: '\u202eエンジニア\u200b ',
      who: '\u2066SQL\r\nPython\u202e\n',
      place: '\u200b',
      salary: '500\u00a0万円\u2067',
    };
    expect(await createRequest(world.context, AOBA.id, body)).toBe('created');
    expect(await request(body.requestId)).toMatchObject({
      position: 'エンジニア',
      who: 'SQL\nPython',
      place: null,
      salary: '500\u00a0万円',
    });
    expect(await createRequest(world.context, AOBA.id, body)).toBe('known');
    // As it was kept by a service that kept every mark.
    const { position, who, place, salary } = body;
    const typed = { position, who, place, salary };
    await world.context.database.kysely.updateTable('slot_requests').set(typed).execute();
    expect(await createRequest(world.context, AOBA.id, body)).toBe('known');
    expect(await createRequest(world.context, AOBA.id, { ...body, place: '東京' })).toBe('conflict');
  });

  it('are not asked for under an id that stands for another wish', async () => {
    await world.earn(AOBA, 2);
    const [slotId = '', other = ''] = await world.freeSlots(AOBA);
    const body = wish('the-same-request-again', slotId);
    expect(await createRequest(world.context, AOBA.id, body)).toBe('created');
    for (const change of [{ slotId: other }, { position: 'デザイナー' }, { salary: null }])
      expect(await createRequest(world.context, AOBA.id, { ...body, ...change })).toBe('conflict');
    expect(await createRequest(world.context, AOBA.id, { ...body, language: 'en' })).toBe('known');
    expect(await request(body.requestId)).toMatchObject({ slotId, position: body.position });
    expect(await world.counters(AOBA)).toMatchObject({ granted: 2, reserved: 1 });
  });

  it('are proposed for once, and not under an id that stands for another proposal', async () => {
    const { requestId, proposals } = await proposed(1);
    const [proposalId = ''] = proposals;
    const askId = await world.askId(requestId);
    const before = await world.context.database.kysely
      .selectFrom('slot_proposals')
      .selectAll()
      .where('proposal_id', '=', proposalId)
      .executeTakeFirstOrThrow();
    const send = (change: { disclosureId?: string; summary?: string }, reason = before.reason) => {
      const person = { proposalId, disclosureId: before.disclosure_id, summary: before.summary, ...change };
      return propose(world.context, MINATO, askId, { people: [person], reason });
    };
    const [somebody] = await world.proposable(askId);
    expect(await send({})).toBe('done');
    expect(await send({ disclosureId: somebody?.disclosure_id ?? '' })).toBe('stale');
    expect(await send({ summary: '別の方' })).toBe('stale');
    expect(await send({}, '別の理由')).toBe('stale');
    expect((await request(requestId))?.proposals).toHaveLength(1);
  });

  it('are proposed for with three at a time, whoever was declined aside, and since the first of them', async () => {
    const { requestId, proposals } = await proposed();
    const { proposedAt } = (await request(requestId)) ?? {};
    for (let more = 0; more < 2; more += 1) await world.register(HIKARI);
    world.wait(1);
    const askId = await world.askId(requestId);
    await world.proposeFirst(askId, 2);
    await expect(world.proposeFirst(askId)).rejects.toThrow('too_many');
    await declineProposal(world.context, AOBA.id, requestId, proposals[0] ?? '');
    await world.proposeFirst(askId);
    expect((await request(requestId))?.proposedAt).toBe(proposedAt);
  });

  it('are not decided about by what was proposed for another request', async () => {
    const { requestId } = await proposed();
    await world.earn(AOBA, 1);
    const another = await world.ask(AOBA);
    const [theirs = ''] = await world.proposeFirst(await world.askId(another));
    expect(await acceptProposal(world.context, AOBA.id, requestId, theirs, null)).toBe('not_found');
    expect(await declineProposal(world.context, AOBA.id, requestId, theirs)).toBe('not_found');
    expect(await request(another)).toMatchObject({ state: 'proposed' });
  });

  it('are offered somebody by an agency that alone can take it back', async () => {
    const { requestId, proposals } = await proposed();
    const [proposalId = ''] = proposals;
    const takeBack = async (actor: Actor) =>
      withdrawProposal(world.context, actor, await world.askId(requestId, actor.agencyId), proposalId);
    expect(await takeBack(SAKURA)).toBe('not_found');
    expect((await request(requestId))?.proposals).toMatchObject([{ state: 'offered' }]);
    expect(await takeBack(MINATO)).toBe('done');
  });

  it('are used once when acceptances, a cancellation and a withdrawal meet', async () => {
    const { requestId, proposals } = await proposed(2);
    const results = await Promise.all([
      ...CLIENTS.map((client) =>
        acceptProposal(world.context, AOBA.id, requestId, proposals[client % 2] ?? '', null),
      ),
      cancelRequest(world.context, AOBA.id, requestId),
    ]);
    const after = await request(requestId);
    const used = after?.state === 'interview';
    expect(await world.counters(AOBA)).toEqual({ granted: 1, reserved: 0, used: used ? 1 : 0, expired: 0 });
    expect(after?.proposals.filter(({ state }) => state === 'accepted')).toHaveLength(used ? 1 : 0);
    expect(results.at(-1)).toBe(used ? 'conflict' : 'done');
  });

  it('come back when the request is cancelled, and not after acceptance', async () => {
    const { requestId } = await proposed();
    expect(await cancelRequest(world.context, AOBA.id, requestId)).toBe('done');
    expect(await cancelRequest(world.context, AOBA.id, requestId)).toBe('done');
    expect(await world.freeSlots(AOBA)).toHaveLength(1);

    const again = await world.ask(AOBA);
    const [proposal = ''] = await world.proposeFirst(await world.askId(again));
    await acceptProposal(world.context, AOBA.id, again, proposal, null);
    expect(await cancelRequest(world.context, AOBA.id, again)).toBe('conflict');
  });

  it('come back when nobody can be proposed: all agencies pass, or time runs out', async () => {
    await world.earn(AOBA, 2);
    const requestId = await world.ask(AOBA);
    await passRequest(world.context, MINATO, await world.askId(requestId));
    expect(await request(requestId)).toMatchObject({ state: 'requested' });
    await passRequest(world.context, SAKURA, await world.askId(requestId, SAKURA.agencyId));
    expect(await request(requestId)).toMatchObject({ state: 'returned', returnReason: 'no_proposal' });

    const late = await world.ask(AOBA);
    await endOverdue(world.context);
    expect(await request(late)).toMatchObject({ state: 'requested' });
    world.wait(8);
    await endOverdue(world.context);
    expect(await request(late)).toMatchObject({ state: 'returned', returnReason: 'no_proposal' });
    expect(await world.freeSlots(AOBA)).toHaveLength(2);
  });

  it.each([
    ['come back when the person withdraws before the interview', '2026-12-01', 'returned', 0],
    ['come back when the person withdraws on the day of the interview', '2026-11-26', 'returned', 0],
    ['stay used when the person withdraws after the interview', '2026-11-25', 'interview', 1],
  ])('%s, and the name is hidden again', async (_, interviewOn, state, used) => {
    const { requestId, proposals } = await proposed();
    await acceptProposal(world.context, AOBA.id, requestId, proposals[0] ?? '', interviewOn);
    world.wait(2);
    await withdraw(proposals[0] ?? '');
    expect(await request(requestId)).toMatchObject({ state, proposals: [{ candidateName: null }] });
    expect(await world.counters(AOBA)).toMatchObject({ reserved: 0, used });
  });

  it('wait for another proposal when the only one is declined or withdrawn', async () => {
    const { requestId, proposals } = await proposed();
    await declineProposal(world.context, AOBA.id, requestId, proposals[0] ?? '');
    expect(await request(requestId)).toMatchObject({ state: 'requested', proposedAt: null });
    const [next = ''] = await world.proposeFirst(await world.askId(requestId));
    await withdraw(next);
    expect(await request(requestId)).toMatchObject({ state: 'requested' });
    expect(await world.counters(AOBA)).toMatchObject({ reserved: 1 });
  });

  it('come back without the recruiter being told that nobody was proposed, who declined everybody', async () => {
    const { requestId, proposals } = await proposed();
    await declineProposal(world.context, AOBA.id, requestId, proposals[0] ?? '');
    world.wait(8);
    await endOverdue(world.context);
    expect(await request(requestId)).toMatchObject({ state: 'returned', returnReason: 'no_proposal' });
    const { message } = await world.context.database.kysely
      .selectFrom('outbox')
      .select('message')
      .where('cause', 'like', `slot request ${requestId} returned %`)
      .executeTakeFirstOrThrow();
    expect(message).toContain('面接に進む方が決まらなかったため、枠をお返ししました。');
  });

  async function withdraw(proposalId: string): Promise<void> {
    await world.context.database.transaction(async (db) => {
      const disclosure = await db
        .selectFrom('slot_proposals')
        .innerJoin('disclosure_records', 'disclosure_records.disclosure_id', 'slot_proposals.disclosure_id')
        .selectAll('disclosure_records')
        .where('proposal_id', '=', proposalId)
        .executeTakeFirstOrThrow();
      const at = world.now().toISOString();
      await withdrawDisclosure(db, disclosure, at);
      await leaveAgency(world.context, db, disclosure, { reason: 'stopped', at });
    });
  }

  it('never propose somebody who withdraws at the same moment', async () => {
    await world.earn(AOBA, 1);
    await world.register(HIKARI);
    const requestId = await world.ask(AOBA);
    const askId = await world.askId(requestId);
    const [person] = await world.proposable(askId);
    const disclosureId = person?.disclosure_id ?? '';
    await world.context.database.kysely
      .updateTable('agency_cases')
      .set({ agreed_at: world.now().toISOString() })
      .execute();
    await Promise.all([
      propose(world.context, MINATO, askId, {
        people: [{ proposalId: 'prp_race', disclosureId, summary: 'x' }],
        reason: 'x',
      }),
      world.context.database.transaction(async (db) => {
        const disclosure = {
          employer_id: HIKARI.id,
          disclosure_id: disclosureId,
          agency_id: MINATO.agencyId,
        };
        const at = world.now().toISOString();
        await withdrawDisclosure(db, disclosure, at);
        await leaveAgency(world.context, db, disclosure, { reason: 'stopped', at });
      }),
    ]);
    const left = (await request(requestId))?.proposals.filter(({ state }) => state === 'offered');
    expect(left).toEqual([]);
  });

  it('are not used for somebody of an agency whose licence has lapsed', async () => {
    const { requestId, proposals } = await proposed(2);
    await lapse();
    expect(await acceptProposal(world.context, AOBA.id, requestId, proposals[0] ?? '', null)).toBe(
      'conflict',
    );
    expect(await world.counters(AOBA)).toEqual({ granted: 1, reserved: 1, used: 0, expired: 0 });
    expect((await request(requestId))?.proposals).toMatchObject([
      { state: 'withdrawn', candidateName: null },
      { state: 'offered', candidateName: null },
    ]);
    await endLapsedOffers(world.context);
    await endLapsedOffers(world.context);
    // Another agency may still propose somebody, and the recruiter knows that nobody waits now.
    expect(await request(requestId)).toMatchObject({
      state: 'requested',
      proposals: [{ state: 'withdrawn' }, { state: 'withdrawn' }],
    });
    const told = await world.context.database.kysely
      .selectFrom('outbox')
      .select('mail_id')
      .where('cause', 'like', `slot request ${requestId} proposal_withdrawn %`)
      .execute();
    expect(told.length).toBeGreaterThan(0);
  });

  it('stay used where the licence lapses after somebody was accepted', async () => {
    const { requestId, proposals } = await proposed();
    await acceptProposal(world.context, AOBA.id, requestId, proposals[0] ?? '', null);
    await lapse();
    await endLapsedOffers(world.context);
    expect(await request(requestId)).toMatchObject({
      state: 'interview',
      proposals: [{ state: 'accepted' }],
    });
    expect(await world.counters(AOBA)).toEqual({ granted: 1, reserved: 0, used: 1, expired: 0 });
  });

  it('come back when the licence of the only agency left lapses', async () => {
    const { requestId } = await proposed();
    await passRequest(world.context, SAKURA, await world.askId(requestId, SAKURA.agencyId));
    await endLapsedOffers(world.context);
    expect(await request(requestId)).toMatchObject({ state: 'proposed' });
    await lapse();
    await endLapsedOffers(world.context);
    expect(await request(requestId)).toMatchObject({ state: 'returned', returnReason: 'no_proposal' });
    expect(await world.freeSlots(AOBA)).toHaveLength(1);
    const told = await world.context.database.kysely.selectFrom('outbox').select('cause').execute();
    // That it ended says it all.
    expect(told.filter(({ cause }) => cause.includes('proposal_withdrawn'))).toEqual([]);
  });

  it('stay free where nobody can be asked, or the contract rests', async () => {
    await world.earn(AOBA, 1);
    const [slotId = ''] = await world.freeSlots(AOBA);
    const db = world.context.database.kysely;
    await db.updateTable('agencies').set({ licence_expires_on: '2026-11-23' }).execute();
    const ask = () => createRequest(world.context, AOBA.id, wish('request-of-nobody', slotId));
    expect(await ask()).toBe('agency_missing');
    await db.updateTable('employers').set({ status: 'paused' }).where('employer_id', '=', AOBA.id).execute();
    expect(await ask()).toBe('contract_paused');
    expect(await world.freeSlots(AOBA)).toEqual([slotId]);
  });

  async function lapse(): Promise<void> {
    await world.context.database.kysely
      .updateTable('agencies')
      .set({ licence_expires_on: '2026-11-23' })
      .where('agency_id', '=', MINATO.agencyId)
      .execute();
  }

  it('tell the recruiter and the agencies, without a candidate’s name', async () => {
    const [sakura] = await membersOfAgency(world.context.database.kysely, SAKURA.agencyId);
    await keepMemberLanguage(world.context.database.kysely, sakura?.member_id ?? '', 'en');
    const { requestId, proposals } = await proposed(2);
    await acceptProposal(world.context, AOBA.id, requestId, proposals[0] ?? '', null);
    const mails = (
      await world.context.database.kysely
        .selectFrom('outbox')
        .select('message')
        .where('cause', 'like', 'slot %')
        // Ids are in the order of making; without one PostgreSQL puts a mail behind that was touched meanwhile.
        .orderBy('mail_id')
        .execute()
    ).map(({ message }) => JSON.parse(message) as { to: string; subject: string; text: string });
    const subjectsTo = (to: string) => mails.filter((mail) => mail.to === to).map(({ subject }) => subject);
    expect(subjectsTo('recruiter@aoba.example')).toEqual([
      '候補者のご提案が届きました:データアナリスト',
      '面接に進む方が決まりました:データアナリスト',
    ]);
    expect(subjectsTo('desk@agy-minato.example')).toEqual([
      '新しい紹介依頼:データアナリスト(株式会社青葉システムズ)',
      '面接が決まりました:データアナリスト(株式会社青葉システムズ)',
    ]);
    // It had proposed nobody: it need not any more.
    expect(subjectsTo('desk@agy-sakura.example')).toEqual([
      'New request: データアナリスト (emp_aoba Inc.)',
      'Request closed: データアナリスト (emp_aoba Inc.)',
    ]);
    expect(JSON.stringify(mails)).not.toMatch(/候補 \d|person-/);
  });
});

describeOnBothEngines('Slots that expire by contract', (create) => {
  let world: IntroductionWorld;

  beforeEach(async () => {
    world = await openIntroductionWorld(await create(), { slotValidDays: 30 });
  });

  afterEach(async () => {
    expect(await recomputeCounters(world.context)).toEqual([]);
  });

  it('can be used on their last day and not after it', async () => {
    await world.earn(AOBA, 2);
    const [first = '', second = ''] = await world.freeSlots(AOBA);
    world.wait(30);
    await endOverdue(world.context);
    expect(await createRequest(world.context, AOBA.id, wish('request-on-last-day', first))).toBe('created');
    world.wait(1);
    expect(await createRequest(world.context, AOBA.id, wish('request-after-its-day', second))).toBe(
      'conflict',
    );
    await endOverdue(world.context);
    await endOverdue(world.context);
    expect(await world.counters(AOBA)).toEqual({ granted: 2, reserved: 1, used: 0, expired: 1 });
    expect((await readSlots(world.context, AOBA.id)).slots).toMatchObject([
      { slotId: second, state: 'expired', expiresOn: '2026-12-24' },
    ]);
  });

  it('keep the days they had left while a request held them', async () => {
    await world.earn(AOBA, 1);
    world.wait(20);
    const requestId = await world.ask(AOBA);
    world.wait(40);
    await cancelRequest(world.context, AOBA.id, requestId);
    await endOverdue(world.context);
    expect(await world.freeSlots(AOBA)).toHaveLength(1);
    world.wait(11);
    await endOverdue(world.context);
    expect(await world.freeSlots(AOBA)).toHaveLength(0);
  });
});
