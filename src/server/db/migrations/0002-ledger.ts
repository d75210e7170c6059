import { sql, type Kysely } from 'kysely';
import type { Engine } from '../schema.ts';

/** Accounts for people who wait, were refused or reversed; the cap; and who decided what about a registration. */
export function ledger(engine: Engine) {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
      for (const statement of engine === 'sqlite' ? SQLITE_RULES : POSTGRES_RULES)
        await sql.raw(statement).execute(db);
    },
  };
}

const NUMBERS = `employer_id, sequence, registered, counted, duplicate, review, own_domain, disposable,
  granted, reserved, used, expired, next_slot_at, threshold, updated_at`;

const STATEMENTS = [
  // Made anew, because SQLite cannot drop a rule: with a cap, a slot may be earned before there is room to grant it.
  `alter table employer_counters rename to employer_counters_before`,
  `create table employer_counters (
    employer_id text primary key references employers,
    sequence integer not null default 0,
    registered integer not null default 0 check (registered >= 0),
    counted integer not null default 0 check (counted >= 0),
    waiting integer not null default 0 check (waiting >= 0),
    duplicate integer not null default 0 check (duplicate >= 0),
    review integer not null default 0 check (review >= 0),
    own_domain integer not null default 0 check (own_domain >= 0),
    disposable integer not null default 0 check (disposable >= 0),
    refused integer not null default 0 check (refused >= 0),
    reversed integer not null default 0 check (reversed >= 0),
    granted integer not null default 0,
    reserved integer not null default 0 check (reserved >= 0),
    used integer not null default 0 check (used >= 0),
    expired integer not null default 0 check (expired >= 0),
    next_slot_at integer not null, threshold integer not null check (threshold >= 1),
    updated_at text not null,
    check (granted - reserved - used - expired >= 0))`,
  `insert into employer_counters (${NUMBERS}) select ${NUMBERS} from employer_counters_before`,
  `drop table employer_counters_before`,

  `alter table credit_policies add column slots_per_year integer check (slots_per_year >= 0)`,
  `alter table credit_policies add column decided_by text`,
  `alter table registrations add column interviewed_at text`,
  `create index employer_counters_due on employer_counters (employer_id) where next_slot_at <= counted`,
  `create index registrations_held on registrations (employer_id, verified_at) where outcome = 'held'`,
  `create index registrations_test on registrations (employer_id) where is_test = 1`,

  // Closings are made of the ledger, and can be made again.
  `delete from progress_snapshots`,
  `alter table progress_snapshots add column next_slot_at integer not null default 0`,

  `create table count_decisions (
    employer_id text not null references employers,
    registration_id text not null,
    number integer not null,
    kind text not null check (kind in ('count', 'refuse', 'reopen', 'reverse', 'test')),
    reason text not null, note text not null, decided_by text not null, decided_at text not null,
    outcome_before text not null, reason_before text,
    primary key (employer_id, registration_id, number))`,
];

const SQLITE_RULES = ['update', 'delete'].map(
  (operation) => `create trigger count_decisions_no_${operation} before ${operation} on count_decisions
    begin select raise(abort, 'Decisions are only added.'); end`,
);

const POSTGRES_RULES = [
  `create function refuse_decision_change() returns trigger language plpgsql as $$
    begin raise exception 'Decisions are only added.'; end $$`,
  `create trigger count_decisions_append_only before update or delete or truncate on count_decisions
    for each statement execute function refuse_decision_change()`,
];
