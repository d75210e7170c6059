/**
 * Weeks of everybody's steps, at random: people register, hide, rest and leave, recruiters ask and decide, agencies
 * propose and think again, contracts rest, the days pass and the housekeeping comes late. After every step the slots must
 * be where the requests say, no day of theirs lost, and every reader told the same.
 */
import fc from 'fast-check';
import { updateCase } from '../../../src/server/services/agencies/outcomes.ts';
import { propose, withdrawProposal } from '../../../src/server/services/agencies/proposals.ts';
import { passRequest, reopenRequest } from '../../../src/server/services/agencies/request-steps.ts';
import { erase } from '../../../src/server/services/candidate/erasure.ts';
import { setSharing } from '../../../src/server/services/candidate/sharing.ts';
import { setHiddenCompanies, setState } from '../../../src/server/services/candidate/wishes.ts';
import { recomputeCounters } from '../../../src/server/services/credit/recompute-counters.ts';
import { readProgress } from '../../../src/server/services/figures/progress.ts';
import { setPaused } from '../../../src/server/services/operator/pausing.ts';
import { acceptProposal, declineProposal } from '../../../src/server/services/slots/decisions.ts';
import { readSlots } from '../../../src/server/services/slots/overview.ts';
import { stillProposable } from '../../../src/server/services/slots/proposable.ts';
import { cancelRequest, createRequest, endOverdue } from '../../../src/server/services/slots/requests.ts';
import { warnOfExpiry } from '../../../src/server/services/slots/warnings.ts';
import { employerLines } from '../../../src/server/stores/employer-list.ts';
import { getEmployer } from '../../../src/server/stores/employers.ts';
import { addToDay, japanDay } from '../../../src/server/time/calendar.ts';
import { DAY_MS } from '../../../src/server/time/clock.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import {
  AOBA,
  HIKARI,
  MINATO,
  openIntroductionWorld,
  wish,
  type IntroductionWorld,
} from './introduction-world.ts';

const COMPANIES = [AOBA, HIKARI] as const;
/** Slots of both companies are valid so long, so that some run out within the weeks of a history. */
const VALID_DAYS = 6;

const KINDS = [
  ['register', 6],
  ['ask', 6],
  ['propose', 10],
  ['accept', 4],
  ['decline', 2],
  ['cancel', 3],
  ['withdraw', 2],
  ['pass', 2],
  ['reopen', 1],
  ['hide', 3],
  ['state', 2],
  ['share', 2],
  ['erase', 1],
  ['pause', 3],
  ['housekeeping', 3],
  ['wait', 12],
] as const;
/** `which` picks among what is there when the step's turn comes. */
const steps = fc.array(
  fc.record({
    kind: fc.oneof(...KINDS.map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind) }))),
    which: fc.nat(10_000),
  }),
  { minLength: 110, maxLength: 110, size: 'max' },
);
type Step = typeof steps extends fc.Arbitrary<(infer T)[]> ? T : never;

describeOnBothEngines('Slots while the days pass', (create) => {
  it('are where the requests say, lose no day, and are counted alike by everybody', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const world = await openIntroductionWorld(await create(), { slotValidDays: VALID_DAYS });
        for (const company of COMPANIES) await world.earn(company, 2);
        const validity = createValidity(world);
        for (const [index, step] of history.entries()) {
          await take(world, step, index, validity);
          await expectAgreement(world, step.kind, validity);
        }
        expect(await recomputeCounters(world.context)).toEqual([]);
      }),
      // The same histories each time: what fails here fails again.
      { numRuns: 2, seed: 20_261_124, endOnFailure: true },
    );
  });
});

/** A second arithmetic of validity: how long each slot stood still, by who held it while time passed. */
function createValidity(world: IntroductionWorld) {
  const slots = new Map<string, { readonly first: number; rested: number }>();
  return {
    /** Time passes; what is kept by a request, or belongs to a contract that rests, does not grow older. */
    pass: async (days: number) => {
      for (const slot of (await everything(world)).slots) {
        if (slot.expires_at === null) continue;
        const known = slots.get(slot.slot_id) ?? { first: Date.parse(slot.expires_at), rested: 0 };
        slots.set(slot.slot_id, known);
        const isKept = slot.status === 'reserved' || slot.status === 'used';
        const isPast = japanDay(new Date(known.first + known.rested)) < japanDay(world.now());
        const { status } = await getEmployer(world.context.database.kysely, slot.employer_id);
        if (isKept || (status === 'paused' && !isPast)) known.rested += days * DAY_MS;
      }
      world.wait(days);
    },
    /** The day until which a slot must be free at least. */
    atLeastUntil: (slotId: string) => {
      const known = slots.get(slotId);
      return known && japanDay(new Date(known.first + known.rested));
    },
  };
}
type Validity = ReturnType<typeof createValidity>;

async function take(world: IntroductionWorld, step: Step, index: number, validity: Validity): Promise<void> {
  const { context } = world;
  const pick = <T>(all: readonly T[]): T | undefined => all[step.which % Math.max(1, all.length)];
  const company = step.which % 2 === 0 ? AOBA : HIKARI;
  const isEven = step.which % 4 < 2;
  const { slots, requests, asks, proposals, people, offeredPeople } = await everything(world);
  // Those who are offered somewhere change their minds as often as all others together.
  const whose = step.which % 3 === 0 || offeredPeople.length === 0 ? people : offeredPeople;
  const person = pick(whose)?.person_key ?? 'nobody';
  const offered = pick(proposals.filter(({ state }) => state === 'offered'));
  switch (step.kind) {
    case 'register': {
      await world.register(company, { mail: `person-${step.which % 30}@candidate.example` });
      return;
    }
    case 'ask': {
      const slot = pick(slots.filter(({ status }) => status === 'granted'));
      const requestId = `request-${index}-0000000000`;
      if (slot) await createRequest(context, slot.employer_id, wish(requestId, slot.slot_id));
      return;
    }
    case 'propose': {
      const asked = pick(asks.filter((one) => one.agency_id === MINATO.agencyId));
      const [first] = asked ? await world.proposable(asked.ask_id) : [];
      if (!asked || !first) return;
      await updateCase(context, MINATO, first.disclosure_id, { agreed: true });
      const proposalId = `proposal-${index}-0000000000`;
      const chosen = [{ proposalId, disclosureId: first.disclosure_id, summary: '要約' }];
      await propose(context, MINATO, asked.ask_id, { people: chosen, reason: '理由' });
      return;
    }
    case 'accept': {
      const day = isEven ? addToDay(japanDay(world.now()), 7) : null;
      if (offered)
        await acceptProposal(context, offered.employer_id, offered.request_id, offered.proposal_id, day);
      return;
    }
    case 'decline': {
      if (offered)
        await declineProposal(context, offered.employer_id, offered.request_id, offered.proposal_id);
      return;
    }
    case 'cancel': {
      const request = pick(requests);
      if (request) await cancelRequest(context, request.employer_id, request.request_id);
      return;
    }
    case 'withdraw': {
      const proposal = pick(proposals);
      if (!proposal) return;
      const askId = await world.askId(proposal.request_id, proposal.agency_id);
      await withdrawProposal(context, MINATO, askId, proposal.proposal_id);
      return;
    }
    case 'pass':
    case 'reopen': {
      const asked = pick(asks);
      const actor = { agencyId: asked?.agency_id ?? '', byId: 'test' };
      const act = step.kind === 'pass' ? passRequest : reopenRequest;
      if (asked) await act(context, actor, asked.ask_id);
      return;
    }
    case 'hide': {
      await setHiddenCompanies(context, person, isEven ? `${AOBA.name}、${HIKARI.name}` : '');
      return;
    }
    case 'state': {
      await setState(context, person, isEven ? 'looking' : 'paused');
      return;
    }
    case 'share': {
      await setSharing(context, person, { kind: 'agency', agencyId: MINATO.agencyId }, isEven);
      return;
    }
    case 'erase': {
      await erase(context, person, 'wish');
      return;
    }
    case 'pause': {
      const { status } = await getEmployer(context.database.kysely, company.id);
      await setPaused(context, { kind: 'command_line' }, company.id, status === 'active');
      return;
    }
    case 'housekeeping': {
      await endOverdue(context);
      await warnOfExpiry(context);
      return;
    }
    case 'wait': {
      await validity.pass([0.01, 0.2, 0.7, 1, 2, 4][step.which % 6] ?? 1);
    }
  }
}

async function expectAgreement(
  world: IntroductionWorld,
  step: Step['kind'],
  validity: Validity,
): Promise<void> {
  const { context } = world;
  const db = context.database.kysely;
  const now = await everything(world);
  for (const company of COMPANIES) {
    const slots = now.slots.filter((one) => one.employer_id === company.id);
    const listed = await readSlots(context, company.id);
    // Each slot is shown once: by itself, or by the one request that has it.
    const shown = listed.requests.filter(({ state }) => state !== 'returned').map(({ slotId }) => slotId);
    expect([...listed.slots.map(({ slotId }) => slotId), ...shown].sort()).toEqual(
      slots.map((one) => one.slot_id).sort(),
    );
    const { slots: figures } = await readProgress(context, company.id);
    const [line] = await employerLines(db, company.code);
    expect(line?.available).toBe(figures.available);
    // Between two rounds of the housekeeping one may have run out, and in no rest.
    const free = listed.slots.filter(({ state }) => state === 'available');
    if (step === 'housekeeping' || (step === 'pause' && (await isPaused(world, company.id))))
      expect([step, free.length]).toEqual([step, figures.available]);
    for (const { slotId, expiresOn, state } of listed.slots) {
      const until = validity.atLeastUntil(slotId);
      if (until === undefined) continue;
      expect({ slotId, isLost: (expiresOn ?? until) < until }).toEqual({ slotId, isLost: false });
      if (until >= japanDay(world.now())) expect(state).toBe('available');
    }
    for (const request of now.requests) {
      if (request.employer_id !== company.id) continue;
      const own = now.proposals.filter((one) => one.request_id === request.request_id);
      const states = own.map(({ state }) => state);
      const isWaiting = request.state === 'requested' || request.state === 'proposed';
      expect(states.includes('offered')).toBe(request.state === 'proposed');
      expect(states.filter((state) => state === 'accepted')).toHaveLength(
        request.state === 'interview' ? 1 : 0,
      );
      const asks = now.asks.filter((one) => one.request_id === request.request_id);
      // Somebody is left to answer whom the request waits for.
      if (isWaiting) expect(asks.some(({ state }) => state !== 'passed')).toBe(true);
    }
  }
  for (const proposal of now.proposals)
    if (proposal.state === 'offered') expect(await stillProposable(db, proposal)).toBeDefined();
}

async function isPaused({ context }: IntroductionWorld, employerId: string): Promise<boolean> {
  return (await getEmployer(context.database.kysely, employerId)).status === 'paused';
}

async function everything({ context }: IntroductionWorld) {
  const db = context.database.kysely;
  return {
    slots: await db.selectFrom('slots').selectAll().execute(),
    requests: await db.selectFrom('slot_requests').selectAll().execute(),
    asks: await db.selectFrom('slot_asks').selectAll().execute(),
    proposals: await db.selectFrom('slot_proposals').selectAll().execute(),
    people: await db.selectFrom('candidates').select('person_key').execute(),
    offeredPeople: await db
      .selectFrom('slot_proposals')
      .innerJoin('agency_cases', 'agency_cases.disclosure_id', 'slot_proposals.disclosure_id')
      .innerJoin('registrations', 'registrations.registration_id', 'agency_cases.registration_id')
      .select('registrations.person_key')
      .where('slot_proposals.state', '=', 'offered')
      .execute(),
  };
}
