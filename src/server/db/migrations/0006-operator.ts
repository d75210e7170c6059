import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Engine } from '../schema.ts';

/** What the operator's console, the employer's report and its settings stand on. */
export function operatorWork(engine: Engine): Migration {
  return {
    up: async (db) => {
      for (const statement of [...TABLES, ...(engine === 'sqlite' ? SQLITE_RULES : POSTGRES_RULES)])
        await sql.raw(statement).execute(db);
    },
  };
}

const TABLES = [
  `create table audit_entries (
    audit_id text primary key, at text not null, actor text not null, action text not null,
    employer_id text, subject text, before text, after text)`,
  `create index audit_entries_by_time on audit_entries (at, audit_id)`,
  `create index audit_entries_by_employer on audit_entries (employer_id, at) where employer_id is not null`,
  `create table onboardings (
    employer_id text primary key references employers,
    started_at text not null,
    policy_confirmed_at text, agencies_confirmed_at text,
    invited_at text, invitation_code text,
    trial_opened_at text, trial_closes_at text,
    inserted_at text, insertions integer not null default 0, request text,
    registered_at text,
    removed_at text, removed_registrations integer not null default 0, removed_insertions integer not null default 0)`,
  `create table employer_contacts (
    employer_id text not null references employers, mail text not null, language text not null, created_at text not null,
    primary key (employer_id, mail))`,
  `create table employer_figures (
    employer_id text primary key references employers, cost_per_hire integer, updated_at text not null)`,
  `create table employer_wordings (
    employer_id text primary key references employers,
    version integer not null, content text not null, updated_at text not null)`,
];

const SQLITE_RULES = ['update', 'delete'].map(
  (operation) => `create trigger audit_entries_no_${operation} before ${operation} on audit_entries
    begin select raise(abort, 'The audit trail only appends.'); end`,
);

const POSTGRES_RULES = [
  `create function refuse_audit_change() returns trigger language plpgsql as $$
    begin raise exception 'The audit trail only appends.'; end $$`,
  `create trigger audit_entries_append_only before update or delete or truncate on audit_entries
    for each statement execute function refuse_audit_change()`,
];
