import type { Executor } from '../db/database.ts';
import type { Employer } from './employers.ts';

/** Proposals an employer accepted for interview, with the people they are about. */
function acceptedWithPeople(db: Executor, employerId: string) {
  return db
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
    .where('slot_proposals.employer_id', '=', employerId)
    .where('slot_proposals.state', '=', 'accepted');
}

/** Names of those who still let the agency have their data, by proposal. */
export async function namesOfAccepted(
  db: Executor,
  employerId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await acceptedWithPeople(db, employerId)
    .select(['slot_proposals.proposal_id', 'registrations.name'])
    .where('disclosure_records.withdrawn_at', 'is', null)
    .where('registrations.erased_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.proposal_id, row.name]));
}

/** Whom an employer meets or has hired: one person takes one slot of it, whichever agency proposes them. */
export async function peopleOfAccepted(db: Executor, employerId: string): Promise<ReadonlySet<string>> {
  const rows = await acceptedWithPeople(db, employerId)
    .innerJoin('slot_requests', (join) =>
      join
        .onRef('slot_requests.employer_id', '=', 'slot_proposals.employer_id')
        .onRef('slot_requests.request_id', '=', 'slot_proposals.request_id'),
    )
    .select('registrations.person_key')
    .where('slot_requests.state', 'in', ['interview', 'hired'])
    .execute();
  return new Set(rows.flatMap(({ person_key: key }) => (key === null ? [] : [key])));
}

/**
 * Employers that are to interview somebody through one agency, from `today` on: they hear of it as a withdrawal when the
 * person takes their data back. Crosses employers on purpose.
 */
export async function interviewsAhead(
  db: Executor,
  disclosureId: string,
  today: string,
): Promise<readonly Pick<Employer, 'employer_id' | 'short_name' | 'short_name_en'>[]> {
  return db
    .selectFrom('slot_proposals')
    .innerJoin('slot_requests', (join) =>
      join
        .onRef('slot_requests.employer_id', '=', 'slot_proposals.employer_id')
        .onRef('slot_requests.request_id', '=', 'slot_proposals.request_id'),
    )
    .innerJoin('employers', 'employers.employer_id', 'slot_proposals.employer_id')
    .select(['employers.employer_id', 'employers.short_name', 'employers.short_name_en'])
    .where('slot_proposals.disclosure_id', '=', disclosureId)
    .where('slot_proposals.state', '=', 'accepted')
    .where('slot_requests.state', '=', 'interview')
    .where((eb) =>
      eb.or([eb('slot_requests.interview_on', 'is', null), eb('slot_requests.interview_on', '>=', today)]),
    )
    .orderBy('slot_proposals.decided_at')
    .execute();
}
