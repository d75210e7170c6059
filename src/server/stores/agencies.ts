import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { AgenciesTable } from '../db/schema-employers.ts';

export type Agency = Selectable<AgenciesTable>;

/** A licence is in force up to and including its last day in Japan. */
export function isLicensed(agency: Pick<Agency, 'licence_expires_on'>, day: string): boolean {
  return agency.licence_expires_on >= day;
}

/** The agencies an employer's candidates are handed to, in order; one whose licence has lapsed is left out. */
export async function activeAgencies(
  db: Executor,
  employerId: string,
  day: string,
): Promise<readonly Agency[]> {
  return db
    .selectFrom('employer_agencies')
    .innerJoin('agencies', 'agencies.agency_id', 'employer_agencies.agency_id')
    .selectAll('agencies')
    .where('employer_agencies.employer_id', '=', employerId)
    .where('agencies.licence_expires_on', '>=', day)
    .orderBy('employer_agencies.position')
    .execute();
}

export async function addAgency(db: Executor, agency: Insertable<AgenciesTable>): Promise<void> {
  await db
    .insertInto('agencies')
    .values(agency)
    .onConflict((conflict) => conflict.column('agency_id').doNothing())
    .execute();
}

export async function routeToAgency(
  db: Executor,
  employerId: string,
  agencyId: string,
  position: number,
): Promise<void> {
  await db
    .insertInto('employer_agencies')
    .values({ employer_id: employerId, agency_id: agencyId, position })
    .onConflict((conflict) => conflict.columns(['employer_id', 'agency_id']).doNothing())
    .execute();
}

export async function listAgencies(db: Executor): Promise<readonly Agency[]> {
  return db.selectFrom('agencies').selectAll().orderBy('created_at').orderBy('agency_id').execute();
}

export async function findAgency(db: Executor, agencyId: string): Promise<Agency | undefined> {
  return db.selectFrom('agencies').selectAll().where('agency_id', '=', agencyId).executeTakeFirst();
}

/** Holds an agency for the rest of the transaction, so that two who change it do so one after the other. */
export async function lockAgency(db: Executor, agencyId: string): Promise<Agency | undefined> {
  return db
    .updateTable('agencies')
    .set((row) => ({ name: row.ref('name') }))
    .where('agency_id', '=', agencyId)
    .returningAll()
    .executeTakeFirst();
}

export async function findAgencyByLicence(db: Executor, licenceNo: string): Promise<Agency | undefined> {
  return db.selectFrom('agencies').selectAll().where('licence_no', '=', licenceNo).executeTakeFirst();
}

export async function changeAgency(
  db: Executor,
  agencyId: string,
  fields: Omit<Updateable<AgenciesTable>, 'agency_id' | 'created_at'>,
): Promise<void> {
  await db.updateTable('agencies').set(fields).where('agency_id', '=', agencyId).execute();
}

/** The agencies an employer is routed to, in order, whatever became of their licences. */
export async function routedAgencies(db: Executor, employerId: string): Promise<readonly Agency[]> {
  return db
    .selectFrom('employer_agencies')
    .innerJoin('agencies', 'agencies.agency_id', 'employer_agencies.agency_id')
    .selectAll('agencies')
    .where('employer_agencies.employer_id', '=', employerId)
    .orderBy('employer_agencies.position')
    .execute();
}

export async function replaceRouting(
  db: Executor,
  employerId: string,
  agencyIds: readonly string[],
): Promise<void> {
  await db.deleteFrom('employer_agencies').where('employer_id', '=', employerId).execute();
  for (const [position, agencyId] of agencyIds.entries())
    await routeToAgency(db, employerId, agencyId, position);
}
