import { sql, type Kysely } from 'kysely';

/** In which language the people of agencies are written to. */
export const memberLanguage = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `alter table members add column language text not null default 'ja' check (language in ('ja', 'en'))`,
      )
      .execute(db);
  },
};
