import { adoptPolicy, remainingToNext } from '../../../core/credit/account.ts';
import { policyInForce, type DatedPolicy } from '../../../core/credit/policy.ts';
import { emptyLedger, replay, type LedgerState } from '../../../core/credit/replay.ts';
import { policiesOf } from '../../stores/employers.ts';
import { entriesAfter } from '../../stores/ledger.ts';
import {
  accountIn,
  addSnapshot,
  employersWithoutClosing,
  newestSnapshot,
  removeClosingsAhead,
  totalsIn,
  type ProgressSnapshot,
} from '../../stores/snapshots.ts';
import { japanDay, lastClosing } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { openLedger } from '../credit/ledger.ts';
import { pendingOn } from './progress.ts';

/**
 * Writes the figures of the last closing for every employer that has none yet. Safe to repeat, and to run in several
 * processes at once.
 */
export async function closeDay(context: ServiceContext, stopping?: AbortSignal): Promise<void> {
  const db = context.database.kysely;
  const closing = lastClosing(context.clock());
  for (const employerId of await employersWithoutClosing(db, moment(closing))) {
    if (stopping?.aborted) return;
    await closeFor(context, employerId, closing);
  }
}

async function closeFor(context: ServiceContext, employerId: string, closing: Date): Promise<void> {
  const closingAt = moment(closing);
  await context.database.transaction(async (db) => {
    // With the lock held, every entry that belongs before the closing has been committed.
    const { now } = await openLedger(context, db, employerId);
    const previous = await newestSnapshot(db, employerId, closingAt);
    if (previous?.closing_at === closingAt) return;
    const policies = await policiesOf(db, employerId);
    const after = previous?.through_sequence ?? 0;
    const entries = await entriesAfter(db, employerId, after, { before: closingAt });
    await removeClosingsAhead(db, employerId, closingAt, entries.at(-1)?.sequence ?? after);
    const state = replay(stateAt(previous, policies), entries, policies);
    const policy = policyInForce(policies, closingAt);
    // Terms hold from their moment, also where no entry has followed them yet.
    const account = adoptPolicy(state.account, policy);
    await addSnapshot(db, {
      employer_id: employerId,
      closing_at: closingAt,
      through_sequence: entries.at(-1)?.sequence ?? after,
      totals: JSON.stringify(state.totals),
      pending: await pendingOn(db, employerId, japanDay(closing), policy.pendingDays),
      remaining: remainingToNext(account),
      next_slot_at: account.nextSlotAt,
      threshold: account.threshold,
      created_at: moment(now),
    });
  });
}

/** Where the ledger stood at a closing; before the first one, at its beginning. */
function stateAt(snapshot: ProgressSnapshot | undefined, policies: readonly DatedPolicy[]): LedgerState {
  if (!snapshot) return emptyLedger(policies);
  return { totals: totalsIn(snapshot), account: accountIn(snapshot) };
}
