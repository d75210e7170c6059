import type { Executor } from '../db/database.ts';
import { findSetting } from './settings.ts';

const RESTORED = 'restored_at';
/** Of which restore what was taken back since has been repeated. */
const REPEATED = 'repeated_for';

/** Notes that a database came from a backup, which knows nothing of what people took back since. */
export async function noteRestored(db: Executor, at: string): Promise<void> {
  await keep(db, RESTORED, at);
}

/** The same as a statement for `psql`, which finds no table by its name alone where it has just read an archive. */
export function restoredNote(at: string): string {
  const row = `('${RESTORED}', '${at}')`;
  return `insert into public.settings (name, value) values ${row} on conflict (name) do update set value = excluded.value`;
}

/** Whether that has still to be repeated; until then nothing may be shown or mailed. */
export async function isRestored(db: Executor): Promise<boolean> {
  return (await findRestored(db)) !== (await findSetting(db, REPEATED));
}

/** When it was restored last; undefined where it never was. */
export async function findRestored(db: Executor): Promise<string | undefined> {
  return findSetting(db, RESTORED);
}

/** Lets the service start again, until another restore. Nothing happens where there was none. */
export async function noteRepeated(db: Executor): Promise<void> {
  const at = await findRestored(db);
  if (at !== undefined) await keep(db, REPEATED, at);
}

async function keep(db: Executor, name: string, value: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
