import type { ProgressReply } from '../../../contract/progress.ts';
import {
  adoptPolicy,
  availableSlots,
  EMPTY_TOTALS,
  filledTowardsNext,
  openAccount,
  remainingToNext,
  type CreditAccount,
  type CreditTotals,
} from '../../../core/credit/account.ts';
import type { CreditPolicy } from '../../../core/credit/policy.ts';
import type { Executor } from '../../db/database.ts';
import { insertionsBetween, registeredBetween } from '../../stores/days.ts';
import { getEmployer, policyAt } from '../../stores/employers.ts';
import { readCounters, totalsOf } from '../../stores/ledger.ts';
import { accountIn, newestSnapshot, totalsIn } from '../../stores/snapshots.ts';
import { addToDay, japanDay, lastClosing } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { accountOf } from '../credit/ledger.ts';

/**
 * The figures an employer may read now: the people of the last closing, or of this moment for a sample employer, under the
 * terms in force now. Those hold from their moment, before an entry or a closing has followed them.
 */
export async function readProgress(context: ServiceContext, employerId: string): Promise<ProgressReply> {
  const db = context.database.kysely;
  const now = context.clock();
  const employer = await getEmployer(db, employerId);
  const policy = await policyAt(db, employerId, moment(now));
  if (employer.cadence === 'at_once') {
    const counters = await readCounters(db, employerId);
    return figures({
      asOf: moment(now),
      cadence: 'at_once',
      totals: totalsOf(counters),
      pending: await pendingOn(db, employerId, japanDay(now), policy.pendingDays),
      account: accountOf(counters),
      policy,
    });
  }
  const snapshot = await newestSnapshot(db, employerId, moment(lastClosing(now)));
  if (!snapshot)
    return figures({
      asOf: moment(lastClosing(now)),
      cadence: 'daily',
      totals: EMPTY_TOTALS,
      pending: 0,
      account: openAccount(policy),
      policy,
    });
  return figures({
    asOf: snapshot.closing_at,
    cadence: 'daily',
    totals: totalsIn(snapshot),
    pending: snapshot.pending,
    account: accountIn(snapshot),
    policy,
  });
}

/** Links sent within the contract's window whose people have not registered; never below 0. */
export async function pendingOn(
  db: Executor,
  employerId: string,
  day: string,
  pendingDays: number,
): Promise<number> {
  const from = addToDay(day, -pendingDays);
  const { inserted, sent } = await insertionsBetween(db, employerId, from, addToDay(day, 1));
  const registered = await registeredBetween(db, employerId, from, day);
  // Where the mail program does not tell that a mail was sent, an insertion that was not undone stands for it.
  return Math.max(0, Math.max(inserted, sent) - registered);
}

function figures(state: {
  readonly asOf: string;
  readonly cadence: ProgressReply['cadence'];
  readonly totals: CreditTotals;
  readonly pending: number;
  readonly account: CreditAccount;
  readonly policy: CreditPolicy;
}): ProgressReply {
  const { totals } = state;
  const account = adoptPolicy(state.account, state.policy);
  const { threshold } = account;
  const remaining = remainingToNext(account);
  return {
    asOf: state.asOf,
    cadence: state.cadence,
    registered: totals.registered,
    counted: totals.counted,
    filled: filledTowardsNext({ threshold, remaining }),
    threshold,
    remaining,
    pending: state.pending,
    notCounted: {
      duplicate: totals.duplicate,
      review: totals.review,
      ownDomain: totals.ownDomain,
      disposable: totals.disposable,
      other: totals.refused + totals.reversed,
    },
    slots: {
      granted: totals.granted,
      reserved: totals.reserved,
      used: totals.used,
      expired: totals.expired,
      available: availableSlots(totals),
    },
  };
}
