import type { Executor } from '../db/database.ts';
import { SQL_ORDER, type ListOrder } from './list-order.ts';

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

/** What made the rules stop. */
export type HeldKind = 'duplicate' | 'own_domain' | 'disposable';

export interface HeldPlace {
  readonly verified_at: string;
  readonly registration_id: string;
}

export interface HeldPart {
  readonly kind?: HeldKind | undefined;
  readonly registrationId?: string;
  readonly order?: ListOrder;
  readonly most?: number;
  readonly after?: HeldPlace | undefined;
}

/** Registrations of all employers that wait for a decision, newest first unless said otherwise. */
export async function heldRegistrations(db: Executor, part: HeldPart): Promise<readonly HeldRow[]> {
  const { kind, registrationId, order = 'newest first', most, after } = part;
  const { direction, comesAfter } = SQL_ORDER[order];
  let rows = db
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
    .orderBy('registrations.verified_at', direction)
    .orderBy('registrations.registration_id', direction);
  if (registrationId !== undefined) rows = rows.where('registrations.registration_id', '=', registrationId);
  if (kind === 'duplicate')
    rows = rows.where((where) =>
      where.or([
        where('registrations.outcome_reason', 'is', null),
        where('registrations.outcome_reason', 'not in', ['own_domain', 'disposable']),
      ]),
    );
  else if (kind !== undefined) rows = rows.where('registrations.outcome_reason', '=', kind);
  if (after)
    rows = rows.where((where) =>
      where(
        where.refTuple('registrations.verified_at', 'registrations.registration_id'),
        comesAfter,
        where.tuple(after.verified_at, after.registration_id),
      ),
    );
  if (most !== undefined) rows = rows.limit(most);
  return rows.execute();
}

/** Where a registration stands among those that wait, or stood before it was decided. */
export async function heldPlace(db: Executor, registrationId: string): Promise<HeldPlace | undefined> {
  const row = await db
    .selectFrom('registrations')
    .select(['verified_at', 'registration_id'])
    .where('registration_id', '=', registrationId)
    .executeTakeFirst();
  return row?.verified_at ? { ...row, verified_at: row.verified_at } : undefined;
}

/** How many wait, at one employer or at all of them. */
export async function countHeld(db: Executor, employerId?: string): Promise<number> {
  let rows = db
    .selectFrom('registrations')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('outcome', '=', 'held')
    .where('is_test', '=', 0);
  if (employerId !== undefined) rows = rows.where('employer_id', '=', employerId);
  return Number((await rows.executeTakeFirstOrThrow()).n);
}

/** Of all employers, without tests; 0 where none waits. Any other reason, or none, counts as `duplicate`. */
export async function countHeldByKind(db: Executor): Promise<Readonly<Record<HeldKind, number>>> {
  const rows = await db
    .selectFrom('registrations')
    .select((select) => ['outcome_reason', select.fn.countAll<number>().as('n')])
    .where('outcome', '=', 'held')
    .where('is_test', '=', 0)
    .groupBy('outcome_reason')
    .execute();
  const counts = { duplicate: 0, own_domain: 0, disposable: 0 };
  for (const { outcome_reason: reason, n } of rows)
    counts[reason === 'own_domain' || reason === 'disposable' ? reason : 'duplicate'] += Number(n);
  return counts;
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
