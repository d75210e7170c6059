import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { ConsentsTable } from '../db/schema-registrations.ts';
import { moment } from '../time/clock.ts';
import type { Registration } from './registrations.ts';

export type ConsentPurpose = ConsentsTable['purpose'];

/** At least one. The newest answer of a purpose holds, so their `created_at` comes from `momentOfAnswer`. */
export async function addConsents(
  db: Executor,
  consents: readonly Insertable<ConsentsTable>[],
): Promise<void> {
  await db
    .insertInto('consents')
    .values([...consents])
    .execute();
}

/**
 * The moment of an answer given `now`: behind all before it and the code, so that it holds, and is told from what a form
 * said, also where a clock was set back meanwhile.
 */
export async function momentOfAnswer(
  db: Executor,
  { employer_id: employerId, registration_id: registrationId, verified_at: verifiedAt }: Registration,
  now: string,
): Promise<string> {
  const { answered } = await db
    .selectFrom('consents')
    .select((select) => select.fn.max<string | null>('created_at').as('answered'))
    .where('employer_id', '=', employerId)
    .where('registration_id', '=', registrationId)
    .executeTakeFirstOrThrow();
  const last = [answered ?? '', verifiedAt ?? ''].reduce((a, b) => (a > b ? a : b));
  return last > now ? moment(new Date(Date.parse(last) + 1)) : now;
}

/** The answers that hold now: the newest row of each purpose. What concerns one agency only is left out. */
export async function currentConsents(
  db: Executor,
  employerId: string,
  registrationId: string,
): Promise<ReadonlyMap<ConsentPurpose, Selectable<ConsentsTable>>> {
  const rows = await db
    .selectFrom('consents')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('registration_id', '=', registrationId)
    .where('agency_id', 'is', null)
    .orderBy('created_at')
    .orderBy('consent_id')
    .execute();
  return new Map(rows.map((row) => [row.purpose, row]));
}

/** Every answer a person gave for one registration, oldest first. */
export async function consentHistory(
  db: Executor,
  { employer_id: employerId, registration_id: registrationId }: Registration,
): Promise<readonly Selectable<ConsentsTable>[]> {
  return db
    .selectFrom('consents')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('registration_id', '=', registrationId)
    .orderBy('created_at')
    .orderBy('consent_id')
    .execute();
}
