import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { ProgressSnapshotsTable } from '../db/schema.ts';

export type ProgressSnapshot = Selectable<ProgressSnapshotsTable>;

export async function newestSnapshot(
  db: Executor,
  employerId: string,
): Promise<ProgressSnapshot | undefined> {
  return db
    .selectFrom('progress_snapshots')
    .selectAll()
    .where('employer_id', '=', employerId)
    .orderBy('closing_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function addSnapshot(db: Executor, snapshot: Insertable<ProgressSnapshotsTable>): Promise<void> {
  await db
    .insertInto('progress_snapshots')
    .values(snapshot)
    .onConflict((conflict) => conflict.columns(['employer_id', 'closing_at']).doNothing())
    .execute();
}
