import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { AgenciesTable } from '../db/schema-employers.ts';
import { lockSetting } from './settings.ts';

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

/**
 * Nothing happens where the id is taken. No constraint makes a licence number unique: whoever writes one asks first, under
 * `lockLicences`.
 */
export async function addAgency(db: Executor, agency: Insertable<AgenciesTable>): Promise<void> {
  await db
    .insertInto('agencies')
    .values(agency)
    .onConflict((conflict) => conflict.column('agency_id').doNothing())
    .execute();
}

/** An agency that is on the list already keeps its place there, whatever `position` says. */
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

/** Oldest first; those whose licence has lapsed too. */
export async function listAgencies(db: Executor): Promise<readonly Agency[]> {
  return db.selectFrom('agencies').selectAll().orderBy('created_at').orderBy('agency_id').execute();
}

/** Also one whose licence has lapsed: whoever lets it act asks `isLicensed` besides. */
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

/** Lets one at a time ask who has a licence number and write it: for the rest of the transaction, before `lockAgency`. */
export function lockLicences(db: Executor): Promise<void> {
  return lockSetting(db, 'licences');
}

/** By the number as it is stored, e.g. `13-ユ-000001`, whether or not the licence has lapsed. */
export async function findAgencyByLicence(db: Executor, licenceNo: string): Promise<Agency | undefined> {
  return db.selectFrom('agencies').selectAll().where('licence_no', '=', licenceNo).executeTakeFirst();
}

/** Only under `lockAgency`. Fields left out stay; nothing happens where there is no such agency. */
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

/** The list anew, in this order, under `lockEmployer`. Whoever was handed over to an agency before stays with it. */
export async function replaceRouting(
  db: Executor,
  employerId: string,
  agencyIds: readonly string[],
): Promise<void> {
  await db.deleteFrom('employer_agencies').where('employer_id', '=', employerId).execute();
  for (const [position, agencyId] of agencyIds.entries())
    await routeToAgency(db, employerId, agencyId, position);
}
