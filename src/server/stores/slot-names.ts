import type { Executor } from '../db/database.ts';

/** Names of people an employer accepted for interview and who still let the agency have their data, by proposal. */
export async function namesOfAccepted(
  db: Executor,
  employerId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('slot_proposals')
    .innerJoin('disclosure_records', (join) =>
      join
        .onRef('disclosure_records.employer_id', '=', 'slot_proposals.candidate_employer_id')
        .onRef('disclosure_records.disclosure_id', '=', 'slot_proposals.disclosure_id'),
    )
    .innerJoin('registrations', (join) =>
      join
        .onRef('registrations.employer_id', '=', 'disclosure_records.employer_id')
        .onRef('registrations.registration_id', '=', 'disclosure_records.registration_id'),
    )
    .select(['slot_proposals.proposal_id', 'registrations.name'])
    .where('slot_proposals.employer_id', '=', employerId)
    .where('slot_proposals.state', '=', 'accepted')
    .where('disclosure_records.withdrawn_at', 'is', null)
    .where('registrations.erased_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.proposal_id, row.name]));
}
