import { sql, type Transaction } from 'kysely';
import type { Database } from '../../src/server/db/database.ts';
import type { Schema } from '../../src/server/db/schema.ts';

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

/**
 * Starts `works` one after the other while a transaction holds the rows that `hold` selects for update, and lets go of them
 * when all of the works wait or are done. An embedded database lets nobody begin beside another in any case. To be only
 * locked: behind a row that was changed, PostgreSQL lets those who wait go on in any order.
 */
export async function queuedBehind<T>(
  database: Database,
  hold: (db: Transaction<Schema>) => Promise<unknown>,
  works: readonly (() => Promise<T>)[],
): Promise<readonly T[]> {
  const begun: Promise<T>[] = [];
  let done = 0;
  const begin = (work: () => Promise<T>) => {
    const running = work().finally(() => {
      done += 1;
    });
    running.catch(() => undefined);
    begun.push(running);
  };
  if (database.engine === 'sqlite') works.forEach(begin);
  else
    await database.transaction(async (db) => {
      await hold(db);
      for (const work of works) {
        begin(work);
        while ((await lockWaits(database)) + done < begun.length)
          await new Promise((next) => setTimeout(next, 5));
      }
    });
  return Promise.all(begun);
}
