import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { AgencyCaseEventsTable, AgencyCasesTable } from '../db/schema-introductions.ts';
import { dropDraftsOf } from './erasure.ts';

export type AgencyCase = Selectable<AgencyCasesTable>;
export type AgencyCaseEvent = Selectable<AgencyCaseEventsTable>;

/** Begins an agency's work for a person, once per hand-over: a second case throws. */
export async function addCase(db: Executor, agencyCase: Insertable<AgencyCasesTable>): Promise<void> {
  await db.insertInto('agency_cases').values(agencyCase).execute();
}

/** False where this event was recorded before. */
export async function addCaseEvent(db: Executor, event: Insertable<AgencyCaseEventsTable>): Promise<boolean> {
  const row = await db
    .insertInto('agency_case_events')
    .values(event)
    .onConflict((conflict) => conflict.columns(['employer_id', 'disclosure_id', 'event_id']).doNothing())
    .returning('event_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What has happened in a case, oldest first. */
export async function caseEvents(
  db: Executor,
  { employer_id, disclosure_id }: Pick<AgencyCase, 'employer_id' | 'disclosure_id'>,
): Promise<readonly AgencyCaseEvent[]> {
  return db
    .selectFrom('agency_case_events')
    .selectAll()
    .where('employer_id', '=', employer_id)
    .where('disclosure_id', '=', disclosure_id)
    .orderBy('created_at')
    .orderBy('event_id')
    .execute();
}

/**
 * Who is to make first contact now: this agency or another one, or that another one has made it. Nobody where this one
 * has, where its work is at another status, or while the person rests. Reads `agency_cases` with its `candidates`.
 */
export const FIRST_CONTACT = sql<'ours' | 'theirs' | 'made' | null>`case
  when agency_cases.stage <> 'to_contact' or agency_cases.contacted_at is not null then null
  when coalesce(candidates.state, 'looking') <> 'looking' then null
  when agency_cases.is_lead = 1 then 'ours'
  when exists (select 1 from disclosure_records handed
    join agency_cases others on others.employer_id = handed.employer_id
      and others.disclosure_id = handed.disclosure_id
    where handed.employer_id = agency_cases.employer_id
      and handed.registration_id = agency_cases.registration_id
      and handed.withdrawn_at is null and others.contacted_at is not null) then 'made'
  else 'theirs'
end`;

/** What an agency may see of people handed to it; nothing here names the employer to it but `employer_id`, which stays inside. */
export function casesWithPeople(db: Executor) {
  return db
    .selectFrom('agency_cases')
    .innerJoin('disclosure_records', (join) =>
      join
        .onRef('disclosure_records.employer_id', '=', 'agency_cases.employer_id')
        .onRef('disclosure_records.disclosure_id', '=', 'agency_cases.disclosure_id'),
    )
    .innerJoin('registrations', (join) =>
      join
        .onRef('registrations.employer_id', '=', 'agency_cases.employer_id')
        .onRef('registrations.registration_id', '=', 'agency_cases.registration_id'),
    )
    .leftJoin('candidates', 'candidates.person_key', 'registrations.person_key')
    .leftJoin('members', 'members.member_id', 'agency_cases.owner_id')
    .selectAll('agency_cases')
    .select([
      'registrations.name',
      'registrations.mail',
      'registrations.job',
      'registrations.area',
      'registrations.contact_preference',
      'registrations.phone',
      'registrations.hidden_companies',
      'registrations.language',
      'registrations.person_key',
      'registrations.erased_at',
      'disclosure_records.disclosed_at',
      'disclosure_records.withdrawn_at',
      'disclosure_records.consent_version',
      'candidates.state as person_state',
      'members.name as owner_name',
      FIRST_CONTACT.as('first_contact'),
    ])
    .where('registrations.is_test', '=', 0);
}

export type CaseWithPerson = Awaited<ReturnType<ReturnType<typeof casesWithPeople>['execute']>>[number];

/** One of the people handed to an agency; undefined for another agency's. */
export async function findCase(
  db: Executor,
  agencyId: string,
  disclosureId: string,
): Promise<CaseWithPerson | undefined> {
  return casesWithPeople(db)
    .where('agency_cases.agency_id', '=', agencyId)
    .where('agency_cases.disclosure_id', '=', disclosureId)
    .executeTakeFirst();
}

/** Writes a change unless the case changed since `version`; false then. */
export async function changeCase(
  db: Executor,
  agencyCase: Pick<AgencyCase, 'employer_id' | 'disclosure_id' | 'version'>,
  fields: Updateable<AgencyCasesTable>,
  now: string,
): Promise<boolean> {
  const row = await db
    .updateTable('agency_cases')
    .set({ ...fields, version: agencyCase.version + 1, changed_at: now })
    .where('employer_id', '=', agencyCase.employer_id)
    .where('disclosure_id', '=', agencyCase.disclosure_id)
    .where('version', '=', agencyCase.version)
    .returning('disclosure_id')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Lets first contact with a person fall to this agency alone, until a day; false where it has begun with them meanwhile.
 */
export async function giveLead(
  db: Executor,
  { employer_id, registration_id, disclosure_id }: AgencyCase,
  contactBy: string,
  now: string,
): Promise<boolean> {
  const given = await db
    .updateTable('agency_cases')
    .set((row) => ({
      is_lead: 1,
      contact_by: contactBy,
      version: row('version', '+', 1),
      changed_at: now,
    }))
    .where('employer_id', '=', employer_id)
    .where('disclosure_id', '=', disclosure_id)
    .where('stage', '=', 'to_contact')
    .where('contacted_at', 'is', null)
    .returning('disclosure_id')
    .executeTakeFirst();
  if (!given) return false;
  await noteLead(db, { employer_id, registration_id, disclosure_id });
  return true;
}

/** Notes that first contact with a person is, or was, this agency's alone. */
export async function noteLead(
  db: Executor,
  {
    employer_id,
    registration_id,
    disclosure_id,
  }: Pick<AgencyCase, 'employer_id' | 'registration_id' | 'disclosure_id'>,
): Promise<void> {
  await db
    .updateTable('agency_cases')
    .set((row) => ({
      is_lead: row.case().when('disclosure_id', '=', disclosure_id).then(1).else(0).end(),
    }))
    .where('employer_id', '=', employer_id)
    // By the records, which are found by the registration.
    .where('disclosure_id', 'in', (select) =>
      select
        .selectFrom('disclosure_records')
        .select('disclosure_records.disclosure_id')
        .where('employer_id', '=', employer_id)
        .where('registration_id', '=', registration_id),
    )
    .execute();
}

/**
 * Holds a person's case for the rest of the transaction. Proposing somebody and their taking the data back both begin
 * here, so that neither overlooks the other.
 */
export async function lockCase(db: Executor, employerId: string, disclosureId: string): Promise<void> {
  await db
    .updateTable('agency_cases')
    .set((row) => ({ version: row('version', '+', 0) }))
    .where('employer_id', '=', employerId)
    .where('disclosure_id', '=', disclosureId)
    .execute();
}

/** Every case that agencies have of one person, by their ids; those of nobody else. Crosses employers on purpose. */
export async function casesOfPerson(
  db: Executor,
  personKey: string,
): Promise<readonly Pick<AgencyCase, 'employer_id' | 'disclosure_id'>[]> {
  return db
    .selectFrom('registrations')
    .innerJoin('agency_cases', (join) =>
      join
        .onRef('agency_cases.employer_id', '=', 'registrations.employer_id')
        .onRef('agency_cases.registration_id', '=', 'registrations.registration_id'),
    )
    .select(['agency_cases.employer_id', 'agency_cases.disclosure_id'])
    .where('registrations.person_key', '=', personKey)
    .orderBy('agency_cases.disclosure_id')
    .execute();
}

/**
 * Holds every case that agencies have of one person, each like `lockCase`: always in one order, so that two who lock them
 * cannot wait for each other. Gives the ids of their disclosures.
 */
export async function lockCasesOfPerson(db: Executor, personKey: string): Promise<readonly string[]> {
  const cases = await casesOfPerson(db, personKey);
  for (const { employer_id, disclosure_id } of cases) await lockCase(db, employer_id, disclosure_id);
  return cases.map(({ disclosure_id }) => disclosure_id);
}

/** Holds a case like `lockCase`, for an agency that knows it by the disclosure alone; of several, in the order of their ids. */
export async function lockCaseOf(db: Executor, agencyId: string, disclosureId: string): Promise<void> {
  await db
    .updateTable('agency_cases')
    .set((row) => ({ version: row('version', '+', 0) }))
    .where('agency_id', '=', agencyId)
    .where('disclosure_id', '=', disclosureId)
    .execute();
}

/** One agency's work for one person, with the name of whoever looks after them. */
export async function caseOf(
  db: Executor,
  { employer_id, disclosure_id }: Pick<AgencyCase, 'employer_id' | 'disclosure_id'>,
): Promise<(AgencyCase & { readonly owner_name: string | null }) | undefined> {
  return db
    .selectFrom('agency_cases')
    .leftJoin('members', (join) =>
      join.onRef('members.member_id', '=', 'agency_cases.owner_id').on('members.removed_at', 'is', null),
    )
    .selectAll('agency_cases')
    .select('members.name as owner_name')
    .where('agency_cases.employer_id', '=', employer_id)
    .where('agency_cases.disclosure_id', '=', disclosure_id)
    .executeTakeFirst();
}

/**
 * Empties what agencies wrote about people who took their data back before a moment, and what happened with them: once
 * for each, since nobody writes about them any more. To be run as one transaction.
 */
export async function forgetGoneCases(db: Executor, goneBefore: string, now: string): Promise<void> {
  const gone = db
    .selectFrom('disclosure_records')
    .select('disclosure_id')
    .where('withdrawn_at', '<', goneBefore)
    .where('forgotten_at', 'is', null);
  await db.deleteFrom('agency_case_events').where('disclosure_id', 'in', gone).execute();
  await db
    .updateTable('agency_cases')
    .set({ profile: null, next_note: null, next_on: null })
    .where('disclosure_id', 'in', gone)
    .execute();
  const forgotten = await db
    .updateTable('disclosure_records')
    .set({ forgotten_at: now })
    .where('withdrawn_at', '<', goneBefore)
    .where('forgotten_at', 'is', null)
    .returning('disclosure_id')
    .execute();
  for (const { disclosure_id } of forgotten) await dropDraftsOf(db, disclosure_id);
}
