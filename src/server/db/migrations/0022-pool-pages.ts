import { sql, type Kysely } from 'kysely';

/** Those who agreed to be contacted by an employer again, in the order in which they are read, a page at a time. */
export const poolPages = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create index consents_to_contact on consents (employer_id, created_at, consent_id)
          where purpose = 'employer_contact' and is_granted = 1`,
      )
      .execute(db);
  },
};
