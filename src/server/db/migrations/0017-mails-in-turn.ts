import { sql, type Kysely } from 'kysely';

/** Mails somebody waits for leave before those that can wait. */
export const mailsInTurn = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `alter table outbox add column turn integer not null default 1`,
  `drop index outbox_waiting`,
  `create index outbox_waiting on outbox (turn, next_attempt_at) where status = 'waiting'`,
];
