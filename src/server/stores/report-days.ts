import type { Executor } from '../db/database.ts';

/** What happened on the days of one month; months without anything have no entry. */
export type ByMonth<T> = ReadonlyMap<string, T>;

/** From and to are days of the Japanese calendar; the second one is not included. */
export interface Days {
  readonly from: string;
  readonly before: string;
}

/** By month in Japan, e.g. `2026-11`. Who is taken out again counts as -1 on that day: a month may be below 0. */
export async function registrationsByMonth(
  db: Executor,
  employerId: string,
  { from, before }: Days,
): Promise<ByMonth<{ readonly registered: number; readonly counted: number; readonly granted: number }>> {
  const rows = await db
    .selectFrom('registration_days')
    .select(['day', 'registered', 'counted', 'granted'])
    .where('employer_id', '=', employerId)
    .where('day', '>=', from)
    .where('day', '<', before)
    .execute();
  const months = new Map<string, { registered: number; counted: number; granted: number }>();
  for (const row of rows) {
    const month = of(months, row.day, { registered: 0, counted: 0, granted: 0 });
    month.registered += row.registered;
    month.counted += row.counted;
    month.granted += row.granted;
  }
  return months;
}

/** Of all stages and languages, without a trial's. Net of undone insertions, so that a month may be below 0. */
export async function insertionsByMonth(
  db: Executor,
  employerId: string,
  { from, before }: Days,
): Promise<ByMonth<{ readonly inserted: number; readonly sent: number }>> {
  const rows = await db
    .selectFrom('insertion_days')
    .select((select) => [
      'day',
      select.fn.sum<number>('inserted').as('inserted'),
      select.fn.sum<number>('sent').as('sent'),
    ])
    .where('employer_id', '=', employerId)
    .where('day', '>=', from)
    .where('day', '<', before)
    .groupBy('day')
    .execute();
  const months = new Map<string, { inserted: number; sent: number }>();
  for (const row of rows) {
    const month = of(months, row.day, { inserted: 0, sent: 0 });
    month.inserted += Number(row.inserted);
    month.sent += Number(row.sent);
  }
  return months;
}

/** Page views without those that look like a machine's. Indicative only: a crash loses what was not written yet. */
export async function visitsByMonth(
  db: Executor,
  employerId: string,
  { from, before }: Days,
): Promise<ByMonth<{ visits: number }>> {
  const rows = await db
    .selectFrom('visit_days')
    .select(['day', 'visits'])
    .where('employer_id', '=', employerId)
    .where('day', '>=', from)
    .where('day', '<', before)
    .execute();
  const months = new Map<string, { visits: number }>();
  for (const row of rows) of(months, row.day, { visits: 0 }).visits += row.visits;
  return months;
}

/** The ledger's movement between a moment and a closing, found behind the closing before it: at most a day's entries. */
export async function movedBetween(
  db: Executor,
  employerId: string,
  range: { readonly from: string; readonly before: string },
): Promise<{ readonly registered: number; readonly counted: number; readonly granted: number }> {
  const earlier = await db
    .selectFrom('progress_snapshots')
    .select('through_sequence')
    .where('employer_id', '=', employerId)
    .where('closing_at', '<', range.before)
    .orderBy('closing_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const rows = await db
    .selectFrom('ledger_entries')
    .select((select) => ['account', select.fn.sum<number>('amount').as('amount')])
    .where('employer_id', '=', employerId)
    .where('sequence', '>', earlier?.through_sequence ?? 0)
    .where('event_at', '>=', range.from)
    .where('event_at', '<', range.before)
    .where('account', 'in', ['registered', 'counted', 'granted'])
    .groupBy('account')
    .execute();
  const amount = (account: string) => Number(rows.find((row) => row.account === account)?.amount ?? 0);
  return { registered: amount('registered'), counted: amount('counted'), granted: amount('granted') };
}

/** People hired through a slot whose result was told from one moment to, and without, another. */
export async function hiresBetween(
  db: Executor,
  employerId: string,
  range: { readonly from: string; readonly before: string },
): Promise<number> {
  const row = await db
    .selectFrom('slot_requests')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('employer_id', '=', employerId)
    .where('state', '=', 'hired')
    .where('closed_at', '>=', range.from)
    .where('closed_at', '<', range.before)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

function of<T>(months: Map<string, T>, day: string, empty: T): T {
  const key = day.slice(0, 7);
  const month = months.get(key) ?? empty;
  months.set(key, month);
  return month;
}
