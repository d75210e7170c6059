import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { NewsItemsTable } from '../db/schema-candidates.ts';

export type NewsItem = Selectable<NewsItemsTable>;

/** False where the month has its news already. */
export async function addNews(db: Executor, item: Insertable<NewsItemsTable>): Promise<boolean> {
  const row = await db
    .insertInto('news_items')
    .values(item)
    .onConflict((conflict) => conflict.column('month').doNothing())
    .returning('month')
    .executeTakeFirst();
  return row !== undefined;
}

/** Newest first. */
export async function listNews(db: Executor): Promise<readonly NewsItem[]> {
  return db.selectFrom('news_items').selectAll().orderBy('month', 'desc').execute();
}

/** News that may still have people to write to, oldest first. */
export async function unfinishedNews(db: Executor): Promise<readonly NewsItem[]> {
  return db.selectFrom('news_items').selectAll().where('finished_at', 'is', null).orderBy('month').execute();
}

/** One more person was written to. */
export async function countNews(db: Executor, month: string): Promise<void> {
  await db
    .updateTable('news_items')
    .set((row) => ({ written: row('written', '+', 1) }))
    .where('month', '=', month)
    .execute();
}

/** Takes it out of `unfinishedNews`: whoever agrees later does not get it. Of two calls the first moment stays. */
export async function finishNews(db: Executor, month: string, now: string): Promise<void> {
  await db
    .updateTable('news_items')
    .set({ finished_at: now })
    .where('month', '=', month)
    .where('finished_at', 'is', null)
    .execute();
}
