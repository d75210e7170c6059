import type { Executor } from '../db/database.ts';

export interface HeldRow {
  readonly employer_id: string;
  readonly registration_id: string;
  readonly short_name: string;
  readonly short_name_en: string;
  readonly mail: string;
  readonly link_code: string | null;
  readonly outcome_reason: string | null;
  readonly created_at: string;
  readonly verified_at: string | null;
}

/** Registrations of all employers that wait for a decision, newest first. */
export async function heldRegistrations(db: Executor): Promise<readonly HeldRow[]> {
  return db
    .selectFrom('registrations')
    .innerJoin('employers', 'employers.employer_id', 'registrations.employer_id')
    .select([
      'registrations.employer_id',
      'registrations.registration_id',
      'employers.short_name',
      'employers.short_name_en',
      'registrations.mail',
      'registrations.link_code',
      'registrations.outcome_reason',
      'registrations.created_at',
      'registrations.verified_at',
    ])
    .where('registrations.outcome', '=', 'held')
    .where('registrations.is_test', '=', 0)
    .orderBy('registrations.verified_at', 'desc')
    .execute();
}

export async function countHeld(db: Executor): Promise<number> {
  const row = await db
    .selectFrom('registrations')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('outcome', '=', 'held')
    .where('is_test', '=', 0)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** How many registered through the same link before this one, and when the first of them did. */
export async function linkMates(
  db: Executor,
  row: Pick<HeldRow, 'employer_id' | 'registration_id' | 'verified_at'>,
  linkNames: readonly string[],
): Promise<{ readonly before: number; readonly firstAt: string | null }> {
  if (linkNames.length === 0 || row.verified_at === null) return { before: 0, firstAt: null };
  const found = await db
    .selectFrom('registrations')
    .select((select) => [
      select.fn.countAll<number>().as('before'),
      select.fn.min<string | null>('verified_at').as('firstAt'),
    ])
    .where('employer_id', '=', row.employer_id)
    .where('link_code', 'in', linkNames)
    .where('registration_id', '<>', row.registration_id)
    .where('verified_at', '<=', row.verified_at)
    .executeTakeFirstOrThrow();
  return { before: Number(found.before), firstAt: found.firstAt };
}
