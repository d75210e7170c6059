import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { DisclosureRecordsTable } from '../db/schema-registrations.ts';
import type { Agency } from './agencies.ts';

export type Disclosure = Selectable<DisclosureRecordsTable>;

/** A registration's hand-overs, each with its agency, in the order in which the agencies were named. */
export async function disclosuresOf(
  db: Executor,
  employerId: string,
  registrationId: string,
): Promise<readonly (Disclosure & Pick<Agency, 'name' | 'name_en' | 'licence_no'>)[]> {
  return db
    .selectFrom('disclosure_records')
    .innerJoin('agencies', 'agencies.agency_id', 'disclosure_records.agency_id')
    .leftJoin('employer_agencies', (join) =>
      join
        .onRef('employer_agencies.employer_id', '=', 'disclosure_records.employer_id')
        .onRef('employer_agencies.agency_id', '=', 'disclosure_records.agency_id'),
    )
    .selectAll('disclosure_records')
    .select(['agencies.name', 'agencies.name_en', 'agencies.licence_no'])
    .where('disclosure_records.employer_id', '=', employerId)
    .where('disclosure_records.registration_id', '=', registrationId)
    .orderBy('employer_agencies.position')
    .orderBy('disclosure_records.disclosure_id')
    .execute();
}

/** Every agency a person was handed to for an employer, with its licence, whether or not it may have the data now. */
export async function holdersOf(
  db: Executor,
  employerId: string,
  personKey: string,
): Promise<readonly (Pick<Disclosure, 'agency_id' | 'withdrawn_at'> & Pick<Agency, 'licence_expires_on'>)[]> {
  return db
    .selectFrom('registrations')
    .innerJoin('disclosure_records', (join) =>
      join
        .onRef('disclosure_records.employer_id', '=', 'registrations.employer_id')
        .onRef('disclosure_records.registration_id', '=', 'registrations.registration_id'),
    )
    .innerJoin('agencies', 'agencies.agency_id', 'disclosure_records.agency_id')
    .select([
      'disclosure_records.agency_id',
      'disclosure_records.withdrawn_at',
      'agencies.licence_expires_on',
    ])
    .where('registrations.employer_id', '=', employerId)
    .where('registrations.person_key', '=', personKey)
    .execute();
}

/** What agencies were given of somebody, erased or not, by the name that outlives them; oldest first. */
export async function disclosuresAbout(
  db: Executor,
  subject: string,
): Promise<readonly (Disclosure & Pick<Agency, 'name' | 'name_en'>)[]> {
  return db
    .selectFrom('disclosure_records')
    .innerJoin('agencies', 'agencies.agency_id', 'disclosure_records.agency_id')
    .selectAll('disclosure_records')
    .select(['agencies.name', 'agencies.name_en'])
    .where('disclosure_records.subject', '=', subject)
    .orderBy('disclosure_records.disclosed_at')
    .orderBy('disclosure_records.disclosure_id')
    .execute();
}

/** Takes the data back from one agency; false where that was done before. */
export async function withdrawDisclosure(
  db: Executor,
  disclosure: Pick<Disclosure, 'employer_id' | 'disclosure_id'>,
  now: string,
): Promise<boolean> {
  const row = await db
    .updateTable('disclosure_records')
    .set({ withdrawn_at: now })
    .where('employer_id', '=', disclosure.employer_id)
    .where('disclosure_id', '=', disclosure.disclosure_id)
    .where('withdrawn_at', 'is', null)
    .returning('disclosure_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Lists further kinds of data that the agency can read since a moment. */
export async function extendDisclosure(
  db: Executor,
  disclosure: Pick<Disclosure, 'employer_id' | 'disclosure_id' | 'items' | 'added'>,
  items: readonly string[],
  at: string,
): Promise<void> {
  const added = items.map((item) => `${item}@${at}`);
  await db
    .updateTable('disclosure_records')
    .set({
      items: [disclosure.items, ...items].join(' '),
      added: [disclosure.added, ...added].join(' ').trim(),
    })
    .where('employer_id', '=', disclosure.employer_id)
    .where('disclosure_id', '=', disclosure.disclosure_id)
    .execute();
}

/** Which kinds of data came after the hand-over, and when. */
export function addedItems({ added }: Pick<Disclosure, 'added'>) {
  if (added === '') return [];
  return added.split(' ').map((entry) => {
    const [item = '', at = ''] = entry.split('@');
    return { item, at };
  });
}

/** Lets the agency have the data again; false where it has it. */
export async function resumeDisclosure(
  db: Executor,
  disclosure: Pick<Disclosure, 'employer_id' | 'disclosure_id'>,
  now: string,
): Promise<boolean> {
  const row = await db
    .updateTable('disclosure_records')
    .set({ withdrawn_at: null, resumed_at: now, forgotten_at: null })
    .where('employer_id', '=', disclosure.employer_id)
    .where('disclosure_id', '=', disclosure.disclosure_id)
    .where('withdrawn_at', 'is not', null)
    .returning('disclosure_id')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Whether an erased person was handed over for this employer since a moment, other than as a repeat: the record is all
 * that is left of them.
 */
export async function wasDisclosed(
  db: Executor,
  employerId: string,
  subject: string,
  since: string,
): Promise<boolean> {
  const row = await erasedPerson(db, subject)
    .where('disclosure_records.employer_id', '=', employerId)
    .where((where) =>
      where(where.fn.coalesce('registrations.counted_at', 'registrations.verified_at'), '>', since),
    )
    .where('registrations.outcome_reason', 'is distinct from', 'duplicate')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether an erased person counted, or was about to, for another employer since a moment. */
export async function countedElsewhere(
  db: Executor,
  employerId: string,
  subject: string,
  since: string,
): Promise<boolean> {
  const row = await erasedPerson(db, subject)
    .where('disclosure_records.employer_id', '<>', employerId)
    .where('registrations.verified_at', '>', since)
    .where('registrations.outcome', '=', 'counted')
    .executeTakeFirst();
  return row !== undefined;
}

function erasedPerson(db: Executor, subject: string) {
  return db
    .selectFrom('disclosure_records')
    .innerJoin('registrations', (join) =>
      join
        .onRef('registrations.employer_id', '=', 'disclosure_records.employer_id')
        .onRef('registrations.registration_id', '=', 'disclosure_records.registration_id'),
    )
    .select('disclosure_records.disclosure_id')
    .where('disclosure_records.subject', '=', subject)
    .where('registrations.erased_at', 'is not', null)
    .limit(1);
}

/** Records the law no longer asks for: only those nobody acts on any more. */
export async function removeOldDisclosures(db: Executor, before: string): Promise<void> {
  await db.deleteFrom('disclosure_records').where('withdrawn_at', '<', before).execute();
}

/** Once per registration and agency: a second record throws, and nothing is handed over without one. */
export async function addDisclosure(db: Executor, record: Insertable<DisclosureRecordsTable>): Promise<void> {
  await db.insertInto('disclosure_records').values(record).execute();
}
