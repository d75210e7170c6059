import { sql } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { Candidate } from './candidates.ts';

/** Everybody whose address begins with a quote. */
export async function quotedPeople(db: Executor): Promise<readonly Pick<Candidate, 'person_key' | 'mail'>[]> {
  return db.selectFrom('candidates').select(['person_key', 'mail']).where('mail', 'like', '"%').execute();
}

/** Keeps all there is of a person under another key and subject (identity/person-key.ts), which nobody else may have. */
export async function movePerson(
  db: Executor,
  from: string,
  to: { readonly personKey: string; readonly subject: string },
): Promise<void> {
  for (const table of ['disclosure_records', 'employer_disclosures'] as const)
    await sql`update ${sql.table(table)} set subject = ${to.subject} where subject is not null and exists (
        select 1 from registrations where registrations.person_key = ${from}
          and registrations.employer_id = ${sql.table(table)}.employer_id
          and registrations.registration_id = ${sql.table(table)}.registration_id)`.execute(db);
  // Stopped under either key, mails stay stopped; claimed under either, a person is not claimed anew.
  for (const table of ['suppressions', 'person_claims'] as const)
    await sql`update ${sql.table(table)} set person_key = ${to.personKey} where person_key = ${from} and not exists (
        select 1 from ${sql.table(table)} as other where other.person_key = ${to.personKey})`.execute(db);
  for (const table of ['candidates', 'registrations', 'sessions', 'verification_codes', 'outbox'] as const)
    await db.updateTable(table).set({ person_key: to.personKey }).where('person_key', '=', from).execute();
}
