import type { Generated } from 'kysely';
import type { OutcomeReason } from '../../core/credit/review.ts';
import type { LedgerSchema } from './schema-ledger.ts';
import type { AccessSchema } from './schema-access.ts';
import type { CandidateSchema } from './schema-candidates.ts';
import type { IntroductionSchema } from './schema-introductions.ts';
import type { OperatorSchema } from './schema-operator.ts';

/**
 * The tables, as the program sees them. Moments are UTC text (`2026-11-23T21:00:00.000Z`), days are text
 * (`2026-11-23`), truth values are 0 or 1: the subset SQLite and PostgreSQL share without a mapper in between.
 * Every table begins its key with `employer_id`, so that it can be spread over machines by employer, unless it is
 * marked global.
 */
export interface Schema
  extends AccessSchema, CandidateSchema, IntroductionSchema, OperatorSchema, LedgerSchema {
  settings: SettingsTable;
  employers: EmployersTable;
  employer_domains: EmployerDomainsTable;
  credit_policies: CreditPoliciesTable;
  invitations: InvitationsTable;
  connections: ConnectionsTable;
  agencies: AgenciesTable;
  employer_agencies: EmployerAgenciesTable;
  links: LinksTable;
  visit_days: VisitDaysTable;
  registrations: RegistrationsTable;
  verification_codes: VerificationCodesTable;
  consents: ConsentsTable;
  disclosure_records: DisclosureRecordsTable;
  person_claims: PersonClaimsTable;
  suppressions: SuppressionsTable;
  employer_counters: EmployerCountersTable;
  ledger_entries: LedgerEntriesTable;
  slots: SlotsTable;
  registration_days: RegistrationDaysTable;
  progress_snapshots: ProgressSnapshotsTable;
  count_reports: CountReportsTable;
  insertion_days: InsertionDaysTable;
  bookings: BookingsTable;
  meeting_times: MeetingTimesTable;
  outbox: OutboxTable;
}

/** Global: facts about this installation, such as the key for keyed hashes. */
export interface SettingsTable {
  name: string;
  value: string;
}

export interface EmployersTable {
  employer_id: string;
  /** The five characters that begin each of the employer's links. */
  code: string;
  name: string;
  name_en: string;
  short_name: string;
  short_name_en: string;
  status: 'active' | 'paused' | 'onboarding';
  /** How often totals become visible. */
  cadence: 'daily' | 'at_once';
  is_demo: number;
  created_at: string;
}

export interface EmployerDomainsTable {
  employer_id: string;
  domain: string;
}

export interface CreditPoliciesTable {
  employer_id: string;
  version: number;
  threshold: number;
  counting_stage: 'registered' | 'interviewed';
  slot_valid_days: number | null;
  pending_days: number;
  slots_per_year: number | null;
  /** Null for the terms an employer began with. */
  decided_by: string | null;
  effective_from: string;
  created_at: string;
}

/** Global by `code_hash`: whoever holds an invitation does not know the employer's id. */
export interface InvitationsTable {
  invitation_id: string;
  employer_id: string;
  /** Whom it was made for, in the operator's words; names the connections made with it. */
  label: string;
  code_hash: string;
  uses_left: number;
  expires_at: string;
  withdrawn_at: string | null;
  created_at: string;
}

/** Global by `token_hash`: the token is all a caller sends. */
export interface ConnectionsTable {
  connection_id: string;
  employer_id: string;
  label: string;
  /** Of the bearer token; of the tenant's and the user's id for a Microsoft sign-in, which brings a token of its own. */
  token_hash: string;
  way_in: 'invitation' | 'entra';
  invitation_id: string | null;
  created_at: string;
  /** The last use, to the hour, so that a forgotten connection shows. */
  used_at: string | null;
  revoked_at: string | null;
}

/** Global: an agency serves many employers. */
export interface AgenciesTable {
  agency_id: string;
  name: string;
  name_en: string;
  licence_no: string;
  licence_expires_on: string;
  /** Areas it serves, by their keys, space-separated; empty for all. */
  areas: Generated<string>;
  /** Kinds of work it serves, likewise. */
  jobs: Generated<string>;
  created_at: string;
}

export interface EmployerAgenciesTable {
  employer_id: string;
  agency_id: string;
  position: number;
}

/** A link is known from the day it was first opened; the service never sees it before. */
export interface LinksTable {
  employer_id: string;
  code: string;
  first_opened_at: string;
}

/** Page views per day, indicative only; `suspected` are those that look like a mail scanner. */
export interface VisitDaysTable {
  employer_id: string;
  day: string;
  visits: number;
  suspected: number;
}

export interface RegistrationsTable {
  employer_id: string;
  registration_id: string;
  /** Unguessable part of the addresses of this registration's pages. */
  page_key: string;
  /** Made when the form was rendered, so that sending twice registers once. */
  submission_id: string;
  /** Null when the employer's common link was used. */
  link_code: string | null;
  language: 'ja' | 'en';
  name: string;
  mail: string;
  job: string;
  area: string | null;
  contact_preference: 'mail' | 'phone';
  phone: string | null;
  hidden_companies: string | null;
  /** Keyed hash of the normalised address; null until the address is verified. */
  person_key: string | null;
  outcome: 'unverified' | 'eligible' | 'counted' | 'not_counted' | 'held';
  outcome_reason: OutcomeReason | null;
  is_test: number;
  created_at: string;
  verified_at: string | null;
  counted_at: string | null;
  /** When an agency first met the person, whether it counts or not. */
  interviewed_at: string | null;
  /** Set when everything about the person was taken out of this row; what is left is an anonymous count. */
  erased_at: string | null;
}

/** One row per code sent; the newest is the one that is asked for. */
export interface VerificationCodesTable {
  employer_id: string;
  registration_id: string;
  sent_at: string;
  code_hash: string;
  /** Keyed hash of the address the code went to, for limiting mails to one address. */
  person_key: string;
  expires_at: string;
  tries_left: number;
  used_at: string | null;
}

/** One row per purpose and answer; the newest row of a purpose (and agency) holds. */
export interface ConsentsTable {
  employer_id: string;
  consent_id: string;
  registration_id: string;
  purpose: 'agency_handoff' | 'employer_contact' | 'news';
  /** Set where the answer concerns one agency only; null for all that were named. */
  agency_id: string | null;
  is_granted: number;
  version: string;
  language: 'ja' | 'en';
  created_at: string;
}

/** What was given to whom, when and on what consent (APPI articles 29 and 30; research/product.md C1). */
export interface DisclosureRecordsTable {
  employer_id: string;
  disclosure_id: string;
  registration_id: string;
  agency_id: string;
  items: string;
  consent_version: string;
  disclosed_at: string;
  /** Keyed hash of the address, under a key of its own: says whom the record is about to whoever knows the address. */
  subject: string | null;
  /** Since when the agency must not use the data any more; null while it may. */
  withdrawn_at: string | null;
  /** When the person let the agency have the data again, after stopping it. */
  resumed_at: string | null;
}

/** Global: which employer a person counted for last; the one question that crosses employers (product.md 3.1, rule 7). */
export interface PersonClaimsTable {
  person_key: string;
  employer_id: string;
  claimed_at: string;
}

/** Global: addresses that never get a mail again. */
export interface SuppressionsTable {
  person_key: string;
  page_key: string;
  mail: string;
  created_at: string;
}

/** The sums of the employer's ledger, and the lock of every write to it. */
export interface EmployerCountersTable {
  employer_id: string;
  sequence: number;
  registered: number;
  counted: number;
  waiting: number;
  duplicate: number;
  review: number;
  own_domain: number;
  disposable: number;
  refused: number;
  reversed: number;
  granted: number;
  reserved: number;
  used: number;
  expired: number;
  next_slot_at: number;
  threshold: number;
  updated_at: string;
}

/** Append-only, by database rule too. */
export interface LedgerEntriesTable {
  employer_id: string;
  sequence: number;
  account: string;
  amount: number;
  cause: string;
  registration_id: string | null;
  slot_id: string | null;
  reason: string | null;
  policy_version: number;
  event_at: string;
}

export interface SlotsTable {
  employer_id: string;
  slot_id: string;
  /** The how-manieth slot this is; unique per employer, so that a threshold is crossed once. */
  number: number;
  status: 'granted' | 'reserved' | 'used' | 'expired';
  policy_version: number;
  granted_at: string;
  expires_at: string | null;
  changed_at: string;
}

export interface RegistrationDaysTable {
  employer_id: string;
  day: string;
  registered: number;
  counted: number;
  granted: number;
}

/** The figures of one closing, as the employer reads them until the next. */
export interface ProgressSnapshotsTable {
  employer_id: string;
  closing_at: string;
  /** The last ledger entry that is in the figures. */
  through_sequence: number;
  totals: string;
  pending: number;
  remaining: number;
  next_slot_at: number;
  threshold: number;
  created_at: string;
}

export interface CountReportsTable {
  employer_id: string;
  report_id: string;
  received_at: string;
}

export interface InsertionDaysTable {
  employer_id: string;
  day: string;
  stage: string;
  language: string;
  inserted: number;
  sent: number;
}

export interface BookingsTable {
  employer_id: string;
  booking_id: string;
  starts_at: string;
  minutes: number;
  mail: string;
  language: 'ja' | 'en';
  created_at: string;
  cancelled_at: string | null;
}

/** Global: the operator holds one meeting at a time. */
export interface MeetingTimesTable {
  starts_at: string;
  employer_id: string;
  booking_id: string;
}

/** Mails to hand over, written in the transaction that causes them. Emptied of content once delivered. */
export interface OutboxTable {
  /** `relay` for mails that belong to no employer. */
  employer_id: string;
  mail_id: string;
  /** One mail per cause, whatever is retried. */
  cause: string;
  /** Keyed hash of the recipient, to ask the suppression list; empty where the list does not matter. */
  person_key: string;
  message: string;
  status: 'waiting' | 'delivered' | 'suppressed' | 'failed';
  attempts: number;
  next_attempt_at: string;
  leased_until: string | null;
  created_at: string;
  finished_at: string | null;
}
