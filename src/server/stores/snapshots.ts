import type { Insertable, Selectable } from 'kysely';
import { EMPTY_TOTALS, type CreditAccount, type CreditTotals } from '../../core/credit/account.ts';
import type { Executor } from '../db/database.ts';
import type { ProgressSnapshotsTable } from '../db/schema-ledger.ts';

export type ProgressSnapshot = Selectable<ProgressSnapshotsTable>;

/** The newest closing up to one; later ones are of a clock that was ahead. */
export async function newestSnapshot(
  db: Executor,
  employerId: string,
  closingAt: string,
): Promise<ProgressSnapshot | undefined> {
  return db
    .selectFrom('progress_snapshots')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('closing_at', '<=', closingAt)
    .orderBy('closing_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/**
 * Removes what a clock that was ahead closed, so that those days are closed when they come. Such a closing knows no more of
 * the ledger than the one that is written now; those of a clock that is behind are beyond it and stay.
 */
export async function removeClosingsAhead(
  db: Executor,
  employerId: string,
  closingAt: string,
  throughSequence: number,
): Promise<void> {
  await db
    .deleteFrom('progress_snapshots')
    .where('employer_id', '=', employerId)
    .where('closing_at', '>', closingAt)
    .where('through_sequence', '<=', throughSequence)
    .execute();
}

/** A snapshot's totals; an account that is younger than it stood at nothing. */
export function totalsIn({ totals }: Pick<ProgressSnapshot, 'totals'>): CreditTotals {
  return { ...EMPTY_TOTALS, ...(JSON.parse(totals) as Partial<CreditTotals>) };
}

/** Where its account stood, under the terms of its closing. */
export function accountIn(snapshot: ProgressSnapshot): CreditAccount {
  const { counted, granted } = totalsIn(snapshot);
  return { counted, granted, nextSlotAt: snapshot.next_slot_at, threshold: snapshot.threshold };
}

/** Only under the ledger's lock. Where the closing is written already, that one stays. */
export async function addSnapshot(db: Executor, snapshot: Insertable<ProgressSnapshotsTable>): Promise<void> {
  await db
    .insertInto('progress_snapshots')
    .values(snapshot)
    .onConflict((conflict) => conflict.columns(['employer_id', 'closing_at']).doNothing())
    .execute();
}

/** Employers whose figures close daily, that were here by this closing and have none for it yet. */
export async function employersWithoutClosing(db: Executor, closingAt: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('employers')
    .select('employer_id')
    .where('cadence', '=', 'daily')
    .where('created_at', '<', closingAt)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('progress_snapshots')
            .select('closing_at')
            .whereRef('progress_snapshots.employer_id', '=', 'employers.employer_id')
            .where('closing_at', '=', closingAt),
        ),
      ),
    )
    .orderBy('employer_id')
    .execute();
  return rows.map((row) => row.employer_id);
}
