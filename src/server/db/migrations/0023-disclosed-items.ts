import { sql, type Kysely } from 'kysely';

/** What agencies could read beyond what the record of the hand-over said, and from now on since when. */
export const disclosedItems = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `alter table disclosure_records add column added text not null default ''`,
  `update disclosure_records set items = items || ' language'`,
  readable('phone', 'registrations', 'registrations.phone is not null'),
  readable('hidden_companies', 'registrations', 'registrations.hidden_companies is not null'),
  readable(
    'resting',
    'registrations join candidates on candidates.person_key = registrations.person_key',
    `candidates.state <> 'looking'`,
  ),
];

/** Agencies that have the data read them as they are now. When a kind was first passed on was not written down. */
function readable(item: string, from: string, holds: string): string {
  return `update disclosure_records set items = items || ' ${item}'
    where withdrawn_at is null and items not like '%${item}%' and exists (
      select 1 from ${from} where registrations.employer_id = disclosure_records.employer_id
        and registrations.registration_id = disclosure_records.registration_id and ${holds})`;
}
