import { sql, type Kysely } from 'kysely';

/** Members, sessions, typed codes and agency keys; and mails that belong to no employer. */
export function access() {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
    },
  };
}

const STATEMENTS = [
  `create table members (
    member_id text primary key,
    audience text not null check (audience in ('agency', 'operator')),
    agency_id text references agencies,
    person_key text not null, mail text not null, name text not null,
    created_at text not null, removed_at text,
    check ((audience = 'agency') = (agency_id is not null)))`,
  `create unique index members_once on members (audience, person_key) where removed_at is null`,
  `create index members_by_agency on members (agency_id) where agency_id is not null`,

  `create table sessions (
    session_id text primary key,
    token_hash text not null unique,
    kind text not null check (kind in ('candidate', 'agency', 'operator')),
    member_id text references members,
    person_key text not null, mail text not null,
    created_at text not null, seen_at text not null, expires_at text not null, ended_at text,
    check ((kind = 'candidate') = (member_id is null)))`,
  `create index sessions_by_person on sessions (person_key)`,
  `create index sessions_by_end on sessions (expires_at)`,

  `create table sign_in_codes (
    attempt_key text primary key,
    audience text not null check (audience in ('candidate', 'agency', 'operator')),
    person_key text not null, mail text not null, return_to text not null,
    sent_at text not null, code_hash text not null,
    expires_at text not null, tries_left integer not null check (tries_left >= 0), used_at text)`,
  `create index sign_in_codes_by_person on sign_in_codes (person_key, sent_at)`,
  `create index sign_in_codes_by_end on sign_in_codes (expires_at)`,

  `create table agency_keys (
    key_id text primary key,
    agency_id text not null references agencies,
    token_hash text not null unique,
    name text not null, scopes text not null,
    created_at text not null, used_at text, revoked_at text)`,
  `create index agency_keys_by_agency on agency_keys (agency_id)`,

  // Mails to members and sign-in codes belong to no employer; so the reference has to go, which SQLite can only copy away.
  `create table outbox_of_all (
    employer_id text not null, mail_id text not null,
    cause text not null, person_key text not null, message text not null,
    status text not null check (status in ('waiting', 'delivered', 'suppressed', 'failed')),
    attempts integer not null default 0,
    next_attempt_at text not null, leased_until text, created_at text not null, finished_at text,
    primary key (employer_id, mail_id),
    unique (employer_id, cause))`,
  `insert into outbox_of_all select employer_id, mail_id, cause, person_key, message, status, attempts,
    next_attempt_at, leased_until, created_at, finished_at from outbox`,
  `drop table outbox`,
  `alter table outbox_of_all rename to outbox`,
  `create index outbox_waiting on outbox (next_attempt_at) where status = 'waiting'`,
];
