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
    const narrow = wanted.normalize('NFKC');
    rows = rows.where((where) =>
      where.or([
        holds(narrowed(NAMES, narrow), narrow),
        // What NFKC writes otherwise, such as a legal form in one sign, may be kept as it was typed.
        holds(NAMES, wanted),
        where.exists(
          where
            .selectFrom('employer_domains')
            .select('domain')
            .whereRef('employer_domains.employer_id', '=', 'employers.employer_id')
            .where((inner) => holds(inner.ref('employer_domains.domain'), narrow)),
        ),
      ]),
    );
  }
  return (await rows.execute()).map(({ granted, reserved, used, expired, ...row }) => ({
    ...row,
    agencies: Number(row.agencies),
    available: availableSlots({ granted, reserved, used, expired }),
  }));
}

/** Everything that an employer is called, in small letters; nothing that is typed goes beyond a line. */
const NAMES = sql<string>`lower(${sql.join(
  [
    'employers.name',
    'employers.name_en',
    'employers.short_name',
    'employers.short_name_en',
    'employers.code',
  ].map((column) => sql.ref(column)),
  sql` || ${'\n'} || `,
)})`;

/**
 * A text with the letters, digits, signs and spaces that are looked for in narrow form, also where it has them in full
 * width, as Japanese keyboards and registers of companies write them. Of those SQLite knows no capitals.
 */
function narrowed(text: Expression<string>, wanted: string): Expression<string> {
  let narrow = text;
  for (const sign of new Set(wanted.toLowerCase().replace(/[^ -~]/g, '')))
    for (const wide of new Set([widened(sign), widened(sign.toUpperCase())]))
      narrow = sql<string>`replace(${narrow}, ${wide}, ${sign})`;
  return narrow;
}

function widened(sign: string): string {
  return sign === ' ' ? '\u3000' : String.fromCharCode(sign.charCodeAt(0) + FULL_WIDTH);
}

/** From `!` to its full-width form, as from every sign up to `~`. */
const FULL_WIDTH = 0xff01 - 0x21;

/** `%` and `_` mean themselves; small letters are made by the engine on both sides, so that each finds what it keeps. */
function holds(text: Expression<string>, words: string) {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`${text} like lower(${pattern}) escape '\\'`;
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
