import type { Executor } from '../db/database.ts';

/**
 * Keys of people who look for work and wait for a first word from an agency that has no licence on a day, though another
 * one that has them could write: in one order, from behind a key on. Crosses employers.
 */
export async function peopleOfLapsedLead(
  db: Executor,
  agencyId: string,
  day: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('agency_cases')
    .innerJoin('registrations', (join) =>
      join
        .onRef('registrations.employer_id', '=', 'agency_cases.employer_id')
        .onRef('registrations.registration_id', '=', 'agency_cases.registration_id'),
    )
    .innerJoin('candidates', 'candidates.person_key', 'registrations.person_key')
    .select('candidates.person_key')
    .distinct()
    .where('agency_cases.agency_id', '=', agencyId)
    .where('agency_cases.is_lead', '=', 1)
    .where('agency_cases.contacted_at', 'is', null)
    .where('candidates.state', '=', 'looking')
    .where('candidates.person_key', '>', after)
    .where((where) => {
      const able = where
        .selectFrom('disclosure_records as handed')
        .innerJoin('agencies as theirs', 'theirs.agency_id', 'handed.agency_id')
        .innerJoin('agency_cases as others', (join) =>
          join
            .onRef('others.employer_id', '=', 'handed.employer_id')
            .onRef('others.disclosure_id', '=', 'handed.disclosure_id'),
        )
        .select('others.disclosure_id')
        .whereRef('handed.employer_id', '=', 'agency_cases.employer_id')
        .whereRef('handed.registration_id', '=', 'agency_cases.registration_id')
        .where('theirs.licence_expires_on', '>=', day)
        .where('handed.withdrawn_at', 'is', null);
      const begun = able.where((other) =>
        other.or([other('others.stage', '<>', 'to_contact'), other('others.contacted_at', 'is not', null)]),
      );
      // Where one of them has begun, nobody waits.
      return where.and([where.exists(able), where.not(where.exists(begun))]);
    })
    .orderBy('candidates.person_key')
    .limit(limit)
    .execute();
  return rows.map(({ person_key: key }) => key);
}
