import { sql, type Kysely } from 'kysely';

/** What agencies do for people handed to them, what employers ask for with a slot, and who is told by webhook. */
export const introductions = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  // What an agency serves, by the choices of the form; empty for everything.
  `alter table agencies add column areas text not null default ''`,
  `alter table agencies add column jobs text not null default ''`,

  `create table agency_cases (
    employer_id text not null references employers, disclosure_id text not null,
    registration_id text not null,
    agency_id text not null references agencies,
    is_lead integer not null,
    stage text not null check (stage in
      ('to_contact', 'arranging', 'interviewed', 'introducing', 'in_process', 'placed', 'paused')),
    contact_by text not null, contacted_at text, interviewed_at text, placed_at text,
    owner_id text, next_on text, next_note text, profile text, agreed_at text,
    version integer not null, created_at text not null, changed_at text not null,
    primary key (employer_id, disclosure_id))`,
  `create index agency_cases_by_agency on agency_cases (agency_id, created_at)`,
  `create index agency_cases_by_registration on agency_cases (employer_id, registration_id)`,
  `create table agency_case_events (
    employer_id text not null references employers, disclosure_id text not null, event_id text not null,
    agency_id text not null, kind text not null, detail text, by_id text, created_at text not null,
    primary key (employer_id, disclosure_id, event_id))`,

  `create table slot_requests (
    employer_id text not null references employers, request_id text not null, slot_id text not null,
    position text not null, who text not null, employment text, place text, salary text, interviews_from text,
    language text not null check (language in ('ja', 'en')), contact_mail text,
    state text not null check (state in
      ('requested', 'proposed', 'interview', 'hired', 'not_hired', 'returned')),
    requested_at text not null, reply_by text not null,
    proposed_at text, accepted_at text, interview_on text, closed_at text,
    return_reason text check (return_reason in ('cancelled', 'no_proposal', 'candidate_withdrew')),
    primary key (employer_id, request_id))`,
  // A slot stands for one request at a time, whatever the program believes.
  `create unique index slot_requests_one_per_slot on slot_requests (employer_id, slot_id) where state <> 'returned'`,
  `create index slot_requests_waiting on slot_requests (reply_by) where state = 'requested'`,
  `create table slot_asks (
    employer_id text not null, request_id text not null,
    agency_id text not null references agencies, ask_id text not null,
    state text not null check (state in ('open', 'proposed', 'passed')), answered_at text, draft text,
    primary key (employer_id, request_id, agency_id),
    unique (agency_id, ask_id),
    foreign key (employer_id, request_id) references slot_requests on delete cascade)`,
  `create table slot_proposals (
    employer_id text not null, proposal_id text not null, request_id text not null,
    agency_id text not null references agencies,
    candidate_employer_id text not null, disclosure_id text not null,
    summary text not null, reason text not null,
    state text not null check (state in ('offered', 'accepted', 'declined', 'withdrawn')),
    proposed_at text not null, decided_at text,
    primary key (employer_id, proposal_id),
    unique (employer_id, request_id, disclosure_id),
    foreign key (employer_id, request_id) references slot_requests on delete cascade)`,
  `create index slot_proposals_by_request on slot_proposals (employer_id, request_id)`,
  `create index slot_proposals_by_agency on slot_proposals (agency_id, proposed_at)`,
  `create index slot_proposals_by_person on slot_proposals (disclosure_id)`,
  `create unique index slot_proposals_one_accepted on slot_proposals (employer_id, request_id) where state = 'accepted'`,
  `create index slots_by_expiry on slots (expires_at) where status = 'granted' and expires_at is not null`,

  `create table webhook_endpoints (
    owner_id text not null, endpoint_id text not null,
    url text not null, events text not null,
    secret text not null, previous_secret text, previous_until text,
    created_at text not null, disabled_at text, disabled_reason text,
    primary key (owner_id, endpoint_id))`,
  `create table webhook_deliveries (
    owner_id text not null, delivery_id text not null, endpoint_id text not null,
    message_id text not null, type text not null, body text not null,
    status text not null check (status in ('waiting', 'delivered', 'failed', 'given_up')),
    attempts integer not null default 0,
    next_attempt_at text not null, leased_until text,
    created_at text not null, finished_at text, last_status integer, last_fault text,
    primary key (owner_id, delivery_id),
    unique (owner_id, endpoint_id, message_id))`,
  `create index webhook_deliveries_waiting on webhook_deliveries (next_attempt_at) where status = 'waiting'`,
  `create index webhook_deliveries_log on webhook_deliveries (owner_id, created_at)`,
];
