import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { SuppressionsTable } from '../db/schema-registrations.ts';

export type Suppression = Selectable<SuppressionsTable>;

/** Puts an address on the list; a repeated wish gets a new page, so that its answer tells nothing of the first. */
export async function suppress(db: Executor, suppression: Insertable<SuppressionsTable>): Promise<void> {
  await db
    .insertInto('suppressions')
    .values(suppression)
    .onConflict((conflict) =>
      conflict.column('person_key').doUpdateSet({ page_key: suppression.page_key, mail: suppression.mail }),
    )
    .execute();
}

export async function isSuppressed(db: Executor, personKey: string): Promise<boolean> {
  const row = await db
    .selectFrom('suppressions')
    .select('person_key')
    .where('person_key', '=', personKey)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findSuppression(db: Executor, pageKey: string): Promise<Suppression | undefined> {
  return db.selectFrom('suppressions').selectAll().where('page_key', '=', pageKey).executeTakeFirst();
}

/** Takes an address off the list again, unless it has been there since before `since`. */
export async function liftSuppression(db: Executor, pageKey: string, since: string): Promise<void> {
  await db
    .deleteFrom('suppressions')
    .where('page_key', '=', pageKey)
    .where('created_at', '>=', since)
    .execute();
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

/** Once a stop can no longer be taken back, nobody needs to read its address again; its hash says whom not to mail. */
export async function forgetAddresses(db: Executor, before: string): Promise<void> {
  await db
    .updateTable('suppressions')
    .set({ mail: '' })
    .where('created_at', '<', before)
    .where('mail', '<>', '')
    .execute();
}
