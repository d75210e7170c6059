import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { AuditEntriesTable } from '../db/schema-operator.ts';

export type AuditEntry = Selectable<AuditEntriesTable>;

export async function addAuditEntry(db: Executor, entry: Insertable<AuditEntriesTable>): Promise<void> {
  await db.insertInto('audit_entries').values(entry).execute();
}

/** Newest first; `before` is the id of the last entry of the page before. */
export async function listAuditEntries(
  db: Executor,
  filter: { readonly employerId?: string | undefined; readonly before?: string | undefined },
  limit: number,
): Promise<readonly AuditEntry[]> {
  // Ids begin with their time, so that their order is the order of what happened.
  let query = db.selectFrom('audit_entries').selectAll().orderBy('audit_id', 'desc').limit(limit);
  if (filter.employerId) query = query.where('employer_id', '=', filter.employerId);
  if (filter.before) query = query.where('audit_id', '<', filter.before);
  return query.execute();
}
