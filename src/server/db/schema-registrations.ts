import type { Generated } from 'kysely';
import type { OutcomeReason } from '../../core/credit/review.ts';

/** Candidates at one employer: links, what was registered by them, consents, and who holds the data. */
export interface RegistrationSchema {
  links: LinksTable;
  visit_days: VisitDaysTable;
  registrations: RegistrationsTable;
  verification_codes: VerificationCodesTable;
  consents: ConsentsTable;
  disclosure_records: DisclosureRecordsTable;
  employer_disclosures: EmployerDisclosuresTable;
  person_claims: PersonClaimsTable;
  suppressions: SuppressionsTable;
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
  /** The agencies named beside a consent for all of them, with spaces between: nobody else may be given the data. */
  agencies: Generated<string>;
  is_granted: number;
  version: string;
  language: 'ja' | 'en';
  created_at: string;
}

/** What was given to whom, when and on what consent (APPI articles 29 and 30). */
export interface DisclosureRecordsTable {
  employer_id: string;
  disclosure_id: string;
  registration_id: string;
  agency_id: string;
  /** Kinds of data the agency could read at any time since, space-separated. */
  items: string;
  /** Of those, the ones that came later, each as `kind@moment`, space-separated. */
  added: Generated<string>;
  consent_version: string;
  disclosed_at: string;
  /** Keyed hash of the address, under a key of its own: says whom the record is about to whoever knows the address. */
  subject: string | null;
  /** Since when the agency must not use the data any more; null while it may. */
  withdrawn_at: string | null;
  /** When the person let the agency have the data again, after stopping it. */
  resumed_at: string | null;
  /** When what the agency wrote about somebody who took the data back was removed. */
  forgotten_at: string | null;
}

/** The same of what was given to an employer: to contact the person again, or because it accepted them for interview. */
export interface EmployerDisclosuresTable {
  /** Where the registration lives. */
  employer_id: string;
  record_id: string;
  registration_id: string;
  recipient_id: string;
  reason: 'contact' | 'interview';
  /** What was accepted; null of a consent to be contacted. */
  proposal_id: string | null;
  items: string;
  /** The wording of the consent to be contacted; whoever is interviewed agreed in a talk with their agency. */
  consent_version: string | null;
  /** From when the employer sees it, which may be the next closing. */
  disclosed_at: string;
  /** Until when: known beforehand of a consent, which holds for a year. */
  ends_at: string | null;
  subject: string | null;
}

/** Global: which employer a person counted for last; the one question that crosses employers. */
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
  /** When mails were first stopped. */
  created_at: string;
  /** When the present page was made. */
  page_created_at: string;
}
