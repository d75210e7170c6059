import { sql, type Kysely } from 'kysely';

/** Ways to find what has grown old, so that letting it go costs what is dropped and not what is there. */
export const age = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  // Only ever looked at by age; by employer it is the key that serves.
  `drop index links_by_time`,
  `create index links_by_age on links (first_opened_at)`,
  `create index visit_days_by_age on visit_days (day)`,
  `create index count_reports_by_age on count_reports (received_at)`,
  `create index verification_codes_by_age on verification_codes (sent_at)`,
  `create index outbox_by_age on outbox (finished_at) where finished_at is not null`,
];
