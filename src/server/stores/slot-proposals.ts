import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { SlotProposalsTable } from '../db/schema-introductions.ts';
import type { AskWithRequest, SlotAsk, SlotRequestRow } from './slot-requests.ts';

export type SlotProposal = Selectable<SlotProposalsTable>;

/** Of all agencies and in every state, withdrawn ones too; oldest first, all requests together. */
export async function proposalsOf(
  db: Executor,
  employerId: string,
  requestIds: readonly string[],
): Promise<readonly (SlotProposal & { readonly agency_name: string; readonly agency_name_en: string })[]> {
  if (requestIds.length === 0) return [];
  return db
    .selectFrom('slot_proposals')
    .innerJoin('agencies', 'agencies.agency_id', 'slot_proposals.agency_id')
    .selectAll('slot_proposals')
    .select(['agencies.name as agency_name', 'agencies.name_en as agency_name_en'])
    .where('slot_proposals.employer_id', '=', employerId)
    .where('slot_proposals.request_id', 'in', requestIds)
    .orderBy('slot_proposals.proposed_at')
    .orderBy('slot_proposals.proposal_id')
    .execute();
}

/** In any state and of any of the employer's requests: the caller compares `request_id`. */
export async function findProposal(
  db: Executor,
  employerId: string,
  proposalId: string,
): Promise<SlotProposal | undefined> {
  return db
    .selectFrom('slot_proposals')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('proposal_id', '=', proposalId)
    .executeTakeFirst();
}

/** At least one. Throws where the request knows the person already: `dropWithdrawnProposals` comes before. */
export async function addProposals(
  db: Executor,
  proposals: readonly Insertable<SlotProposalsTable>[],
): Promise<void> {
  await db
    .insertInto('slot_proposals')
    .values([...proposals])
    .execute();
}

/** Makes room for proposing people again: a request knows each of them once. */
export async function dropWithdrawnProposals(
  db: Executor,
  request: Pick<SlotRequestRow, 'employer_id' | 'request_id'>,
  disclosureIds: readonly string[],
): Promise<void> {
  await db
    .deleteFrom('slot_proposals')
    .where('employer_id', '=', request.employer_id)
    .where('request_id', '=', request.request_id)
    .where('disclosure_id', 'in', disclosureIds)
    .where('state', '=', 'withdrawn')
    .execute();
}

/** Only under the asking employer's ledger lock. A second `accepted` for one request throws. */
export async function changeProposal(
  db: Executor,
  proposal: Pick<SlotProposal, 'employer_id' | 'proposal_id'>,
  fields: Updateable<SlotProposalsTable>,
): Promise<void> {
  await db
    .updateTable('slot_proposals')
    .set(fields)
    .where('employer_id', '=', proposal.employer_id)
    .where('proposal_id', '=', proposal.proposal_id)
    .execute();
}

/** Proposals of one person that are not decided against, at every employer: crosses employers on purpose. */
export async function standingProposals(
  db: Executor,
  disclosureId: string,
): Promise<readonly SlotProposal[]> {
  return db
    .selectFrom('slot_proposals')
    .selectAll()
    .where('disclosure_id', '=', disclosureId)
    .where('state', 'in', ['offered', 'accepted'])
    .execute();
}

/** Every proposal of one person, at every employer: crosses employers on purpose. */
export async function proposalsOfPerson(
  db: Executor,
  disclosureId: string,
): Promise<readonly SlotProposal[]> {
  return db
    .selectFrom('slot_proposals')
    .selectAll()
    .where('disclosure_id', '=', disclosureId)
    .orderBy('proposed_at')
    .orderBy('proposal_id')
    .execute();
}

/** Whom an agency proposed for requests: nobody is before the request came. */
export async function proposalsFor(
  db: Executor,
  agencyId: string,
  asks: readonly AskWithRequest[],
): Promise<readonly SlotProposal[]> {
  const oldest = asks.at(-1);
  return oldest === undefined ? [] : proposalsBy(db, agencyId, oldest.requested_at);
}

/** Whom an agency proposed for one request. */
export async function ownProposals(
  db: Executor,
  agencyId: string,
  { employer_id, request_id }: Pick<SlotAsk, 'employer_id' | 'request_id'>,
): Promise<readonly SlotProposal[]> {
  const all = await proposalsOf(db, employer_id, [request_id]);
  return all.filter(({ agency_id }) => agency_id === agencyId);
}

/** Proposals nobody decided yet, of agencies whose licence ended before a day: crosses employers on purpose. */
export async function lapsedOffers(
  db: Executor,
  day: string,
  limit: number,
): Promise<readonly SlotProposal[]> {
  return db
    .selectFrom('agencies')
    .innerJoin('slot_proposals', 'slot_proposals.agency_id', 'agencies.agency_id')
    .selectAll('slot_proposals')
    .where('agencies.licence_expires_on', '<', day)
    .where('slot_proposals.state', '=', 'offered')
    .orderBy('slot_proposals.proposed_at')
    .limit(limit)
    .execute();
}

/** Everybody an agency proposed since a moment, to any employer. */
export async function proposalsBy(
  db: Executor,
  agencyId: string,
  since: string,
): Promise<readonly SlotProposal[]> {
  return db
    .selectFrom('slot_proposals')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('proposed_at', '>=', since)
    .orderBy('proposed_at')
    .orderBy('proposal_id')
    .execute();
}
