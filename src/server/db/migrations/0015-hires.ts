import { sql, type Kysely } from 'kysely';

/** Whom an employer hires; those that were there before hire experienced people. */
export const hires = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `alter table employers add column hires text not null default 'experienced'
          check (hires in ('experienced', 'newgrad'))`,
      )
      .execute(db);
  },
};
