import type { Selectable } from 'kysely';
import { availableSlots } from '../../core/credit/account.ts';
import type { Executor } from '../db/database.ts';
import type { EmployersTable } from '../db/schema-employers.ts';
import { holdsWords } from '../text/search.ts';
import { SQL_ORDER, type ListOrder } from './list-order.ts';

/** An employer with its live figures, for the operator. */
export type EmployerLine = Selectable<EmployersTable> & {
  readonly registered: number;
  readonly counted: number;
  readonly available: number;
  readonly agencies: number;
};

export type EmployerPlace = Pick<EmployerLine, 'created_at' | 'employer_id'>;

/** Newest first unless said otherwise; `query` is looked for in names, short names, codes and domains. */
export async function employerLines(
  db: Executor,
  query: string,
  part: {
    readonly order?: ListOrder;
    readonly most?: number;
    readonly after?: EmployerPlace | undefined;
  } = {},
): Promise<readonly EmployerLine[]> {
  const { order = 'newest first', most, after } = part;
  const { direction, comesAfter } = SQL_ORDER[order];
  let rows = db
    .selectFrom('employers')
    .innerJoin('employer_counters', 'employer_counters.employer_id', 'employers.employer_id')
    .selectAll('employers')
    .select((select) => [
      'employer_counters.registered',
      'employer_counters.counted',
      'employer_counters.granted',
      'employer_counters.reserved',
      'employer_counters.used',
      'employer_counters.expired',
      select
        .selectFrom('employer_agencies')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('employer_agencies.employer_id', '=', 'employers.employer_id')
        .as('agencies'),
    ])
    .orderBy('employers.created_at', direction)
    .orderBy('employers.employer_id', direction);
  if (most !== undefined) rows = rows.limit(most);
  if (after)
    rows = rows.where((where) =>
      where(
        where.refTuple('employers.created_at', 'employers.employer_id'),
        comesAfter,
        where.tuple(after.created_at, after.employer_id),
      ),
    );
  const wanted = query.trim();
  if (wanted !== '') {
    const called = await employersCalled(db, wanted);
    if (called.length === 0) return [];
    rows = rows.where('employers.employer_id', 'in', called);
  }
  return (await rows.execute()).map(({ granted, reserved, used, expired, ...row }) => ({
    ...row,
    agencies: Number(row.agencies),
    available: availableSlots({ granted, reserved, used, expired }),
  }));
}

/** Not left to SQL: neither engine knows the forms of a kanji, and of full-width letters SQLite knows no capitals. */
async function employersCalled(db: Executor, wanted: string): Promise<readonly string[]> {
  const [employers, domains] = await Promise.all([
    db
      .selectFrom('employers')
      .select(['employer_id', 'name', 'name_en', 'short_name', 'short_name_en', 'code'])
      .execute(),
    db.selectFrom('employer_domains').select(['employer_id', 'domain']).execute(),
  ]);
  const called = [
    ...employers.map(({ employer_id, ...names }) => ({ employer_id, texts: Object.values(names) })),
    ...domains.map(({ employer_id, domain }) => ({ employer_id, texts: [domain] })),
  ].filter(({ texts }) => holdsWords(texts, wanted));
  return [...new Set(called.map(({ employer_id }) => employer_id))];
}

/** How many employers each agency serves. */
export async function employersPerAgency(db: Executor): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('employer_agencies')
    .select((select) => ['agency_id', select.fn.countAll<number>().as('n')])
    .groupBy('agency_id')
    .execute();
  return new Map(rows.map((row) => [row.agency_id, Number(row.n)]));
}
