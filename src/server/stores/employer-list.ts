import { sql, type Expression, type Selectable } from 'kysely';
import { availableSlots } from '../../core/credit/account.ts';
import type { Executor } from '../db/database.ts';
import type { EmployersTable } from '../db/schema-employers.ts';
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
    // In words of a name, `%` and `_` mean themselves.
    const patterns = spellingsOf(wanted).map((one) => `%${one.replace(/[\\%_]/g, '\\$&')}%`);
    rows = rows.where((where) =>
      where.or(
        patterns.flatMap((pattern) => [
          ...LOOKED_IN.map((column) => like(where.fn<string>('lower', [column]), pattern)),
          where.exists(
            where
              .selectFrom('employer_domains')
              .select('domain')
              .whereRef('employer_domains.employer_id', '=', 'employers.employer_id')
              .where((inner) => like(inner.ref('employer_domains.domain'), pattern)),
          ),
        ]),
      ),
    );
  }
  return (await rows.execute()).map(({ granted, reserved, used, expired, ...row }) => ({
    ...row,
    agencies: Number(row.agencies),
    available: availableSlots({ granted, reserved, used, expired }),
  }));
}

const LOOKED_IN = [
  'employers.name',
  'employers.name_en',
  'employers.short_name',
  'employers.short_name_en',
  'employers.code',
] as const;

/**
 * Words as they may stand in a name: Japanese keyboards write letters, digits and signs in full width, registers of companies
 * do as well, and of the engines only one knows that those have capitals.
 */
function spellingsOf(typed: string): readonly string[] {
  const narrow = typed.normalize('NFKC').toLowerCase();
  const wide = narrow.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + FULL_WIDTH));
  return [...new Set([typed, typed.toLowerCase(), narrow, wide, wide.toUpperCase()])];
}

/** From `!` to its full-width form, as from every sign up to `~`. */
const FULL_WIDTH = 0xff01 - 0x21;

function like(expression: Expression<string>, pattern: string) {
  return sql<boolean>`${expression} like ${pattern} escape '\\'`;
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
