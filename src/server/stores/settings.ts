import type { Executor } from '../db/database.ts';

/** Stores a value unless there is one, and returns the one that holds: two processes starting at once agree. */
export async function settingOrCreate(db: Executor, name: string, value: string): Promise<string> {
  await db
    .insertInto('settings')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return row.value;
}

/** Undefined until it is stored. Marks of what is done once only are kept here too. */
export async function findSetting(db: Executor, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}

/**
 * Holds a name for the rest of the transaction, and makes it where there is none: for what has no row of its own to lock.
 * Before all other locks of the transaction.
 */
export async function lockSetting(db: Executor, name: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ name, value: '' })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((row) => ({ value: row.ref('settings.value') })),
    )
    .execute();
}
