import { sql, type Kysely } from 'kysely';

/** People and what they decide after registering: leaving an agency, resting, being kept for longer, being erased. */
export const candidates = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `create table candidates (
    person_key text primary key,
    mail text not null, language text not null,
    mail_key text not null unique,
    state text not null default 'looking' check (state in ('looking', 'paused', 'found')),
    wants_news integer not null default 0, followed_up integer not null default 0,
    registered_at text not null, active_at text not null,
    retained_until text not null, warned_at text)`,
  `create index candidates_by_retention on candidates (retained_until)`,
  `create index candidates_by_registration on candidates (registered_at)`,

  `alter table registrations add column erased_at text`,
  `create index if not exists registrations_of_person on registrations (person_key) where person_key is not null`,
  `alter table consents add column agency_id text`,

  `alter table disclosure_records add column subject text`,
  `alter table disclosure_records add column withdrawn_at text`,
  `alter table disclosure_records add column resumed_at text`,
  `create index disclosure_records_by_subject on disclosure_records (subject) where subject is not null`,
  `create index disclosure_records_by_agency on disclosure_records (agency_id, disclosed_at)`,
  `create index suppressions_by_time on suppressions (created_at)`,

  // Nobody knows a mail key yet, so any unguessable text will do; the page's own key is one.
  `insert into candidates
    (person_key, mail, language, mail_key, registered_at, active_at, retained_until)
    select person_key, min(mail), min(language), min(page_key), min(verified_at), max(verified_at),
      cast(cast(substr(max(verified_at), 1, 4) as integer) + 1 as text) || substr(max(verified_at), 5)
    from registrations where person_key is not null and verified_at is not null group by person_key`,
];
