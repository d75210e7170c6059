import type { Executor } from '../../db/database.ts';
import { findAgency, isLicensed } from '../../stores/agencies.ts';
import { addCaseEvent, caseEvents, lockCaseOf } from '../../stores/agency-cases.ts';
import {
  addProposals,
  dropWithdrawnProposals,
  findProposal,
  proposalsOf,
  type SlotProposal,
} from '../../stores/slot-proposals.ts';
import {
  changeAsk,
  changeRequest,
  findAsk,
  findRequest,
  type SlotAsk,
  type SlotRequestRow,
} from '../../stores/slot-requests.ts';
import { japanDay } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import { cleanLine, cleanText } from '../../text/lines.ts';
import { within, type ServiceContext } from '../context.ts';
import { openLedger, type OpenLedger } from '../credit/ledger.ts';
import { leaveProposal } from '../slots/departure.ts';
import { tellEmployer } from '../slots/notices.ts';
import { giveBackIfNobodyIsLeft } from '../slots/requests.ts';
import { proposablePeople } from '../slots/proposable.ts';

/** So many people of one agency may wait for an employer's answer at a time. */
export const MOST_PROPOSED = 3;
export const LONGEST_PROPOSAL = { summary: 120, reason: 400 } as const;

/** Who acts for the agency: a member of it, or one of its keys. */
export interface Actor {
  readonly agencyId: string;
  readonly byId: string;
}

export interface ProposedPerson {
  /** Made by the caller, so that sending twice proposes once. */
  readonly proposalId: string;
  readonly disclosureId: string;
  /** The person without a name, in the agency's words. */
  readonly summary: string;
}

/**
 * `not_agreed`: somebody has not agreed to be proposed. `not_proposable`: somebody is not, or no longer, on the list of
 * people to choose from, or is named twice. `too_many`: nobody, or more than may wait at a time. `lapsed`: the agency's
 * licence. `closed`: the request ended, or somebody was accepted meanwhile. `stale`: an id stands for another proposal.
 */
export type ProposeResult =
  'done' | 'not_found' | 'lapsed' | 'closed' | 'too_many' | 'not_agreed' | 'not_proposable' | 'stale';

export interface Proposal {
  readonly people: readonly ProposedPerson[];
  readonly reason: string;
  /** Drafts it was made of, which are no longer needed; another one that was kept meanwhile stays. */
  readonly drafts?: readonly (string | null)[];
}

/** Proposes people for a request, all or none. Sent again as it was, it is `done` and changes nothing. */
export async function propose(
  context: ServiceContext,
  actor: Actor,
  askId: string,
  typed: Proposal,
): Promise<ProposeResult> {
  const proposal = {
    ...typed,
    people: typed.people.map((person) => ({ ...person, summary: cleanLine(person.summary) })),
    reason: cleanText(typed.reason),
  };
  const ids = proposal.people.map(({ disclosureId }) => disclosureId).sort();
  return context.database.transaction(async (db) => {
    // Before the ledger: whoever takes their data back holds their case and then asks for that.
    for (const disclosureId of ids) await lockCaseOf(db, actor.agencyId, disclosureId);
    return onAsk<ProposeResult>(within(context, db), actor, askId, async (opened) => {
      const agency = await findAgency(db, actor.agencyId);
      if (!agency) return 'not_found';
      const repeated = await repetitionOf(opened, proposal);
      if (repeated) return repeated;
      if (!isLicensed(agency, japanDay(opened.ledger.now))) return 'lapsed';
      if (!isOpen(opened.request)) return 'closed';
      const chosen = await choose(opened, actor, proposal.people);
      if (typeof chosen === 'string') return chosen;
      await record(opened, actor, proposal.reason, chosen);
      await noteProposed(context, opened, proposal.drafts);
      return 'done';
    });
  });
}

/** What to answer to a proposal some of whose ids are known; null where all of them are new. */
async function repetitionOf({ db, ask }: Opened, proposal: Proposal): Promise<ProposeResult | null> {
  const { people, reason } = proposal;
  if (new Set(people.map(({ proposalId }) => proposalId)).size !== people.length) return 'not_proposable';
  const known = await Promise.all(
    people.map(({ proposalId }) => findProposal(db, ask.employer_id, proposalId)),
  );
  if (!known.some(Boolean)) return null;
  return people.every((person, index) => isSame(known[index], ask, person, reason)) ? 'done' : 'stale';
}

function isSame(
  before: SlotProposal | undefined,
  ask: SlotAsk,
  person: ProposedPerson,
  reason: string,
): boolean {
  return (
    before?.request_id === ask.request_id &&
    before.agency_id === ask.agency_id &&
    before.disclosure_id === person.disclosureId &&
    cleanLine(before.summary) === person.summary &&
    cleanText(before.reason) === reason
  );
}

/** Somebody who may be proposed, with the employer through whose link they registered. */
interface Chosen extends ProposedPerson {
  readonly candidateEmployerId: string;
}

/** The people of a proposal, whose cases are held, or why they cannot be proposed. */
async function choose(
  { db, ask }: Opened,
  actor: Actor,
  people: readonly ProposedPerson[],
): Promise<readonly Chosen[] | 'too_many' | 'not_proposable' | 'not_agreed' | 'stale'> {
  const waiting = (await proposalsOf(db, ask.employer_id, [ask.request_id])).filter(
    ({ agency_id, state }) => agency_id === actor.agencyId && state === 'offered',
  );
  if (people.length === 0 || waiting.length + people.length > MOST_PROPOSED) return 'too_many';
  const ids = people.map(({ disclosureId }) => disclosureId);
  const proposable = await proposablePeople(db, ask, { ids });
  if (new Set(ids).size !== ids.length) return 'not_proposable';
  const chosen: Chosen[] = [];
  for (const one of people) {
    const person = proposable.find(({ disclosure_id }) => disclosure_id === one.disclosureId);
    if (!person) return 'not_proposable';
    if (person.agreed_at === null) return 'not_agreed';
    // A proposal that was taken back, and made again under another id, must not come back by a late repetition.
    if ((await caseEvents(db, person)).some(({ event_id }) => event_id === one.proposalId)) return 'stale';
    chosen.push({ ...one, candidateEmployerId: person.employer_id });
  }
  return chosen;
}

/** Writes the proposals down, for the employer and in each person's case. */
async function record(
  { db, ledger, ask, request }: Opened,
  actor: Actor,
  reason: string,
  chosen: readonly Chosen[],
): Promise<void> {
  const at = moment(ledger.now);
  await dropWithdrawnProposals(
    db,
    request,
    chosen.map(({ disclosureId }) => disclosureId),
  );
  await addProposals(
    db,
    chosen.map(({ proposalId, disclosureId, summary, candidateEmployerId }) => ({
      employer_id: ask.employer_id,
      proposal_id: proposalId,
      request_id: ask.request_id,
      agency_id: actor.agencyId,
      candidate_employer_id: candidateEmployerId,
      disclosure_id: disclosureId,
      summary,
      reason,
      state: 'offered',
      proposed_at: at,
      decided_at: null,
    })),
  );
  for (const { proposalId, disclosureId, candidateEmployerId } of chosen)
    await addCaseEvent(db, {
      employer_id: candidateEmployerId,
      disclosure_id: disclosureId,
      event_id: proposalId,
      agency_id: actor.agencyId,
      kind: 'proposed',
      detail: request.position,
      by_id: actor.byId,
      created_at: at,
    });
}

/** Moves the request and the agency's part in it on, lets go of the drafts that were sent, and tells the employer. */
async function noteProposed(
  context: ServiceContext,
  { db, ledger, ask, request }: Opened,
  drafts: Proposal['drafts'],
): Promise<void> {
  const at = moment(ledger.now);
  const sent = drafts?.includes(ask.draft) ? { draft: null } : {};
  await changeAsk(db, ask, { state: 'proposed', answered_at: at, ...sent });
  const fields = { state: 'proposed', proposed_at: request.proposed_at ?? at } as const;
  await changeRequest(db, request, fields);
  await tellEmployer(context, db, { ...request, ...fields }, 'proposed');
}

/** The agency has nobody to propose. Where no other agency is left, the employer's slot goes back. */
export async function passRequest(
  context: ServiceContext,
  actor: Actor,
  askId: string,
): Promise<'done' | 'not_found' | 'closed'> {
  return onAsk(context, actor, askId, async ({ db, ledger, ask, request }) => {
    if (ask.state === 'passed') return 'done';
    if (ask.state !== 'open' || !isOpen(request)) return 'closed';
    await changeAsk(db, ask, { state: 'passed', answered_at: moment(ledger.now) });
    if (request.state === 'requested') await giveBackIfNobodyIsLeft(context, db, ledger, request);
    return 'done';
  });
}

/** The agency thinks again about a request that it passed and that still waits, with what it had drafted. */
export async function reopenRequest(
  context: ServiceContext,
  actor: Actor,
  askId: string,
): Promise<'done' | 'not_found' | 'closed'> {
  return onAsk(context, actor, askId, async ({ db, ask, request }) => {
    if (!isOpen(request)) return 'closed';
    if (ask.state === 'passed') await changeAsk(db, ask, { state: 'open', answered_at: null });
    return 'done';
  });
}

/** Whether proposals are taken for it. */
function isOpen({ state }: SlotRequestRow): boolean {
  return state === 'requested' || state === 'proposed';
}

/** Somebody steps back from one proposal, as told to the agency. */
export async function withdrawProposal(
  context: ServiceContext,
  actor: Actor,
  askId: string,
  proposalId: string,
): Promise<'done' | 'not_found' | 'closed'> {
  return onAsk(context, actor, askId, async ({ db, ask }) => {
    const proposal = await findProposal(db, ask.employer_id, proposalId);
    if (proposal?.request_id !== ask.request_id || proposal.agency_id !== actor.agencyId) return 'not_found';
    if (proposal.state === 'withdrawn') return 'done';
    return (await leaveProposal(context, db, proposal)) ? 'done' : 'closed';
  });
}

/**
 * `stale`: nothing was kept, because somebody kept another draft since. `closed` and `passed`: it is kept, and the request
 * waits for no proposal of the agency any more.
 */
type KeepResult = 'done' | 'not_found' | 'closed' | 'passed' | 'stale';

/**
 * Keeps an unfinished proposal as the form had it; `seen` is the draft the form began with. One draft serves the whole
 * agency: whoever typed nothing writes over nobody's, and whoever did is told of another one before it goes.
 */
export async function keepDraft(
  context: ServiceContext,
  actor: Actor,
  askId: string,
  { draft, seen }: { readonly draft: string | null; readonly seen: string | null },
): Promise<KeepResult> {
  return onAsk<KeepResult>(context, actor, askId, async ({ db, ask, request }) => {
    if (draft !== seen && draft !== ask.draft) {
      if (ask.draft !== null && ask.draft !== seen) return 'stale';
      await changeAsk(db, ask, { draft });
    }
    if (!isOpen(request)) return 'closed';
    return ask.state === 'passed' ? 'passed' : 'done';
  });
}

/** A request as one agency was asked, read in a transaction that holds the ledger of the employer who asks. */
interface Opened {
  readonly db: Executor;
  readonly ledger: OpenLedger;
  readonly ask: SlotAsk;
  readonly request: SlotRequestRow;
}

/** Runs a step on what an agency was asked; `not_found` where it was not asked that. */
async function onAsk<Result = 'done' | 'closed'>(
  context: ServiceContext,
  actor: Actor,
  askId: string,
  step: (opened: Opened) => Promise<Result | 'not_found'>,
): Promise<Result | 'not_found'> {
  return context.database.transaction(async (db) => {
    const found = await findAsk(db, actor.agencyId, askId);
    if (!found) return 'not_found';
    const ledger = await openLedger(context, db, found.employer_id);
    // Read again: what was read before the lock may have changed.
    const ask = await findAsk(db, actor.agencyId, askId);
    const request = await findRequest(db, found.employer_id, found.request_id);
    return ask && request ? step({ db, ledger, ask, request }) : 'not_found';
  });
}
