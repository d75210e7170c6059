import type { Proposal, SlotRequest, SlotsReply } from '../../../contract/slots.ts';
import type { Executor } from '../../db/database.ts';
import { activeAgencies } from '../../stores/agencies.ts';
import { getEmployer, type Employer } from '../../stores/employers.ts';
import type { Slot } from '../../stores/ledger.ts';
import { namesOfAccepted } from '../../stores/accepted-people.ts';
import { proposalsOf } from '../../stores/slot-proposals.ts';
import { findRequest, listRequests, type SlotRequestRow } from '../../stores/slot-requests.ts';
import { slotsIn } from '../../stores/slots.ts';
import { japanDay, lastClosing, visibleFrom } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { ANSWER_DAYS } from './requests.ts';
import { expiryOf, restingSince } from './resting.ts';
import { isPastValidity } from './spending.ts';

/** An employer's free and expired slots, and everything asked for with slots. */
export async function readSlots(context: ServiceContext, employerId: string): Promise<SlotsReply> {
  const db = context.database.kysely;
  const now = context.clock();
  const employer = await getEmployer(db, employerId);
  const slots = await slotsIn(db, employerId, ['granted', 'expired']);
  const restsSince = await restingSince(db, employer);
  const agencies = await activeAgencies(db, employerId, japanDay(now));
  return {
    asOf: moment(employer.cadence === 'daily' ? lastClosing(now) : now),
    slots: slots
      .filter((slot) => isVisible(employer, slot, now))
      .map((slot) => onWire(employer, { ...slot, expires_at: expiryOf(slot, restsSince, now) }, now)),
    requests: [...(await requestsOnWire(db, employerId, await listRequests(db, employerId)))],
    agencies: agencies.length,
    answerDays: ANSWER_DAYS,
  };
}

/** One request as the employer sees it. Undefined where there is none. */
export async function readRequest(
  context: ServiceContext,
  employerId: string,
  requestId: string,
): Promise<SlotRequest | undefined> {
  const db = context.database.kysely;
  const request = await findRequest(db, employerId, requestId);
  return request && (await requestsOnWire(db, employerId, [request]))[0];
}

/** The moment of a grant tells when one person registered; so it shows with the closing, and as the closing. */
function isVisible(employer: Employer, slot: Slot, now: Date): boolean {
  return employer.cadence === 'at_once' || slot.granted_at < moment(lastClosing(now));
}

function onWire(employer: Employer, slot: Slot, now: Date): SlotsReply['slots'][number] {
  const granted = new Date(slot.granted_at);
  const expired = slot.status === 'expired' || isPastValidity(slot, now);
  return {
    slotId: slot.slot_id,
    state: expired ? 'expired' : 'available',
    grantedAt: moment(employer.cadence === 'at_once' ? granted : visibleFrom(granted)),
    expiresOn: slot.expires_at === null ? null : japanDay(new Date(slot.expires_at)),
  };
}

async function requestsOnWire(
  db: Executor,
  employerId: string,
  requests: readonly SlotRequestRow[],
): Promise<readonly SlotRequest[]> {
  const ids = requests.map(({ request_id }) => request_id);
  const proposals = await proposalsOf(db, employerId, ids);
  const names = await namesOfAccepted(db, employerId);
  return requests.map((request) => ({
    requestId: request.request_id,
    slotId: request.slot_id,
    position: request.position,
    who: request.who,
    employment: request.employment,
    place: request.place,
    salary: request.salary,
    interviewsFrom: request.interviews_from,
    state: request.state,
    requestedAt: request.requested_at,
    proposedAt: request.proposed_at,
    acceptedAt: request.accepted_at,
    interviewOn: request.interview_on,
    closedAt: request.closed_at,
    returnReason: request.return_reason,
    proposals: proposals
      .filter(({ request_id }) => request_id === request.request_id)
      .map((proposal): Proposal => ({
        proposalId: proposal.proposal_id,
        agencyName: proposal.agency_name,
        agencyNameEn: proposal.agency_name_en,
        state: proposal.state,
        proposedAt: proposal.proposed_at,
        summary: proposal.summary,
        reason: proposal.reason,
        candidateName: names.get(proposal.proposal_id) ?? null,
      })),
  }));
}
