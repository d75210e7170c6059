import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { AuditEntriesTable } from '../db/schema-operator.ts';

export type AuditEntry = Selectable<AuditEntriesTable>;

/** In the transaction that does what it tells of. The database lets nobody change or remove an entry later. */
export async function addAuditEntry(db: Executor, entry: Insertable<AuditEntriesTable>): Promise<void> {
  await db.insertInto('audit_entries').values(entry).execute();
}

export interface AuditFilter {
  readonly employerId?: string | undefined;
  readonly action?: string | readonly string[] | undefined;
  readonly subject?: string | undefined;
  /** The id of the last entry of the page before. */
  readonly before?: string | undefined;
}

/** Newest first. */
export async function listAuditEntries(
  db: Executor,
  filter: AuditFilter,
  limit: number,
): Promise<readonly AuditEntry[]> {
  // Ids begin with their time, so that their order is the order of what happened.
  return entriesOf(db, filter).selectAll().orderBy('audit_id', 'desc').limit(limit).execute();
}

/** All that match, however many. No entry ever goes, so forms tell by it whether something changed (`seenOf`). */
export async function countAuditEntries(db: Executor, filter: AuditFilter): Promise<number> {
  const { n } = await entriesOf(db, filter)
    .select((row) => row.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** Whether anybody did that after one moment and before another. */
export async function wasDoneBetween(
  db: Executor,
  action: string,
  after: string,
  before: string,
): Promise<boolean> {
  const row = await entriesOf(db, { action })
    .select('audit_id')
    .where('at', '>', after)
    .where('at', '<', before)
    .executeTakeFirst();
  return row !== undefined;
}

/** When that was last done to an employer. */
export async function lastDoneAt(
  db: Executor,
  employerId: string,
  action: string,
): Promise<string | undefined> {
  const row = await entriesOf(db, { employerId, action })
    .select('at')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

function entriesOf(db: Executor, filter: AuditFilter) {
  let query = db.selectFrom('audit_entries');
  if (filter.employerId) query = query.where('employer_id', '=', filter.employerId);
  if (filter.action) query = query.where('action', 'in', [filter.action].flat());
  if (filter.subject) query = query.where('subject', '=', filter.subject);
  if (filter.before) query = query.where('audit_id', '<', filter.before);
  return query;
}
