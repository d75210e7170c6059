import type { Executor } from '../db/database.ts';

/** Adds to a window of time and returns what all processes have counted in it. One statement, so that none is lost. */
export async function addToRateWindow(
  db: Executor,
  rateKey: string,
  endsAt: string,
  count: number,
): Promise<number> {
  const row = await db
    .insertInto('rate_windows')
    .values({ rate_key: rateKey, ends_at: endsAt, count })
    .onConflict((conflict) =>
      conflict
        .columns(['rate_key', 'ends_at'])
        .doUpdateSet((set) => ({ count: set('rate_windows.count', '+', count) })),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Of all limits. A window must have ended: dropped earlier, it would begin again at nothing. */
export async function dropOldRateWindows(db: Executor, before: string): Promise<void> {
  await db.deleteFrom('rate_windows').where('ends_at', '<', before).execute();
}
