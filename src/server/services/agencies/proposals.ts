import { findAgency, isLicensed } from '../../stores/agencies.ts';
import { addCaseEvent, caseEvents, lockCaseOf } from '../../stores/agency-cases.ts';
import {
  addProposals,
  dropWithdrawnProposals,
  findProposal,
  proposalsOf,
  type SlotProposal,
} from '../../stores/slot-proposals.ts';
import { changeAsk, changeRequest, type SlotAsk } from '../../stores/slot-requests.ts';
import { japanDay } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import { cleanLine, cleanText } from '../../text/lines.ts';
import { within, type ServiceContext } from '../context.ts';
import { leaveProposal } from '../slots/departure.ts';
import { tellEmployer } from '../slots/notices.ts';
import { proposablePeople } from '../slots/proposable.ts';
import { isOpen, onAsk, type Actor, type AskedRequest } from './asked-request.ts';

/** So many people of one agency may wait for an employer's answer at a time. */
export const MOST_PROPOSED = 3;
export const LONGEST_PROPOSAL = { summary: 120, reason: 400 } as const;

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
    return onAsk<ProposeResult>(within(context, db), actor, askId, async (asked) => {
      const agency = await findAgency(db, actor.agencyId);
      if (!agency) return 'not_found';
      const repeated = await repetitionOf(asked, proposal);
      if (repeated) return repeated;
      if (!isLicensed(agency, japanDay(asked.ledger.now))) return 'lapsed';
      if (!isOpen(asked.request)) return 'closed';
      const chosen = await choose(asked, actor, proposal.people);
      if (typeof chosen === 'string') return chosen;
      await record(asked, actor, proposal.reason, chosen);
      await noteProposed(context, asked, proposal.drafts);
      return 'done';
    });
  });
}

/** What to answer to a proposal some of whose ids are known; null where all of them are new. */
async function repetitionOf({ db, ask }: AskedRequest, proposal: Proposal): Promise<ProposeResult | null> {
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
  { db, ask }: AskedRequest,
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
  { db, ledger, ask, request }: AskedRequest,
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
  { db, ledger, ask, request }: AskedRequest,
  drafts: Proposal['drafts'],
): Promise<void> {
  const at = moment(ledger.now);
  const sent = drafts?.includes(ask.draft) ? { draft: null } : {};
  await changeAsk(db, ask, { state: 'proposed', answered_at: at, ...sent });
  const fields = { state: 'proposed', proposed_at: request.proposed_at ?? at } as const;
  await changeRequest(db, request, fields);
  await tellEmployer(context, db, { ...request, ...fields }, 'proposed');
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
