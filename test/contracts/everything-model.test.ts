/**
 * Everybody at once, at random: candidates register and leave, recruiters ask and accept, agencies propose and record,
 * operators decide. Whatever the order turned out to be, ledger, slots, requests and disclosure records must agree.
 */
import fc from 'fast-check';
import { propose } from '../../src/server/services/agencies/proposals.ts';
import { recordOutcome } from '../../src/server/services/agencies/outcomes.ts';
import { erase } from '../../src/server/services/candidate/erasure.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { recomputeCounters } from '../../src/server/services/credit/recompute-counters.ts';
import { decideHeld } from '../../src/server/services/credit/review.ts';
import { acceptProposal, declineProposal, reportResult } from '../../src/server/services/slots/decisions.ts';
import { cancelRequest, createRequest } from '../../src/server/services/slots/requests.ts';
import { addCompany, newLink, register } from '../support/counting.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { createTestContext } from '../support/service-context.ts';

const COMPANIES = [
  { employerId: 'emp_one', code: 'K7Q2M' },
  { employerId: 'emp_two', code: 'ZZZZZ' },
] as const;
const AGENCY = { agencyId: 'agy_one', byId: 'test' };
const LINKS = COMPANIES.map(({ code }) => [newLink(code), newLink(code)]);

const company = fc.nat(1);
/** `which` picks among what is there when the action's turn comes. */
const actions = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({ kind: fc.constant('register' as const), company, which: fc.nat(40) }),
    },
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constantFrom('ask', 'propose', 'accept', 'decline', 'cancel', 'result'),
        company,
        which: fc.nat(1000),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('outcome', 'decide', 'erase'),
        company,
        which: fc.nat(1000),
      }),
    },
  ),
  { minLength: 80, maxLength: 120 },
);
type Action = typeof actions extends fc.Arbitrary<(infer T)[]> ? T : never;

describeOnBothEngines('Everybody at once', (create) => {
  it('leaves ledger, slots, requests and disclosure records that agree', async () => {
    await fc.assert(
      fc.asyncProperty(actions, async (history) => {
        const context = await createTestContext(await create(), tickingClock());
        for (const one of COMPANIES) await addCompany(context, { ...one, threshold: 2 });
        // Enough to ask with from the start.
        for (const [index, { employerId, code }] of COMPANIES.entries())
          for (let n = 0; n < 4; n += 1)
            await register(context, { employerId, code, mail: `early-${index}-${n}@example.jp` });
        await runAll(context, history);
        await expectAgreement(context);
      }),
      { numRuns: 2, endOnFailure: true },
    );
  }, 120_000);
});

/** Every look at the clock is a second later, so that order is order. */
function tickingClock(): () => Date {
  let now = Date.parse('2026-11-24T03:00:00.000Z');
  return () => new Date((now += 1000));
}

async function runAll(context: ServiceContext, history: readonly Action[]): Promise<void> {
  const waiting = [...history];
  let made = 0;
  const client = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await act(context, next, (made += 1));
  };
  await Promise.all(Array.from({ length: 6 }, client));
}

async function act(context: ServiceContext, action: Action, made: number): Promise<void> {
  const db = context.database.kysely;
  const { employerId, code } = COMPANIES[action.company === 0 ? 0 : 1];
  const pick = <T>(all: readonly T[]): T | undefined => all[action.which % Math.max(1, all.length)];
  const requests = () =>
    db.selectFrom('slot_requests').selectAll().where('employer_id', '=', employerId).execute();
  const offered = () =>
    db.selectFrom('slot_proposals').selectAll().where('employer_id', '=', employerId).execute();
  switch (action.kind) {
    case 'register': {
      const linkCode = action.which % 4 === 0 ? (pick(LINKS[action.company] ?? []) ?? null) : newLink(code);
      await register(context, { employerId, code, linkCode, mail: `person-${action.which}@example.jp` });
      return;
    }
    case 'ask': {
      const slot = pick(
        await db.selectFrom('slots').selectAll().where('employer_id', '=', employerId).execute(),
      );
      if (slot) await createRequest(context, employerId, wish(slot.slot_id, made));
      return;
    }
    case 'propose': {
      const ask = pick(
        await db.selectFrom('slot_asks').selectAll().where('employer_id', '=', employerId).execute(),
      );
      const person = pick(await db.selectFrom('disclosure_records').selectAll().execute());
      if (!ask || !person) return;
      await db
        .updateTable('agency_cases')
        .set({ agreed_at: context.clock().toISOString() })
        .where('disclosure_id', '=', person.disclosure_id)
        .execute();
      await propose(context, AGENCY, ask.ask_id, {
        people: [
          { proposalId: `proposal-${made}-0000000000`, disclosureId: person.disclosure_id, summary: '要約' },
        ],
        reason: '理由',
      });
      return;
    }
    case 'accept': {
      const proposal = pick(await offered());
      if (proposal)
        await acceptProposal(context, employerId, proposal.request_id, proposal.proposal_id, null);
      return;
    }
    case 'decline': {
      const proposal = pick(await offered());
      if (proposal) await declineProposal(context, employerId, proposal.request_id, proposal.proposal_id);
      return;
    }
    case 'cancel': {
      const request = pick(await requests());
      if (request) await cancelRequest(context, employerId, request.request_id);
      return;
    }
    case 'result': {
      const request = pick(await requests());
      if (request) await reportResult(context, employerId, request.request_id, 'hired');
      return;
    }
    case 'outcome': {
      const person = pick(await db.selectFrom('disclosure_records').selectAll().execute());
      if (!person) return;
      const record = { eventId: `event-${made}-0000000000`, outcome: 'interviewed' } as const;
      await recordOutcome(context, AGENCY, person.disclosure_id, record);
      return;
    }
    case 'decide': {
      const held = pick(
        await db.selectFrom('registrations').selectAll().where('outcome', '=', 'held').execute(),
      );
      if (!held) return;
      await decideHeld(context, {
        employerId: held.employer_id,
        registrationId: held.registration_id,
        decision: action.which % 2 === 0 ? 'count' : 'refuse',
        reason: 'different_people',
        by: 'test',
      });
      return;
    }
    case 'erase': {
      const person = pick(await db.selectFrom('candidates').selectAll().execute());
      if (person) await erase(context, person.person_key, 'wish');
    }
  }
}

function wish(slotId: string, made: number) {
  return {
    requestId: `request-${made}-0000000000`,
    slotId,
    position: '営業',
    who: '明るい方',
    employment: null,
    place: null,
    salary: null,
    interviewsFrom: null,
    language: 'ja' as const,
  };
}

/** The reference model: what the state of requests says must be what slots, counters and records say. */
async function expectAgreement(context: ServiceContext): Promise<void> {
  const db = context.database.kysely;
  expect(await recomputeCounters(context)).toEqual([]);
  const proposals = await db.selectFrom('slot_proposals').selectAll().execute();
  for (const { employerId } of COMPANIES) {
    const requests = await db
      .selectFrom('slot_requests')
      .selectAll()
      .where('employer_id', '=', employerId)
      .execute();
    const slots = await db.selectFrom('slots').selectAll().where('employer_id', '=', employerId).execute();
    const counters = await db
      .selectFrom('employer_counters')
      .selectAll()
      .where('employer_id', '=', employerId)
      .executeTakeFirstOrThrow();
    for (const slot of slots) {
      const spending = requests.filter((one) => one.slot_id === slot.slot_id && one.state !== 'returned');
      expect(spending.length).toBeLessThanOrEqual(1);
      const state = spending[0]?.state;
      const expected =
        state === undefined ? 'granted' : state === 'requested' || state === 'proposed' ? 'reserved' : 'used';
      expect({ slot: slot.slot_id, state, status: slot.status }).toEqual({
        slot: slot.slot_id,
        state,
        status: expected,
      });
    }
    const having = (status: string) => slots.filter((slot) => slot.status === status).length;
    expect(counters).toMatchObject({
      granted: slots.length,
      reserved: having('reserved'),
      used: having('used'),
    });
    for (const request of requests) {
      const own = proposals.filter((one) => one.request_id === request.request_id);
      const accepted = own.filter((one) => one.state === 'accepted').length;
      if (request.state === 'interview') expect(accepted).toBe(1);
      else if (request.state === 'requested' || request.state === 'proposed') expect(accepted).toBe(0);
      if (request.state === 'proposed') expect(own.some((one) => one.state === 'offered')).toBe(true);
      // Nobody is proposed to the company that turned them down.
      expect(own.filter((one) => one.candidate_employer_id === employerId)).toEqual([]);
    }
  }
  await expectDisclosuresAgree(context);
}

async function expectDisclosuresAgree({ database: { kysely: db } }: ServiceContext): Promise<void> {
  const registrations = await db.selectFrom('registrations').selectAll().execute();
  const disclosures = await db.selectFrom('disclosure_records').selectAll().execute();
  const handedOver = new Map<string, number>();
  for (const one of disclosures)
    handedOver.set(one.registration_id, (handedOver.get(one.registration_id) ?? 0) + 1);
  for (const one of registrations) {
    const times = handedOver.get(one.registration_id) ?? 0;
    // A person is handed over by the first registration with an employer, and by no other.
    expect(times).toBeLessThanOrEqual(1);
    if (one.outcome === 'counted' || one.outcome === 'eligible' || one.outcome === 'held')
      expect(times).toBe(1);
    if (one.is_test === 1 || one.outcome === 'unverified') expect(times).toBe(0);
  }
  const erased = new Set(
    registrations.filter((one) => one.erased_at !== null).map((one) => one.registration_id),
  );
  const open = await db
    .selectFrom('slot_proposals')
    .innerJoin('disclosure_records', 'disclosure_records.disclosure_id', 'slot_proposals.disclosure_id')
    .select(['slot_proposals.employer_id', 'disclosure_records.registration_id'])
    .where('slot_proposals.state', '=', 'offered')
    .execute();
  expect(open.filter((one) => erased.has(one.registration_id))).toEqual([]);
  // Nor is anybody left offered to a company that turned them down since.
  const personOf = new Map(registrations.map((one) => [one.registration_id, one.person_key]));
  const turnedDown = new Set(registrations.map((one) => `${one.employer_id} ${one.person_key}`));
  const isTurnedDown = (one: (typeof open)[number]) =>
    turnedDown.has(`${one.employer_id} ${personOf.get(one.registration_id)}`);
  expect(open.filter(isTurnedDown)).toEqual([]);
}
