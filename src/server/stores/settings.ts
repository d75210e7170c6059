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
