import { sql } from 'kysely';
import type { Database } from '../../src/server/db/database.ts';

/** How many transactions wait for somebody else's lock; on an embedded database nobody begins beside another. */
export async function lockWaits({ engine, kysely }: Database): Promise<number> {
  if (engine === 'sqlite') return 0;
  const { rows } = await sql<{ n: number }>`select count(*) as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(kysely);
  return Number(rows[0]?.n);
}

/**
 * Begins `work` while the caller's transaction is open, and returns when it waits for that one's locks, or is done. The
 * answer is to be awaited when the transaction is over.
 */
export async function beginBeside<T>(
  database: Database,
  work: () => Promise<T>,
): Promise<{ answer: Promise<T> }> {
  let isDone = false;
  const answer = work().finally(() => {
    isDone = true;
  });
  answer.catch(() => undefined);
  while (database.engine === 'postgres' && !isDone && (await lockWaits(database)) === 0)
    await new Promise((next) => setTimeout(next, 5));
  return { answer };
}
