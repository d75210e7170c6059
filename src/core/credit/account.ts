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
  /**
   * The number of counted people at which the next slot is granted: a threshold more than counted when the last one was.
   * Where shorter terms put it at or below those who count already, the next person who counts earns it.
   */
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

/** The account of an employer for whom nobody counts yet. */
export function openAccount(policy: Pick<CreditPolicy, 'threshold'>): CreditAccount {
  return { counted: 0, granted: 0, nextSlotAt: policy.threshold, threshold: policy.threshold };
}

/**
 * Puts an account under new terms. People already counted towards the next slot are carried over, so that terms which
 * are corrected afterwards have taken nobody; and no slot is granted by the change itself: a policy is never retroactive
 * (docs/decisions/0011).
 */
export function adoptPolicy(account: CreditAccount, policy: Pick<CreditPolicy, 'threshold'>): CreditAccount {
  if (policy.threshold === account.threshold) return account;
  const lastSlotAt = account.nextSlotAt - account.threshold;
  return { ...account, nextSlotAt: lastSlotAt + policy.threshold, threshold: policy.threshold };
}

export interface Granting {
  readonly account: CreditAccount;
  /** The ordinals of the slots this grants: none, or the next ones. */
  readonly slots: readonly number[];
}

/**
 * One person more or less counts, or as many as before. Only a person more earns a slot; a person less takes none, and is
 * made up for first.
 */
export function changeCounted(account: CreditAccount, change: number): Granting {
  if (change > 1) throw new RangeError('People count one at a time, each under the slots granted before.');
  const changed = { ...account, counted: account.counted + change };
  if (change < 1 || changed.counted < changed.nextSlotAt) return { account: changed, slots: [] };
  const granted = nextSlotGranted(changed);
  return { account: granted, slots: [granted.granted] };
}

/** The account after one slot was granted: the next one is a threshold away. */
export function nextSlotGranted(account: CreditAccount): CreditAccount {
  const { counted, granted, threshold } = account;
  return { ...account, granted: granted + 1, nextSlotAt: counted + threshold };
}

/** People who must still count before the next slot, one at least. More than the threshold while a reversal is made up. */
export function remainingToNext(account: Pick<CreditAccount, 'counted' | 'nextSlotAt'>): number {
  return Math.max(1, account.nextSlotAt - account.counted);
}

/** People counted towards the next slot; never below 0. */
export function filledTowardsNext(state: { readonly threshold: number; readonly remaining: number }): number {
  return Math.max(0, state.threshold - state.remaining);
}

/** Slots that can be asked with now: granted, and neither reserved, used nor expired. */
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
