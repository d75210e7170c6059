import type { Executor } from '../db/database.ts';

/** Totals by calendar day of the service (Asia/Tokyo): what windows and months are summed from, at a flat cost. */

export async function addToRegistrationDay(
  db: Executor,
  employerId: string,
  day: string,
  amounts: { readonly registered: number; readonly counted: number; readonly granted: number },
): Promise<void> {
  await db
    .insertInto('registration_days')
    .values({ employer_id: employerId, day, ...amounts })
    .onConflict((conflict) =>
      conflict.columns(['employer_id', 'day']).doUpdateSet((row) => ({
        registered: row('registration_days.registered', '+', amounts.registered),
        counted: row('registration_days.counted', '+', amounts.counted),
        granted: row('registration_days.granted', '+', amounts.granted),
      })),
    )
    .execute();
}

/** False where the report was received before. */
export async function addCountReport(
  db: Executor,
  employerId: string,
  reportId: string,
  now: string,
): Promise<boolean> {
  const row = await db
    .insertInto('count_reports')
    .values({ employer_id: employerId, report_id: reportId, received_at: now })
    .onConflict((conflict) => conflict.columns(['employer_id', 'report_id']).doNothing())
    .returning('report_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds at every call: `addCountReport` keeps out repeats. `inserted` is net of undone ones and may be negative. */
export async function addToInsertionDay(
  db: Executor,
  employerId: string,
  bucket: { readonly day: string; readonly stage: string; readonly language: string },
  amounts: { readonly inserted: number; readonly sent: number },
): Promise<void> {
  await db
    .insertInto('insertion_days')
    .values({ employer_id: employerId, ...bucket, ...amounts })
    .onConflict((conflict) =>
      conflict.columns(['employer_id', 'day', 'stage', 'language']).doUpdateSet((row) => ({
        inserted: row('insertion_days.inserted', '+', amounts.inserted),
        sent: row('insertion_days.sent', '+', amounts.sent),
      })),
    )
    .execute();
}

/** People who registered from `from` to `to`, both days included. */
export async function registeredBetween(
  db: Executor,
  employerId: string,
  from: string,
  to: string,
): Promise<number> {
  const row = await db
    .selectFrom('registration_days')
    .select((select) => select.fn.sum<number | null>('registered').as('n'))
    .where('employer_id', '=', employerId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** Links inserted and sent from `from` to `to`, both days included. */
export async function insertionsBetween(
  db: Executor,
  employerId: string,
  from: string,
  to: string,
): Promise<{ readonly inserted: number; readonly sent: number }> {
  const row = await db
    .selectFrom('insertion_days')
    .select((select) => [
      select.fn.sum<number | null>('inserted').as('inserted'),
      select.fn.sum<number | null>('sent').as('sent'),
    ])
    .where('employer_id', '=', employerId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .executeTakeFirst();
  return { inserted: Number(row?.inserted ?? 0), sent: Number(row?.sent ?? 0) };
}
