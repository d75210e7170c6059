import { CREDIT_ACCOUNTS, EMPTY_TOTALS, type CreditTotals } from '../../core/credit/account.ts';
import { japanDay, lastClosing } from '../calendar.ts';
import { addDays, moment } from '../runtime.ts';
import { listEmployersByCadence, policyAt } from '../stores/employers.ts';
import { lockCounters, sumEntries } from '../stores/ledger.ts';
import { removeUnverified } from '../stores/registrations.ts';
import { addSnapshot, newestSnapshot } from '../stores/snapshots.ts';
import type { ServiceContext } from './context.ts';
import { pendingOn } from './progress.ts';

/** Days after which a form whose code was never typed is forgotten. */
const UNVERIFIED_DAYS = 7;

/** Writes the figures of the last closing for every employer that has none yet, and tidies up. Safe to repeat. */
export async function closeDay(context: ServiceContext): Promise<void> {
  const closing = lastClosing(context.clock());
  for (const employer of await listEmployersByCadence(context.database.kysely, 'daily'))
    await closeFor(context, employer.employer_id, closing);
  await removeUnverified(context.database.kysely, moment(addDays(context.clock(), -UNVERIFIED_DAYS)));
}

async function closeFor(context: ServiceContext, employerId: string, closing: Date): Promise<void> {
  const closingAt = moment(closing);
  const newest = await newestSnapshot(context.database.kysely, employerId);
  if (newest && newest.closing_at >= closingAt) return;
  await context.database.transaction(async (db) => {
    // With the lock held, every entry that belongs before the closing has been committed.
    const counters = await lockCounters(db, employerId, moment(context.clock()));
    const previous = await newestSnapshot(db, employerId);
    const added = await sumEntries(db, employerId, {
      after: previous?.through_sequence ?? 0,
      before: closingAt,
    });
    const before = previous ? (JSON.parse(previous.totals) as CreditTotals) : EMPTY_TOTALS;
    const totals = Object.fromEntries(
      CREDIT_ACCOUNTS.map((account) => [account, before[account] + added.totals[account]]),
    ) as unknown as CreditTotals;
    const policy = await policyAt(db, employerId, closingAt);
    // The next slot as it stood at the closing: back by what was granted since.
    const grantedSince = counters.granted - totals.granted;
    const nextSlotAt = counters.next_slot_at - grantedSince * counters.threshold;
    await addSnapshot(db, {
      employer_id: employerId,
      closing_at: closingAt,
      through_sequence: added.throughSequence,
      totals: JSON.stringify(totals),
      pending: await pendingOn(db, employerId, japanDay(closing), policy.pendingDays),
      remaining: Math.max(1, nextSlotAt - totals.counted),
      threshold: counters.threshold,
      created_at: moment(context.clock()),
    });
  });
}
