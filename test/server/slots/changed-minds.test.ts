/** Between an offer and its acceptance a person may change their mind: no name goes where it is not wanted any more. */
import { updateCase } from '../../../src/server/services/agencies/outcomes.ts';
import { erase } from '../../../src/server/services/candidate/erasure.ts';
import { setHiddenCompanies, setState } from '../../../src/server/services/candidate/wishes.ts';
import { personKeyOf } from '../../../src/server/identity/person-key.ts';
import { recomputeCounters } from '../../../src/server/services/credit/recompute-counters.ts';
import { acceptProposal, reportResult } from '../../../src/server/services/slots/decisions.ts';
import { readRequest } from '../../../src/server/services/slots/overview.ts';
import { lockCase } from '../../../src/server/stores/agency-cases.ts';
import { addOnboarding, changeOnboarding } from '../../../src/server/stores/onboardings.ts';
import { addDays } from '../../../src/server/time/clock.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { beginBeside } from '../../support/lock-waits.ts';
import {
  AOBA,
  HIKARI,
  MINATO,
  openIntroductionWorld,
  SAKURA,
  type IntroductionWorld,
} from './introduction-world.ts';

const MAIL = 'misaki.sato@candidate.example';
const RESERVED = { granted: 1, reserved: 1, used: 0, expired: 0 };

describeOnBothEngines('Somebody who was offered', (create) => {
  let world: IntroductionWorld;
  let person: string;

  beforeEach(async () => {
    world = await openIntroductionWorld(await create());
    person = personKeyOf(world.context.secret, MAIL);
  });

  afterEach(async () => {
    expect(await recomputeCounters(world.context)).toEqual([]);
  });

  /** Offers one person to Aoba for as many requests; who they are is MAIL. */
  async function offered(requests = 1) {
    await world.earn(AOBA, requests);
    await world.register(HIKARI, { mail: MAIL });
    const offers: { requestId: string; proposalId: string; disclosureId: string }[] = [];
    for (let n = 0; n < requests; n += 1) {
      const requestId = await world.ask(AOBA);
      const askId = await world.askId(requestId);
      const [one] = await world.proposable(askId);
      const [proposalId = ''] = await world.proposeFirst(askId);
      offers.push({ requestId, proposalId, disclosureId: one?.disclosure_id ?? '' });
    }
    const [first] = offers;
    if (!first) throw new Error('Nobody was offered.');
    return { ...first, offers };
  }

  const accept = ({ requestId, proposalId }: { requestId: string; proposalId: string }) =>
    acceptProposal(world.context, AOBA.id, requestId, proposalId, null);
  const request = (requestId: string) => readRequest(world.context, AOBA.id, requestId);
  const WITHDRAWN = { state: 'requested', proposals: [{ state: 'withdrawn', candidateName: null }] };

  const changes: readonly [string, (disclosureId: string) => Promise<unknown>][] = [
    ['hides from the company', () => setHiddenCompanies(world.context, person, AOBA.name)],
    ['hides from it on another form', () => world.register(HIKARI, { mail: MAIL, hide: AOBA.name })],
    ['rests', () => setState(world.context, person, 'paused')],
    ['has found work', () => setState(world.context, person, 'found')],
    ['registers by a link of that company', () => world.register(AOBA, { mail: MAIL })],
    ['agrees no longer', (id) => updateCase(world.context, MINATO, id, { agreed: false })],
    ['is placed', (id) => updateCase(world.context, MINATO, id, { stage: 'placed' })],
  ];

  it.each(changes)('and %s is offered no longer', async (_change, change) => {
    const offer = await offered();
    await change(offer.disclosureId);
    expect(await request(offer.requestId)).toMatchObject(WITHDRAWN);
    expect(await accept(offer)).toBe('conflict');
    expect(await world.counters(AOBA)).toMatchObject({ reserved: 1, used: 0 });
    const told = await world.context.database.kysely
      .selectFrom('outbox')
      .select('mail_id')
      .where('cause', 'like', `slot request ${offer.requestId} proposal_withdrawn %`)
      .execute();
    expect(told.length).toBeGreaterThan(0);
  });

  it('and hides on a form that the agency does not read is offered no longer', async () => {
    const offer = await offered();
    const db = world.context.database.kysely;
    await db
      .deleteFrom('employer_agencies')
      .where('employer_id', '=', HIKARI.id)
      .where('agency_id', '=', MINATO.agencyId)
      .execute();
    await world.register(HIKARI, { mail: MAIL, hide: AOBA.name });
    const read = await db
      .selectFrom('agency_cases')
      .innerJoin('registrations', 'registrations.registration_id', 'agency_cases.registration_id')
      .select('hidden_companies')
      .where('disclosure_id', '=', offer.disclosureId)
      .execute();
    expect(read).toEqual([{ hidden_companies: null }]);
    expect(await request(offer.requestId)).toMatchObject(WITHDRAWN);
    expect(await accept(offer)).toBe('conflict');
  });

  it('and hides on the form of a trial is offered no longer', async () => {
    const offer = await offered();
    const db = world.context.database.kysely;
    await addOnboarding(db, HIKARI.id, world.now().toISOString());
    await changeOnboarding(db, HIKARI.id, { trial_closes_at: addDays(world.now(), 1).toISOString() });
    await world.register(HIKARI, { mail: MAIL, hide: AOBA.name });
    expect(await request(offer.requestId)).toMatchObject(WITHDRAWN);
  });

  it('and is erased takes with them why they and whoever was proposed beside them were', async () => {
    await world.earn(AOBA, 1);
    for (const mail of [MAIL, 'beside@candidate.example']) await world.register(HIKARI, { mail });
    await world.proposeFirst(await world.askId(await world.ask(AOBA)), 2);
    expect(await erase(world.context, person, 'wish')).toBe(true);
    const reasons = await world.context.database.kysely
      .selectFrom('slot_proposals')
      .select('reason')
      .execute();
    expect(reasons).toEqual([{ reason: '' }, { reason: '' }]);
  });

  it('and changes their mind about something else stays offered', async () => {
    const offer = await offered();
    await setHiddenCompanies(world.context, person, '株式会社みどり商事');
    await setState(world.context, person, 'looking');
    await world.register(HIKARI, { mail: MAIL });
    expect(await accept(offer)).toBe('done');
    expect((await request(offer.requestId))?.proposals).toMatchObject([
      { state: 'accepted', candidateName: expect.any(String) as string },
    ]);
  });

  it('is looked at again before the name is given, whatever did not end the offer', async () => {
    const offer = await offered();
    const db = world.context.database.kysely;
    await db
      .updateTable('registrations')
      .set({ hidden_companies: AOBA.name })
      .where('mail', '=', MAIL)
      .execute();
    expect(await accept(offer)).toBe('conflict');
    expect(await request(offer.requestId)).toMatchObject(WITHDRAWN);
    expect(await world.counters(AOBA)).toEqual(RESERVED);
  });

  it('keeps their name when they hide at the moment of the acceptance', async () => {
    const offer = await offered();
    const { answer } = await world.context.database.transaction(async (db) => {
      await lockCase(db, HIKARI.id, offer.disclosureId);
      await db
        .updateTable('registrations')
        .set({ hidden_companies: AOBA.name })
        .where('mail', '=', MAIL)
        .execute();
      return beginBeside(world.context.database, () => accept(offer));
    });
    expect(await answer).toBe('conflict');
    expect(await request(offer.requestId)).toMatchObject(WITHDRAWN);
  });

  it('stays introduced where they were accepted before they hid', async () => {
    const offer = await offered();
    expect(await accept(offer)).toBe('done');
    await setHiddenCompanies(world.context, person, AOBA.name);
    expect(await request(offer.requestId)).toMatchObject({
      state: 'interview',
      proposals: [{ state: 'accepted' }],
    });
  });

  it('takes one slot of a company, and may be offered to it again when nothing came of it', async () => {
    const { offers, ...offer } = await offered(2);
    const [, other = offer] = offers;
    expect(await accept(offer)).toBe('done');
    expect(await request(other.requestId)).toMatchObject(WITHDRAWN);
    expect(await accept(other)).toBe('conflict');
    expect(await world.counters(AOBA)).toEqual({ granted: 2, reserved: 1, used: 1, expired: 0 });
    // Nor by another agency.
    const asked = await world.askId(other.requestId, SAKURA.agencyId);
    expect((await world.proposable(asked, SAKURA)).map(({ mail }) => mail)).not.toContain(MAIL);
    await reportResult(world.context, AOBA.id, offer.requestId, 'not_hired');
    expect((await world.proposable(asked, SAKURA)).map(({ mail }) => mail)).toContain(MAIL);
  });
});
