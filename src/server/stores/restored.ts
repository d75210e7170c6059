import type { Executor } from '../db/database.ts';
import { findSetting } from './settings.ts';

const SETTING = 'restored_at';

/** Notes that a database came from a backup, which knows nothing of what people took back since. */
export async function noteRestored(db: Executor, at: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ name: SETTING, value: at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: at }))
    .execute();
}

/** Whether that has still to be repeated; until then nothing may be shown or mailed. */
export async function isRestored(db: Executor): Promise<boolean> {
  return (await findRestored(db)) !== undefined;
}

/** When it was restored; undefined once that was repeated. */
export async function findRestored(db: Executor): Promise<string | undefined> {
  return findSetting(db, SETTING);
}

export async function noteRepeated(db: Executor): Promise<void> {
  await db.deleteFrom('settings').where('name', '=', SETTING).execute();
}
