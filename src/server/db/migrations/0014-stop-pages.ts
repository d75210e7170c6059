import { sql, type Kysely } from 'kysely';

/** When the page was made that says mails are stopped; a wish that is repeated makes a new one. */
export const stopPages = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `alter table suppressions add column page_created_at text not null default ''`,
  `update suppressions set page_created_at = created_at`,
  `drop index suppressions_by_time`,
  `create index suppressions_by_page_age on suppressions (page_created_at)`,
];
