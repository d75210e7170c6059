import type { Executor } from '../db/database.ts';

export interface FoundRegistration {
  readonly employer_id: string;
  readonly registration_id: string;
  readonly short_name: string;
  readonly short_name_en: string;
  readonly mail: string;
  readonly outcome: 'unverified' | 'eligible' | 'counted' | 'not_counted' | 'held';
  readonly outcome_reason: string | null;
  readonly created_at: string;
}

/** Registrations of one person at all employers, or one by its number; newest first. */
export async function findRegistrations(
  db: Executor,
  by: { readonly personKey: string } | { readonly registrationId: string },
  limit: number,
): Promise<readonly FoundRegistration[]> {
  const query = db
    .selectFrom('registrations')
    .innerJoin('employers', 'employers.employer_id', 'registrations.employer_id')
    .select([
      'registrations.employer_id',
      'registrations.registration_id',
      'employers.short_name',
      'employers.short_name_en',
      'registrations.mail',
      'registrations.outcome',
      'registrations.outcome_reason',
      'registrations.created_at',
    ])
    .where('registrations.erased_at', 'is', null)
    .orderBy('registrations.created_at', 'desc')
    .limit(limit);
  return 'personKey' in by
    ? query.where('registrations.person_key', '=', by.personKey).execute()
    : query.where('registrations.registration_id', '=', by.registrationId).execute();
}
