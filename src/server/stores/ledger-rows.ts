import type { Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { LedgerEntriesTable } from '../db/schema-ledger.ts';

export type LedgerRow = Selectable<LedgerEntriesTable>;

/** An employer's entries, newest first, below a sequence number. */
export async function ledgerRows(
  db: Executor,
  employerId: string,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly LedgerRow[]> {
  let query = db
    .selectFrom('ledger_entries')
    .selectAll()
    .where('employer_id', '=', employerId)
    .orderBy('sequence', 'desc')
    .limit(page.limit);
  if (page.before !== undefined) query = query.where('sequence', '<', page.before);
  return query.execute();
}
