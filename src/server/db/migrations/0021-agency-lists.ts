import { sql, type Kysely } from 'kysely';

/** Finds a page of an agency's people wherever in the list it begins. */
export const agencyLists = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `drop index agency_cases_by_agency`,
  `create index agency_cases_by_agency on agency_cases (agency_id, created_at, disclosure_id)`,
];
