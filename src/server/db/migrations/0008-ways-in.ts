import { sql, type Kysely } from 'kysely';

/** Microsoft sign-in beside invitations, connections with names, and limits that all processes share. */
export const waysIn = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `create table employer_tenants (
    tenant_id text primary key, employer_id text not null references employers, created_at text not null)`,
  `alter table invitations add column label text not null default ''`,
  `create index invitations_by_employer on invitations (employer_id)`,
  `alter table connections add column label text not null default ''`,
  `alter table connections add column way_in text not null default 'invitation'
    check (way_in in ('invitation', 'entra'))`,
  `alter table connections add column used_at text`,
  `create index connections_by_employer on connections (employer_id)`,
  `create table rate_windows (
    rate_key text not null, ends_at text not null, count integer not null, primary key (rate_key, ends_at))`,
  `create index rate_windows_by_end on rate_windows (ends_at)`,
];
