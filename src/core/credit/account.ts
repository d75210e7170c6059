import type { CreditPolicy } from './policy.ts';

/**
 * The sums of one employer's ledger, kept beside it so that reading them costs one row. Each equals the sum of the
 * ledger's amounts for that account. A registered person stands on exactly one of the accounts between `registered`
 * and `granted`, so that those add up to `registered`.
 */
export interface CreditTotals {
  readonly registered: number;
  readonly counted: number;
  /** Would count once an agency has met them, where the contract counts interviews. */
  readonly waiting: number;
  readonly duplicate: number;
  readonly review: number;
  readonly ownDomain: number;
  readonly disposable: number;
  /** Looked at by a person and not counted, for a reason that is none of the above. */
  readonly refused: number;
  /** Counted once, and taken back since. */
  readonly reversed: number;
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
  waiting: 0,
  duplicate: 0,
  review: 0,
  ownDomain: 0,
  disposable: 0,
  refused: 0,
  reversed: 0,
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

export interface Granting {
  readonly account: CreditAccount;
  /** The ordinals of the slots this grants: none, or the next ones. */
  readonly slots: readonly number[];
}

/** Grants what was earned and is not granted yet. */
export function grantDue(account: CreditAccount): Granting {
  let current = account;
  const slots: number[] = [];
  while (current.counted >= current.nextSlotAt) {
    current = nextSlotGranted(current);
    slots.push(current.granted);
  }
  return { account: current, slots };
}

/** The account after one slot was granted: the next one is a threshold away. */
export function nextSlotGranted(account: CreditAccount): CreditAccount {
  const { granted, nextSlotAt, threshold } = account;
  return { ...account, granted: granted + 1, nextSlotAt: nextSlotAt + threshold };
}

/** People who must still count before the next slot, one at least. More than the threshold while a reversal is made up. */
export function remainingToNext(account: Pick<CreditAccount, 'counted' | 'nextSlotAt'>): number {
  return account.nextSlotAt - account.counted;
}

/** People counted towards the next slot; never below 0. */
export function filledTowardsNext(state: { readonly threshold: number; readonly remaining: number }): number {
  return Math.max(0, state.threshold - state.remaining);
}

export function availableSlots(
  totals: Pick<CreditTotals, 'granted' | 'reserved' | 'used' | 'expired'>,
): number {
  return totals.granted - totals.reserved - totals.used - totals.expired;
}

/** The balance of each account after further postings. */
export function addPostings(before: CreditTotals, postings: Iterable<Posting>): CreditTotals {
  const totals: Record<CreditAccountName, number> = { ...before };
  for (const { account, amount } of postings) totals[account] += amount;
  return totals;
}
