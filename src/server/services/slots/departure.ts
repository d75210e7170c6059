import type { Executor } from '../../db/database.ts';
import { findAgency, isLicensed } from '../../stores/agencies.ts';
import { casesOfPerson } from '../../stores/agency-cases.ts';
import { endEmployerDisclosures } from '../../stores/employer-disclosures.ts';
import {
  changeProposal,
  findProposal,
  lapsedOffers,
  standingProposals,
  type SlotProposal,
} from '../../stores/slot-proposals.ts';
import { findRequest } from '../../stores/slot-requests.ts';
import { japanDay } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import { stillProposable } from './proposable.ts';
import type { ServiceContext } from '../context.ts';
import { openLedger } from '../credit/ledger.ts';
import { tellAgencies, tellEmployer } from './notices.ts';
import { askAgainIfNoneIsOpen, giveBack, giveBackIfNobodyIsLeft } from './requests.ts';

const BATCH = 100;

/**
 * A person steps back from everything one agency proposed them for, in the caller's transaction. An interview that has
 * not taken place gives the slot back; what happens after the interview does not.
 */
export async function leaveProposals(
  context: ServiceContext,
  db: Executor,
  disclosureId: string,
): Promise<void> {
  for (const proposal of inOneOrder(await standingProposals(db, disclosureId))) {
    await leaveProposal(context, db, proposal);
    const { proposal_id } = proposal;
    // Also of an interview that is over: the name is shown to the employer no more.
    if (proposal.state === 'accepted')
      await endEmployerDisclosures(db, { proposal_id }, moment(context.clock()));
  }
}

/**
 * What a person wishes, or agreed to, is another thing now: offers they may not be introduced by any more end, in the
 * caller's transaction. Whom an employer has accepted it knows by name; that is left to the person. Only on a person
 * whose offers are held (`holdOffers`), and not under a ledger that the caller goes on writing to.
 */
export async function endUnwantedOffers(
  context: ServiceContext,
  db: Executor,
  personKey: string,
): Promise<void> {
  const proposals: SlotProposal[] = [];
  for (const { disclosure_id: disclosureId } of await casesOfPerson(db, personKey))
    proposals.push(...(await standingProposals(db, disclosureId)));
  for (const proposal of inOneOrder(proposals))
    if (proposal.state === 'offered' && !(await stillProposable(db, proposal)))
      await leaveProposal(context, db, proposal);
}

/** Locks of several employers are taken in one order, so that two departures cannot wait for each other. */
function inOneOrder(proposals: readonly SlotProposal[]): readonly SlotProposal[] {
  return [...proposals].sort((a, b) => (a.employer_id < b.employer_id ? -1 : 1));
}

/** Ends what agencies offered whose licence has lapsed since: they may introduce nobody any more. Safe to repeat. */
export async function endLapsedOffers(context: ServiceContext, stopping?: AbortSignal): Promise<void> {
  const today = japanDay(context.clock());
  for (const proposal of await lapsedOffers(context.database.kysely, today, BATCH)) {
    if (stopping?.aborted) return;
    await context.database.transaction(async (db) => {
      const agency = await findAgency(db, proposal.agency_id);
      if (agency && !isLicensed(agency, today)) await leaveProposal(context, db, proposal);
    });
  }
}

/** One proposal is taken back, by the person, by the agency that made it or with its licence. False where it was decided meanwhile. */
export async function leaveProposal(
  context: ServiceContext,
  db: Executor,
  { employer_id: employerId, request_id: requestId, proposal_id: proposalId }: SlotProposal,
): Promise<boolean> {
  const ledger = await openLedger(context, db, employerId);
  const request = await findRequest(db, employerId, requestId);
  const proposal = await findProposal(db, employerId, proposalId);
  if (!request || !proposal) return false;
  const withdrawn = { state: 'withdrawn', decided_at: moment(ledger.now) } as const;
  if (proposal.state === 'offered') {
    await changeProposal(db, proposal, withdrawn);
    const after = await askAgainIfNoneIsOpen(db, ledger, request);
    const ended = await giveBackIfNobodyIsLeft(context, db, ledger, after);
    if (!ended) await tellEmployer(context, db, after, 'proposal_withdrawn');
    return true;
  }
  if (proposal.state !== 'accepted' || request.state !== 'interview') return false;
  const isOver = request.interview_on !== null && request.interview_on < japanDay(ledger.now);
  if (isOver) return false;
  await changeProposal(db, proposal, withdrawn);
  await endEmployerDisclosures(db, { proposal_id: proposalId }, withdrawn.decided_at);
  await giveBack(context, db, ledger, request, 'candidate_withdrew');
  await tellAgencies(context, db, request, 'withdrawn', [proposal.agency_id]);
  return true;
}
