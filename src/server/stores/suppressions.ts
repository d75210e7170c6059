import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { SuppressionsTable } from '../db/schema-registrations.ts';

export type Suppression = Selectable<SuppressionsTable>;

/** Puts an address on the list; a repeated wish gets a new page of a new age, so that its answer tells nothing of the first. */
export async function suppress(db: Executor, suppression: Insertable<SuppressionsTable>): Promise<void> {
  await db
    .insertInto('suppressions')
    .values(suppression)
    .onConflict((conflict) =>
      conflict.column('person_key').doUpdateSet({
        page_key: suppression.page_key,
        page_created_at: suppression.page_created_at,
        mail: suppression.mail,
      }),
    )
    .execute();
}

/** Whoever stopped them. False for the empty key, which mails carry that leave in any case. */
export async function isSuppressed(db: Executor, personKey: string): Promise<boolean> {
  const row = await db
    .selectFrom('suppressions')
    .select('person_key')
    .where('person_key', '=', personKey)
    .executeTakeFirst();
  return row !== undefined;
}

/** By the newest page alone: a repeated wish makes an older page unknown. Its `mail` may be empty by now. */
export async function findSuppression(db: Executor, pageKey: string): Promise<Suppression | undefined> {
  return db.selectFrom('suppressions').selectAll().where('page_key', '=', pageKey).executeTakeFirst();
}

/**
 * Takes an address off the list again by a page made since `since`. One that has been there for longer stays; its page goes
 * all the same, so that nobody sees which of the two it was. `nextPageKey` is told to nobody. Returns whose came off.
 */
export async function liftSuppression(
  db: Executor,
  pageKey: string,
  since: string,
  nextPageKey: string,
): Promise<Pick<Suppression, 'person_key'> | undefined> {
  const lifted = await db
    .deleteFrom('suppressions')
    .where('page_key', '=', pageKey)
    .where('created_at', '>=', since)
    .returning('person_key')
    .executeTakeFirst();
  await db
    .updateTable('suppressions')
    .set({ page_key: nextPageKey, mail: '' })
    .where('page_key', '=', pageKey)
    .where('page_created_at', '>=', since)
    .execute();
  return lifted;
}

/** Takes an address off the list, however long it has been there. False where it was not on it. */
export async function removeSuppression(db: Executor, personKey: string): Promise<boolean> {
  const row = await db
    .deleteFrom('suppressions')
    .where('person_key', '=', personKey)
    .returning('person_key')
    .executeTakeFirst();
  return row !== undefined;
}

/** Once a page can no longer take a stop back, nobody needs to read its address again; its hash says whom not to mail. */
export async function forgetAddresses(db: Executor, before: string): Promise<void> {
  await db
    .updateTable('suppressions')
    .set({ mail: '' })
    .where('page_created_at', '<', before)
    .where('mail', '<>', '')
    .execute();
}
