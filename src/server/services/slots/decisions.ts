import type { Executor } from '../../db/database.ts';
import { japanDay, yearAfter } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import { findAgency, isLicensed } from '../../stores/agencies.ts';
import { findCase } from '../../stores/agency-cases.ts';
import { changeProposal, findProposal, proposalsOf, type SlotProposal } from '../../stores/slot-proposals.ts';
import { asksOf, changeRequest, findRequest, type SlotRequestRow } from '../../stores/slot-requests.ts';
import { stillProposable } from './proposable.ts';
import { within, type ServiceContext } from '../context.ts';
import { openLedger, type OpenLedger } from '../credit/ledger.ts';
import { recordInterview } from '../people/given-to-employers.ts';
import { endUnwantedOffers, leaveProposal } from './departure.ts';
import { holdOffers } from './holding.ts';
import { tellAgencies, tellEmployer } from './notices.ts';
import { askAgainIfNoneIsOpen } from './requests.ts';
import { useSlot } from './spending.ts';

/** `day_refused`: there can be no interview on that day. */
export type DecisionResult = 'done' | 'not_found' | 'conflict' | 'day_refused';

type Step = (db: Executor, ledger: OpenLedger, request: SlotRequestRow) => Promise<DecisionResult>;

/**
 * Accepts somebody for interview: the slot is used here, once. The others are told that the choice fell elsewhere. An
 * agency whose licence has lapsed may introduce nobody any more, and nobody is introduced who would not be proposed now:
 * such an offer ends instead. Holding their cases keeps wishes from changing between the question and the name.
 */
export async function acceptProposal(
  context: ServiceContext,
  employerId: string,
  requestId: string,
  proposalId: string,
  interviewOn: string | null,
): Promise<DecisionResult> {
  return context.database.transaction(async (db) => {
    await holdProposed(context, db, employerId, proposalId);
    return onRequest(within(context, db), employerId, requestId, accept(context, proposalId, interviewOn));
  });
}

/** Who was proposed, with all that is offered beside it: before the ledger, as those do who take their data back. */
async function holdProposed(
  context: ServiceContext,
  db: Executor,
  employerId: string,
  proposalId: string,
): Promise<void> {
  const proposal = await findProposal(db, employerId, proposalId);
  const person = proposal && (await findCase(db, proposal.agency_id, proposal.disclosure_id));
  // Of who was erased nothing is held: nobody will be introduced.
  if (person?.person_key) await holdOffers(context, db, person.person_key, [employerId]);
}

function accept(context: ServiceContext, proposalId: string, interviewOn: string | null): Step {
  return async (db, ledger, request) => {
    const { employer_id: employerId, request_id: requestId } = request;
    const proposal = await proposalOf(db, request, proposalId);
    if (!proposal) return 'not_found';
    if (proposal.state === 'accepted') return 'done';
    if (request.state !== 'proposed' || proposal.state !== 'offered') return 'conflict';
    if (interviewOn !== null && !canInterviewOn(interviewOn, ledger.now, ledger.now)) return 'day_refused';
    const agency = await findAgency(db, proposal.agency_id);
    const mayPropose = agency !== undefined && isLicensed(agency, japanDay(ledger.now));
    const person = mayPropose ? await stillProposable(db, proposal) : undefined;
    if (!person) {
      await leaveProposal(context, db, proposal);
      return 'conflict';
    }
    const at = moment(ledger.now);
    await useSlot(db, ledger, request.slot_id);
    const others = (await proposalsOf(db, employerId, [requestId])).filter(
      (other) => other.state === 'offered' && other.proposal_id !== proposalId,
    );
    await changeProposal(db, proposal, { state: 'accepted', decided_at: at });
    await recordInterview(context, db, person, proposal, ledger.now);
    for (const other of others) await changeProposal(db, other, { state: 'declined', decided_at: at });
    const fields = { state: 'interview', accepted_at: at, interview_on: interviewOn } as const;
    await changeRequest(db, request, fields);
    const after = { ...request, ...fields };
    await tellAgencies(context, db, after, 'accepted', [proposal.agency_id]);
    const passedOver = others.map(({ agency_id }) => agency_id).filter((id) => id !== proposal.agency_id);
    await tellAgencies(context, db, after, 'declined', passedOver);
    const unanswered = (await asksOf(db, request)).filter(({ state }) => state === 'open');
    await tellAgencies(
      context,
      db,
      after,
      'returned',
      unanswered.map(({ agency_id }) => agency_id),
    );
    await tellEmployer(context, db, after, 'accepted');
    // One person takes one slot: what they were offered for beside it here is over.
    if (person.person_key !== null) await endUnwantedOffers(context, db, person.person_key);
    return 'done';
  };
}

/** Declines one proposal. Agencies may propose somebody else, and have the usual time for it. */
export async function declineProposal(
  context: ServiceContext,
  employerId: string,
  requestId: string,
  proposalId: string,
): Promise<DecisionResult> {
  return onRequest(context, employerId, requestId, async (db, ledger, request) => {
    const proposal = await proposalOf(db, request, proposalId);
    if (!proposal) return 'not_found';
    if (proposal.state === 'declined') return 'done';
    if (request.state !== 'proposed' || proposal.state !== 'offered') return 'conflict';
    await changeProposal(db, proposal, { state: 'declined', decided_at: moment(ledger.now) });
    const after = await askAgainIfNoneIsOpen(db, ledger, request);
    await tellAgencies(context, db, after, 'declined', [proposal.agency_id]);
    await tellEmployer(context, db, after, 'declined');
    return 'done';
  });
}

/** Sets or moves the day of the interview. */
export async function setInterview(
  context: ServiceContext,
  employerId: string,
  requestId: string,
  interviewOn: string,
): Promise<DecisionResult> {
  return onRequest(context, employerId, requestId, async (db, { now }, request) => {
    if (request.state !== 'interview') return 'conflict';
    if (request.interview_on === interviewOn) return 'done';
    if (!canInterviewOn(interviewOn, new Date(request.accepted_at ?? now), now)) return 'day_refused';
    await changeRequest(db, request, { interview_on: interviewOn });
    const after = { ...request, interview_on: interviewOn };
    await tellAgencies(context, db, after, 'interview_set', await introducerOf(db, request));
    await tellEmployer(context, db, after, 'interview_set');
    return 'done';
  });
}

/** How the interview ended. The slot stays used either way. */
export async function reportResult(
  context: ServiceContext,
  employerId: string,
  requestId: string,
  result: 'hired' | 'not_hired',
): Promise<DecisionResult> {
  return onRequest(context, employerId, requestId, async (db, ledger, request) => {
    if (request.state === result) return 'done';
    if (request.state !== 'interview') return 'conflict';
    const fields = { state: result, closed_at: moment(ledger.now) } as const;
    await changeRequest(db, request, fields);
    await tellAgencies(context, db, { ...request, ...fields }, result, await introducerOf(db, request));
    await tellEmployer(context, db, { ...request, ...fields }, result);
    return 'done';
  });
}

/**
 * From the day somebody was accepted until a year from now. A mistyped year would make it an interview that is over, and
 * one that is over gives no slot back.
 */
function canInterviewOn(day: string, accepted: Date, now: Date): boolean {
  return day >= japanDay(accepted) && day <= yearAfter(japanDay(now), 1);
}

async function onRequest(
  context: ServiceContext,
  employerId: string,
  requestId: string,
  step: Step,
): Promise<DecisionResult> {
  return context.database.transaction(async (db) => {
    const ledger = await openLedger(context, db, employerId);
    const request = await findRequest(db, employerId, requestId);
    return request ? step(db, ledger, request) : 'not_found';
  });
}

/** The agency whose person was accepted. */
async function introducerOf(db: Executor, request: SlotRequestRow): Promise<readonly string[]> {
  const proposals = await proposalsOf(db, request.employer_id, [request.request_id]);
  return proposals.filter(({ state }) => state === 'accepted').map(({ agency_id }) => agency_id);
}

async function proposalOf(
  db: Executor,
  request: SlotRequestRow,
  proposalId: string,
): Promise<SlotProposal | undefined> {
  const proposal = await findProposal(db, request.employer_id, proposalId);
  return proposal?.request_id === request.request_id ? proposal : undefined;
}
