import type { Generated } from 'kysely';

/** Employers: their terms, partners, meeting, and what their add-ins report. */
export interface EmployerSchema {
  employers: EmployersTable;
  employer_domains: EmployerDomainsTable;
  credit_policies: CreditPoliciesTable;
  agencies: AgenciesTable;
  employer_agencies: EmployerAgenciesTable;
  count_reports: CountReportsTable;
  insertion_days: InsertionDaysTable;
  bookings: BookingsTable;
  meeting_times: MeetingTimesTable;
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
  /** People who change jobs, or students about to begin: what texts for candidates say. */
  hires: Generated<'experienced' | 'newgrad'>;
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
  /** Null for the terms an employer began with. */
  decided_by: string | null;
  effective_from: string;
  created_at: string;
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
