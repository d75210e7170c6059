import type { Executor } from '../db/database.ts';

/** Somebody whose newest answer to "may this employer contact me again" is yes. */
export interface PoolEntry {
  readonly registration_id: string;
  readonly person_key: string | null;
  readonly name: string;
  readonly mail: string;
  readonly job: string;
  readonly area: string | null;
  readonly agreed_at: string;
}

/**
 * Those who agreed after `agreedAfter`, newest consent first; verified and agreed before `seenBefore`. A consent that
 * was taken back since is no consent, whenever it is asked.
 */
export async function poolEntries(
  db: Executor,
  employerId: string,
  range: { readonly agreedAfter: string; readonly seenBefore: string },
  registrationId?: string,
): Promise<readonly PoolEntry[]> {
  let query = db
    .selectFrom('consents')
    .innerJoin('registrations', (join) =>
      join
        .onRef('registrations.employer_id', '=', 'consents.employer_id')
        .onRef('registrations.registration_id', '=', 'consents.registration_id'),
    )
    .select([
      'registrations.registration_id',
      'registrations.person_key',
      'registrations.name',
      'registrations.mail',
      'registrations.job',
      'registrations.area',
      'consents.created_at as agreed_at',
    ])
    .where('consents.employer_id', '=', employerId)
    .where('consents.purpose', '=', 'employer_contact')
    .where('consents.is_granted', '=', 1)
    .where('consents.created_at', '>', range.agreedAfter)
    .where('consents.created_at', '<=', range.seenBefore)
    .where('registrations.verified_at', '<=', range.seenBefore)
    .where('registrations.is_test', '=', 0)
    .where('registrations.erased_at', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('consents as later')
            .select('later.consent_id')
            .whereRef('later.employer_id', '=', 'consents.employer_id')
            .whereRef('later.registration_id', '=', 'consents.registration_id')
            .whereRef('later.purpose', '=', 'consents.purpose')
            .where((inner) =>
              inner.or([
                inner('later.created_at', '>', inner.ref('consents.created_at')),
                inner.and([
                  inner('later.created_at', '=', inner.ref('consents.created_at')),
                  inner('later.consent_id', '>', inner.ref('consents.consent_id')),
                ]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('consents.created_at', 'desc')
    .orderBy('consents.consent_id', 'desc');
  if (registrationId !== undefined) query = query.where('consents.registration_id', '=', registrationId);
  return query.execute();
}
