import type { CreditPolicy } from './policy.ts';

/**
 * The sums of one employer's ledger, kept beside it so that reading them costs one row.
 * Every number but `nextSlotAt` must equal the sum of the ledger's amounts for that account.
 */
export interface CreditTotals {
  readonly registered: number;
  readonly counted: number;
  readonly duplicate: number;
  readonly review: number;
  readonly ownDomain: number;
  readonly disposable: number;
  readonly granted: number;
  readonly reserved: number;
  readonly used: number;
  readonly expired: number;
}

export type CreditAccountName = keyof CreditTotals;

/** One line of the ledger: so much more or less on one account. */
export interface Posting {
  readonly account: CreditAccountName;
  readonly amount: number;
}

/** Where the next slot stands. `threshold` is that of the policy version the account last followed. */
export interface CreditAccount {
  readonly counted: number;
  readonly granted: number;
  /** The number of counted people at which the next slot is granted. */
  readonly nextSlotAt: number;
  readonly threshold: number;
}

export const EMPTY_TOTALS: CreditTotals = {
  registered: 0,
  counted: 0,
  duplicate: 0,
  review: 0,
  ownDomain: 0,
  disposable: 0,
  granted: 0,
  reserved: 0,
  used: 0,
  expired: 0,
};

export const CREDIT_ACCOUNTS = Object.keys(EMPTY_TOTALS) as readonly CreditAccountName[];

export function openAccount(policy: Pick<CreditPolicy, 'threshold'>): CreditAccount {
  return { counted: 0, granted: 0, nextSlotAt: policy.threshold, threshold: policy.threshold };
}

/**
 * Puts an account under new terms. People already counted towards the next slot are carried over, but no slot is
 * granted by the change itself: a policy is never retroactive (DESIGN.md 2.5).
 */
export function adoptPolicy(account: CreditAccount, policy: Pick<CreditPolicy, 'threshold'>): CreditAccount {
  if (policy.threshold === account.threshold) return account;
  const lastSlotAt = account.nextSlotAt - account.threshold;
  const nextSlotAt = Math.max(lastSlotAt + policy.threshold, account.counted + 1);
  return { ...account, nextSlotAt, threshold: policy.threshold };
}

/** One more person counts. `slots` are the ordinals of the slots this grants: none, or the next one. */
export function countPerson(account: CreditAccount): {
  readonly account: CreditAccount;
  readonly slots: readonly number[];
} {
  const counted = account.counted + 1;
  if (counted < account.nextSlotAt) return { account: { ...account, counted }, slots: [] };
  const granted = account.granted + 1;
  return {
    account: { ...account, counted, granted, nextSlotAt: account.nextSlotAt + account.threshold },
    slots: [granted],
  };
}

/** One person counts no more (fraud, a test). Granted slots stay; the deficit is made up first. */
export function reversePerson(account: CreditAccount): CreditAccount {
  if (account.counted === 0) throw new RangeError('Nobody is counted, so nobody can be reversed.');
  return { ...account, counted: account.counted - 1 };
}

/** People who must still count before the next slot. More than the threshold while a reversal is made up. */
export function remainingToNext(account: CreditAccount): number {
  return account.nextSlotAt - account.counted;
}

/** People counted towards the next slot; never below 0. */
export function filledTowardsNext(account: CreditAccount): number {
  return Math.max(0, account.threshold - remainingToNext(account));
}

export function availableSlots(
  totals: Pick<CreditTotals, 'granted' | 'reserved' | 'used' | 'expired'>,
): number {
  return totals.granted - totals.reserved - totals.used - totals.expired;
}

/** The balance of each account: the sum of its postings. */
export function sumPostings(postings: Iterable<Posting>): CreditTotals {
  const totals: Record<CreditAccountName, number> = { ...EMPTY_TOTALS };
  for (const { account, amount } of postings) totals[account] += amount;
  return totals;
}
