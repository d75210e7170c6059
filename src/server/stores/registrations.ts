import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { RegistrationsTable } from '../db/schema-registrations.ts';

export type Registration = Selectable<RegistrationsTable>;

/** One registration of an employer, by its id or by the key in its pages' addresses. */
export async function findRegistration(
  db: Executor,
  employerId: string,
  by: { readonly pageKey: string } | { readonly registrationId: string },
): Promise<Registration | undefined> {
  const query = db.selectFrom('registrations').selectAll().where('employer_id', '=', employerId);
  if ('pageKey' in by) return query.where('page_key', '=', by.pageKey).executeTakeFirst();
  return query.where('registration_id', '=', by.registrationId).executeTakeFirst();
}

/**
 * One registration of an employer, with its row locked for the rest of the transaction. A code being typed, a code being
 * sent again and a corrected address may arrive at the same moment: each then sees what the one before it has left.
 */
export async function lockRegistration(
  db: Executor,
  employerId: string,
  by: { readonly pageKey: string } | { readonly submissionId: string },
): Promise<Registration | undefined> {
  const query = db
    .updateTable('registrations')
    .set((row) => ({ page_key: row.ref('page_key') }))
    .where('employer_id', '=', employerId)
    .returningAll();
  return 'pageKey' in by
    ? query.where('page_key', '=', by.pageKey).executeTakeFirst()
    : query.where('submission_id', '=', by.submissionId).executeTakeFirst();
}

/** False where the submission was stored before. */
export async function addRegistration(
  db: Executor,
  registration: Insertable<RegistrationsTable>,
): Promise<boolean> {
  const row = await db
    .insertInto('registrations')
    .values(registration)
    .onConflict((conflict) => conflict.columns(['employer_id', 'submission_id']).doNothing())
    .returning('registration_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes a corrected form; false where the registration was verified meanwhile, and stays as it was. */
export async function correctRegistration(
  db: Executor,
  employerId: string,
  registrationId: string,
  fields: Updateable<RegistrationsTable>,
): Promise<boolean> {
  const row = await db
    .updateTable('registrations')
    .set(fields)
    .where('employer_id', '=', employerId)
    .where('registration_id', '=', registrationId)
    .where('outcome', '=', 'unverified')
    .returning('registration_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes where a registration stands. Only beside the ledger entry that moves it there (`moveRegistration`). */
export async function setOutcome(
  db: Executor,
  employerId: string,
  registrationId: string,
  fields: Pick<Updateable<RegistrationsTable>, 'outcome' | 'outcome_reason' | 'counted_at'>,
): Promise<void> {
  await db
    .updateTable('registrations')
    .set(fields)
    .where('employer_id', '=', employerId)
    .where('registration_id', '=', registrationId)
    .execute();
}

/** Marks the address as verified, once; false where it was already, or has become another meanwhile. */
export async function markVerified(
  db: Executor,
  { employer_id: employerId, registration_id: registrationId, mail }: Registration,
  fields: { readonly personKey: string; readonly now: string },
): Promise<boolean> {
  const row = await db
    .updateTable('registrations')
    .set({ person_key: fields.personKey, verified_at: fields.now })
    .where('employer_id', '=', employerId)
    .where('registration_id', '=', registrationId)
    .where('mail', '=', mail)
    .where('verified_at', 'is', null)
    .returning('registration_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Remembers that an agency met the person, once; false where it was known or nobody is verified there. */
export async function markInterviewed(
  db: Executor,
  employerId: string,
  registrationId: string,
  now: string,
): Promise<boolean> {
  const row = await db
    .updateTable('registrations')
    .set({ interviewed_at: now })
    .where('employer_id', '=', employerId)
    .where('registration_id', '=', registrationId)
    .where('verified_at', 'is not', null)
    .where('interviewed_at', 'is', null)
    .returning('registration_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Which other registrations of a person are asked about. */
export interface OthersOfPerson {
  readonly employerId: string;
  /** The keyed hash that stands for the person's address (`personKeyOf`). */
  readonly personKey: string;
  /** The registration in hand, which is left out. */
  readonly exceptId: string;
  /** Only those that began to count, or were verified, after this moment (UTC text). */
  readonly since: string;
}

/** Whether a person has another registration with the employer by a verified address. Tests are left out. */
export async function isKnownPerson(db: Executor, others: OthersOfPerson): Promise<boolean> {
  const row = await othersOfPerson(db, others)
    .where('outcome', '<>', 'unverified')
    .where('is_test', '=', 0)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Whether a person has another such registration that was not refused as a repeat: only these begin the year in which the
 * person does not count again.
 */
export async function isYearRunning(db: Executor, others: OthersOfPerson): Promise<boolean> {
  const row = await othersOfPerson(db, others)
    .where('outcome', '<>', 'unverified')
    .where('outcome_reason', 'is distinct from', 'duplicate')
    .where('is_test', '=', 0)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether another registration of a person has one of these outcomes: by default, whether it counts or waits to count. */
export async function isCountedPerson(
  db: Executor,
  others: OthersOfPerson,
  outcomes: readonly ('counted' | 'eligible')[] = ['counted', 'eligible'],
): Promise<boolean> {
  const row = await othersOfPerson(db, others).where('outcome', 'in', outcomes).executeTakeFirst();
  return row !== undefined;
}

/**
 * Whether another registration through a personal link counts or waits to count. `linkNames`: the link's code, and what
 * is kept in its place once a registration's personal data are erased (`erasedLinkOf`).
 */
export async function isLinkTaken(
  db: Executor,
  employerId: string,
  linkNames: readonly string[],
  exceptId: string,
): Promise<boolean> {
  const row = await othersOf(db, employerId, exceptId)
    .where('link_code', 'in', linkNames)
    .where('outcome', 'in', ['counted', 'eligible'])
    .executeTakeFirst();
  return row !== undefined;
}

function othersOf(db: Executor, employerId: string, exceptId: string) {
  return db
    .selectFrom('registrations')
    .select('registration_id')
    .where('employer_id', '=', employerId)
    .where('registration_id', '<>', exceptId)
    .limit(1);
}

function othersOfPerson(db: Executor, { employerId, personKey, exceptId, since }: OthersOfPerson) {
  return (
    othersOf(db, employerId, exceptId)
      .where('person_key', '=', personKey)
      // An interview, or an operator, may make a registration count long after its code was typed.
      .where((where) => where(where.fn.coalesce('counted_at', 'verified_at'), '>', since))
  );
}

/** Forms whose code was never typed are forgotten. */
export async function removeUnverified(db: Executor, before: string): Promise<void> {
  await db
    .deleteFrom('registrations')
    .where('outcome', '=', 'unverified')
    .where('created_at', '<', before)
    .execute();
}

/** Writes what a person changed about themselves after registering, or had corrected. */
export async function updateRegistration(
  db: Executor,
  { employer_id: employerId, registration_id: registrationId }: Registration,
  fields: Pick<
    Updateable<RegistrationsTable>,
    'name' | 'job' | 'area' | 'contact_preference' | 'phone' | 'hidden_companies'
  >,
): Promise<void> {
  await db
    .updateTable('registrations')
    .set(fields)
    .where('employer_id', '=', employerId)
    .where('registration_id', '=', registrationId)
    .where('erased_at', 'is', null)
    .execute();
}

/** Registrations flagged as tests, verified or not. */
export async function testRegistrations(db: Executor, employerId: string): Promise<readonly Registration[]> {
  return db
    .selectFrom('registrations')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('is_test', '=', 1)
    .execute();
}

/**
 * Takes a registration out altogether, as at the end of a trial; erasing a person empties it instead and keeps the row. False
 * where it is another person's than when it was read, or gone.
 */
export async function removeRegistration(
  db: Executor,
  { employer_id: employerId, registration_id: registrationId, person_key: person }: Registration,
): Promise<boolean> {
  const row = await db
    .deleteFrom('registrations')
    .where('employer_id', '=', employerId)
    .where('registration_id', '=', registrationId)
    .where('person_key', 'is not distinct from', person)
    .returning('registration_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The trial's registrations: how many, and when the first one was verified. */
export async function countTestRegistrations(
  db: Executor,
  employerId: string,
): Promise<{ readonly count: number; readonly first: string | null }> {
  const row = await db
    .selectFrom('registrations')
    .select((select) => [
      select.fn.countAll<number>().as('count'),
      select.fn.min<string | null>('verified_at').as('first'),
    ])
    .where('employer_id', '=', employerId)
    .where('is_test', '=', 1)
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), first: row.first };
}
