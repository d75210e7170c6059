import { adoptPolicy, countPerson, type CreditAccount } from '../../core/credit/account.ts';
import type { CreditPolicy } from '../../core/credit/policy.ts';
import { japanDay } from '../calendar.ts';
import type { Executor } from '../db/database.ts';
import { addDays, moment } from '../runtime.ts';
import { addToRegistrationDay } from '../stores/days.ts';
import { policyAt } from '../stores/employers.ts';
import { addSlot, appendEntries, lockCounters, type Counters, type Entry } from '../stores/ledger.ts';
import type { ServiceContext } from './context.ts';

/** One employer's ledger, locked for the rest of a transaction. */
export interface OpenLedger {
  readonly counters: Counters;
  readonly policy: CreditPolicy;
  /** Read after the lock was taken, so that the order of moments is the order of entries. */
  readonly now: Date;
}

export async function openLedger(
  context: ServiceContext,
  db: Executor,
  employerId: string,
): Promise<OpenLedger> {
  const counters = await lockCounters(db, employerId, moment(context.clock()));
  const now = context.clock();
  return { counters, now, policy: await policyAt(db, employerId, moment(now)) };
}

/**
 * Writes what happened to one registration, and grants the next slot when `counts` crosses the threshold. The slot's
 * number is unique per employer, so the database itself refuses a second grant for one crossing.
 */
export async function post(
  context: ServiceContext,
  db: Executor,
  ledger: OpenLedger,
  entries: readonly Entry[],
  counts: { readonly registrationId: string; readonly cause: string } | undefined,
): Promise<void> {
  const { counters, policy, now } = ledger;
  const at = moment(now);
  let account: CreditAccount = adoptPolicy(
    {
      counted: counters.counted,
      granted: counters.granted,
      nextSlotAt: counters.next_slot_at,
      threshold: counters.threshold,
    },
    policy,
  );
  const all: Entry[] = [...entries];
  let granted: readonly number[] = [];
  if (counts) {
    all.push({ account: 'counted', amount: 1, cause: counts.cause, registrationId: counts.registrationId });
    const step = countPerson(account);
    account = step.account;
    granted = step.slots;
  }
  for (const number of granted) {
    const slotId = context.newId('slot');
    await addSlot(db, {
      employer_id: counters.employer_id,
      slot_id: slotId,
      number,
      status: 'granted',
      policy_version: policy.version,
      granted_at: at,
      expires_at: policy.slotValidDays === null ? null : moment(addDays(now, policy.slotValidDays)),
      changed_at: at,
    });
    all.push({ account: 'granted', amount: 1, cause: 'threshold', slotId });
  }
  await appendEntries(db, counters, all, { now: at, policyVersion: policy.version }, account);
  await addToRegistrationDay(db, counters.employer_id, japanDay(now), {
    registered: sumOf(all, 'registered'),
    counted: sumOf(all, 'counted'),
    granted: granted.length,
  });
}

function sumOf(entries: readonly Entry[], account: Entry['account']): number {
  return entries.reduce((sum, entry) => (entry.account === account ? sum + entry.amount : sum), 0);
}
