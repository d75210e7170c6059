/** What agencies do for people, what employers ask for with a slot, and webhooks. */
export interface IntroductionSchema {
  agency_cases: AgencyCasesTable;
  agency_case_events: AgencyCaseEventsTable;
  slot_requests: SlotRequestsTable;
  slot_asks: SlotAsksTable;
  slot_proposals: SlotProposalsTable;
  webhook_endpoints: WebhookEndpointsTable;
  webhook_deliveries: WebhookDeliveriesTable;
}

export type CaseStage =
  'to_contact' | 'arranging' | 'interviewed' | 'introducing' | 'in_process' | 'placed' | 'paused';

/**
 * One agency's work for one person, beside the disclosure record that gave it the data. Agencies know it by the
 * disclosure's id, which says nothing of the employer whose link was used.
 */
export interface AgencyCasesTable {
  employer_id: string;
  disclosure_id: string;
  registration_id: string;
  agency_id: string;
  /** The one agency that makes first contact. */
  is_lead: number;
  stage: CaseStage;
  /** The last day for first contact. */
  contact_by: string;
  contacted_at: string | null;
  interviewed_at: string | null;
  placed_at: string | null;
  /** The member who looks after this person. */
  owner_id: string | null;
  next_on: string | null;
  next_note: string | null;
  /** The person in the agency's words, without a name, as employers read it. */
  profile: string | null;
  /** When the person agreed to be proposed to employers. */
  agreed_at: string | null;
  /** Grows with every change, so that a stale page cannot overwrite a newer one. */
  version: number;
  created_at: string;
  changed_at: string;
}

export type CaseEventKind =
  | 'assigned'
  | 'reached'
  | 'not_reached'
  | 'interviewed'
  | 'stage'
  | 'agreed'
  | 'proposed'
  | 'withdrawn'
  | 'resumed';

/** What happened, for the time line; never edited. */
export interface AgencyCaseEventsTable {
  employer_id: string;
  disclosure_id: string;
  /** Made by the caller where there is one, so that sending twice records once. */
  event_id: string;
  agency_id: string;
  kind: CaseEventKind;
  detail: string | null;
  /** A member or a key; null for the service itself. */
  by_id: string | null;
  created_at: string;
}

/** What an employer asks for with a slot. Free words about a vacancy; nothing of a candidate. */
export interface SlotRequestsTable {
  employer_id: string;
  request_id: string;
  slot_id: string;
  position: string;
  who: string;
  employment: 'permanent' | 'contract' | 'part_time' | null;
  place: string | null;
  salary: string | null;
  interviews_from: string | null;
  language: 'ja' | 'en';
  /** The recruiter's own address, for mails about this request. */
  contact_mail: string | null;
  state: 'requested' | 'proposed' | 'interview' | 'hired' | 'not_hired' | 'returned';
  requested_at: string;
  /** The last day for a proposal; after it the slot goes back. */
  reply_by: string;
  proposed_at: string | null;
  accepted_at: string | null;
  interview_on: string | null;
  closed_at: string | null;
  return_reason: 'cancelled' | 'no_proposal' | 'candidate_withdrew' | null;
}

/** One request as it stands with one agency, which knows it by `ask_id`. */
export interface SlotAsksTable {
  employer_id: string;
  request_id: string;
  agency_id: string;
  ask_id: string;
  state: 'open' | 'proposed' | 'passed';
  answered_at: string | null;
  /** An unfinished proposal, as the form had it. */
  draft: string | null;
}

/** Somebody proposed for a request. The employer reads words and, once accepted, a name; never where they came from. */
export interface SlotProposalsTable {
  employer_id: string;
  proposal_id: string;
  request_id: string;
  agency_id: string;
  /** Where the person's registration lives; neither side ever sees it. */
  candidate_employer_id: string;
  disclosure_id: string;
  summary: string;
  reason: string;
  state: 'offered' | 'accepted' | 'declined' | 'withdrawn';
  proposed_at: string;
  decided_at: string | null;
}

/** Global by owner: an agency or an employer, whose systems want to be told. */
export interface WebhookEndpointsTable {
  owner_id: string;
  endpoint_id: string;
  url: string;
  /** Event types, space-separated. */
  events: string;
  secret: string;
  /** Sign along until `previous_until`, so that a secret can be changed without a gap; separated by spaces. */
  previous_secret: string | null;
  previous_until: string | null;
  created_at: string;
  disabled_at: string | null;
  disabled_reason: string | null;
}

/** Global by owner. What to tell one endpoint, written in the transaction that causes it; kept as the delivery log. */
export interface WebhookDeliveriesTable {
  owner_id: string;
  delivery_id: string;
  endpoint_id: string;
  /** The same for every endpoint and attempt, so that receivers can drop what they have. */
  message_id: string;
  type: string;
  body: string;
  status: 'waiting' | 'delivered' | 'failed' | 'given_up';
  attempts: number;
  next_attempt_at: string;
  leased_until: string | null;
  created_at: string;
  finished_at: string | null;
  /** HTTP status of the last answer. */
  last_status: number | null;
  /** Why there was none. */
  last_fault: string | null;
}
