import { sql, type Kysely } from 'kysely';

/** Ways to find the rest of what has grown old, and none that nobody takes. */
export const tidying = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `create index webhook_deliveries_by_age on webhook_deliveries (created_at) where status <> 'waiting'`,
  `create index person_claims_by_age on person_claims (claimed_at)`,
  `create index disclosure_records_by_age on disclosure_records (withdrawn_at) where withdrawn_at is not null`,
  `create index agency_cases_by_disclosure on agency_cases (disclosure_id)`,
  `create index agency_case_events_by_disclosure on agency_case_events (disclosure_id)`,

  // Each cost every write and served no question; of a request's proposals the table's own unique key is the index.
  `drop index agency_cases_by_registration`,
  `drop index audit_entries_by_time`,
  `drop index employer_counters_due`,
  `drop index slot_proposals_by_request`,
];
