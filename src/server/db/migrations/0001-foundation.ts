import { sql, type Kysely } from 'kysely';
import type { Engine } from '../schema.ts';

/** The first tables. Migrations only go forward, and a released one is never edited. */
export function foundation(engine: Engine) {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of TABLES) await sql.raw(statement).execute(db);
      for (const statement of engine === 'sqlite' ? SQLITE_RULES : POSTGRES_RULES)
        await sql.raw(statement).execute(db);
    },
  };
}

const TABLES = [
  `create table settings (name text primary key, value text not null)`,

  `create table employers (
    employer_id text primary key,
    code text not null unique,
    name text not null, name_en text not null, short_name text not null, short_name_en text not null,
    status text not null check (status in ('active', 'paused', 'onboarding')),
    cadence text not null check (cadence in ('daily', 'at_once')),
    is_demo integer not null default 0,
    created_at text not null)`,
  `create table employer_domains (
    employer_id text not null references employers, domain text not null, primary key (employer_id, domain))`,
  `create table credit_policies (
    employer_id text not null references employers,
    version integer not null,
    threshold integer not null check (threshold >= 1),
    counting_stage text not null check (counting_stage in ('registered', 'interviewed')),
    slot_valid_days integer,
    pending_days integer not null check (pending_days >= 1),
    effective_from text not null,
    created_at text not null,
    primary key (employer_id, version))`,
  `create table invitations (
    invitation_id text primary key,
    employer_id text not null references employers,
    code_hash text not null unique,
    uses_left integer not null check (uses_left >= 0),
    expires_at text not null, withdrawn_at text, created_at text not null)`,
  `create table connections (
    connection_id text primary key,
    employer_id text not null references employers,
    token_hash text not null unique,
    invitation_id text,
    created_at text not null, revoked_at text)`,

  `create table agencies (
    agency_id text primary key, name text not null, name_en text not null,
    licence_no text not null, licence_expires_on text not null, created_at text not null)`,
  `create table employer_agencies (
    employer_id text not null references employers,
    agency_id text not null references agencies,
    position integer not null,
    primary key (employer_id, agency_id))`,

  `create table links (
    employer_id text not null references employers, code text not null, first_opened_at text not null,
    primary key (employer_id, code))`,
  `create index links_by_time on links (employer_id, first_opened_at)`,
  `create table visit_days (
    employer_id text not null references employers, day text not null,
    visits integer not null, suspected integer not null,
    primary key (employer_id, day))`,

  `create table registrations (
    employer_id text not null references employers,
    registration_id text not null,
    page_key text not null,
    submission_id text not null,
    link_code text,
    language text not null,
    name text not null, mail text not null, job text not null, area text,
    contact_preference text not null check (contact_preference in ('mail', 'phone')),
    phone text, hidden_companies text,
    person_key text,
    outcome text not null check (outcome in ('unverified', 'eligible', 'counted', 'not_counted', 'held')),
    outcome_reason text,
    is_test integer not null default 0,
    created_at text not null, verified_at text, counted_at text,
    primary key (employer_id, registration_id),
    unique (employer_id, page_key),
    unique (employer_id, submission_id))`,
  `create index registrations_by_person on registrations (employer_id, person_key) where person_key is not null`,
  `create index registrations_by_link on registrations (employer_id, link_code) where link_code is not null`,
  `create index registrations_unverified on registrations (created_at) where outcome = 'unverified'`,
  `create table verification_codes (
    employer_id text not null, registration_id text not null, sent_at text not null,
    code_hash text not null, person_key text not null,
    expires_at text not null, tries_left integer not null check (tries_left >= 0), used_at text,
    primary key (employer_id, registration_id, sent_at),
    foreign key (employer_id, registration_id) references registrations on delete cascade)`,
  `create index verification_codes_by_person on verification_codes (person_key, sent_at)`,
  `create table consents (
    employer_id text not null, consent_id text not null, registration_id text not null,
    purpose text not null check (purpose in ('agency_handoff', 'employer_contact', 'news')),
    is_granted integer not null, version text not null, language text not null, created_at text not null,
    primary key (employer_id, consent_id),
    foreign key (employer_id, registration_id) references registrations on delete cascade)`,
  `create index consents_by_registration on consents (employer_id, registration_id, purpose)`,
  `create table disclosure_records (
    employer_id text not null references employers, disclosure_id text not null,
    registration_id text not null, agency_id text not null references agencies,
    items text not null, consent_version text not null, disclosed_at text not null,
    primary key (employer_id, disclosure_id),
    unique (employer_id, registration_id, agency_id))`,

  `create table person_claims (person_key text primary key, employer_id text not null, claimed_at text not null)`,
  `create table suppressions (
    person_key text primary key, page_key text not null unique, mail text not null, created_at text not null)`,

  `create table employer_counters (
    employer_id text primary key references employers,
    sequence integer not null default 0,
    registered integer not null default 0, counted integer not null default 0 check (counted >= 0),
    duplicate integer not null default 0, review integer not null default 0,
    own_domain integer not null default 0, disposable integer not null default 0,
    granted integer not null default 0, reserved integer not null default 0,
    used integer not null default 0, expired integer not null default 0,
    next_slot_at integer not null, threshold integer not null,
    updated_at text not null,
    check (granted - reserved - used - expired >= 0),
    check (next_slot_at > counted))`,
  `create table ledger_entries (
    employer_id text not null references employers,
    sequence integer not null,
    account text not null, amount integer not null, cause text not null,
    registration_id text, slot_id text, reason text,
    policy_version integer not null, event_at text not null,
    primary key (employer_id, sequence))`,
  `create unique index ledger_entries_once on ledger_entries (employer_id, registration_id, account, cause)
    where registration_id is not null and account <> 'granted'`,
  `create table slots (
    employer_id text not null references employers, slot_id text not null, number integer not null,
    status text not null check (status in ('granted', 'reserved', 'used', 'expired')),
    policy_version integer not null, granted_at text not null, expires_at text, changed_at text not null,
    primary key (employer_id, slot_id),
    unique (employer_id, number))`,
  `create table registration_days (
    employer_id text not null references employers, day text not null,
    registered integer not null, counted integer not null, granted integer not null,
    primary key (employer_id, day))`,
  `create table progress_snapshots (
    employer_id text not null references employers, closing_at text not null,
    through_sequence integer not null, totals text not null,
    pending integer not null, remaining integer not null, threshold integer not null,
    created_at text not null,
    primary key (employer_id, closing_at))`,

  `create table count_reports (
    employer_id text not null references employers, report_id text not null, received_at text not null,
    primary key (employer_id, report_id))`,
  `create table insertion_days (
    employer_id text not null references employers, day text not null, stage text not null, language text not null,
    inserted integer not null, sent integer not null,
    primary key (employer_id, day, stage, language))`,

  `create table bookings (
    employer_id text not null references employers, booking_id text not null,
    starts_at text not null, minutes integer not null, mail text not null, language text not null,
    created_at text not null, cancelled_at text,
    primary key (employer_id, booking_id))`,
  `create table meeting_times (starts_at text primary key, employer_id text not null, booking_id text not null)`,

  `create table outbox (
    employer_id text not null references employers, mail_id text not null,
    cause text not null, person_key text not null, message text not null,
    status text not null check (status in ('waiting', 'delivered', 'suppressed', 'failed')),
    attempts integer not null default 0,
    next_attempt_at text not null, leased_until text, created_at text not null, finished_at text,
    primary key (employer_id, mail_id),
    unique (employer_id, cause))`,
  `create index outbox_waiting on outbox (next_attempt_at) where status = 'waiting'`,
];

const SQLITE_RULES = ['update', 'delete'].map(
  (operation) => `create trigger ledger_entries_no_${operation} before ${operation} on ledger_entries
    begin select raise(abort, 'The ledger only appends.'); end`,
);

const POSTGRES_RULES = [
  `create function refuse_ledger_change() returns trigger language plpgsql as $$
    begin raise exception 'The ledger only appends.'; end $$`,
  `create trigger ledger_entries_append_only before update or delete or truncate on ledger_entries
    for each statement execute function refuse_ledger_change()`,
];
