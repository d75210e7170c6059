import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { RegistrationsTable } from '../db/schema-registrations.ts';

export type Registration = Selectable<RegistrationsTable>;

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
 * The same, with its row taken for the rest of the transaction: of a code that is typed, another that is sent and an
 * address that is changed at one moment, each sees what the one before it left.
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

/** Whether this person registered with this employer before, by a verified address, since a moment. */
export async function isKnownPerson(
  db: Executor,
  employerId: string,
  personKey: string,
  except: string,
  since: string,
): Promise<boolean> {
  const row = await anotherOfPerson(db, employerId, personKey, except, since)
    .where('outcome', '<>', 'unverified')
    .where('is_test', '=', 0)
    .executeTakeFirst();
  return row !== undefined;
}

/** The same, other than as a repeat: a repeat that was refused does not begin the year anew. */
export async function isYearRunning(
  db: Executor,
  employerId: string,
  personKey: string,
  except: string,
  since: string,
): Promise<boolean> {
  const row = await anotherOfPerson(db, employerId, personKey, except, since)
    .where('outcome', '<>', 'unverified')
    .where('outcome_reason', 'is distinct from', 'duplicate')
    .where('is_test', '=', 0)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether another registration of this person counts, or waits to count, for the same employer since a moment. */
export async function isCountedPerson(
  db: Executor,
  employerId: string,
  personKey: string,
  except: string,
  since: string,
  outcomes: readonly ('counted' | 'eligible')[] = ['counted', 'eligible'],
): Promise<boolean> {
  const row = await anotherOfPerson(db, employerId, personKey, except, since)
    .where('outcome', 'in', outcomes)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody already counted, or waits to count, through a personal link, by whichever name it is kept. */
export async function isLinkTaken(
  db: Executor,
  employerId: string,
  linkNames: readonly string[],
  except: string,
): Promise<boolean> {
  const row = await anotherOf(db, employerId, except)
    .where('link_code', 'in', linkNames)
    .where('outcome', 'in', ['counted', 'eligible'])
    .executeTakeFirst();
  return row !== undefined;
}

function anotherOf(db: Executor, employerId: string, except: string) {
  return db
    .selectFrom('registrations')
    .select('registration_id')
    .where('employer_id', '=', employerId)
    .where('registration_id', '<>', except)
    .limit(1);
}

/** Those who count since they did: an interview, or an operator, may have made them count long after the code was typed. */
function anotherOfPerson(db: Executor, employerId: string, personKey: string, except: string, since: string) {
  return anotherOf(db, employerId, except)
    .where('person_key', '=', personKey)
    .where((where) => where(where.fn.coalesce('counted_at', 'verified_at'), '>', since));
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

export async function removeRegistration(
  db: Executor,
  employerId: string,
  registrationId: string,
): Promise<void> {
  await db
    .deleteFrom('registrations')
    .where('employer_id', '=', employerId)
    .where('registration_id', '=', registrationId)
    .execute();
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
