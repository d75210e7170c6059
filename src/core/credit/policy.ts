/** What makes a person count: being registered and verified, or having met an agency. Chosen per contract. */
export type CountingStage = 'registered' | 'interviewed';

/** The terms of one contract from one day on. Versions never change after the fact (docs/decisions/0011). */
export interface CreditPolicy {
  readonly version: number;
  /** People who must count for one slot. */
  readonly threshold: number;
  readonly countingStage: CountingStage;
  /** Days a slot granted under this version stays valid; null when slots do not expire. */
  readonly slotValidDays: number | null;
  /** Days after which a sent link leaves "pending". */
  readonly pendingDays: number;
}

/** A version of the terms and the moment from which it applies, as UTC text. */
export interface DatedPolicy extends CreditPolicy {
  readonly effectiveFrom: string;
}

/**
 * The terms that apply at a moment: of the versions that have begun, the one that began last; of two that began
 * together the newer one, so that an announced change can be corrected before its day. Before all of them the first.
 */
export function policyInForce(versions: readonly DatedPolicy[], at: string): DatedPolicy {
  const ordered = versions.toSorted((one, other) =>
    one.effectiveFrom === other.effectiveFrom
      ? one.version - other.version
      : one.effectiveFrom < other.effectiveFrom
        ? -1
        : 1,
  );
  const found = ordered.findLast((version) => version.effectiveFrom <= at) ?? ordered[0];
  if (!found) throw new Error('A contract has at least one version of its terms.');
  return found;
}

/** What is known about a verified registration at the moment it might count. */
export interface CountingFacts {
  /** The address is on one of the employer's own domains. */
  readonly ownDomain: boolean;
  /** The address is on a domain that hands out throw-away mailboxes. */
  readonly disposableDomain: boolean;
  /**
   * The same person registered with this employer within twelve months, other than as a repeat that did not count, or
   * counted for another within 180 days.
   */
  readonly countedBefore: boolean;
  /** Another person already counted through the same personal link. */
  readonly linkAlreadyCounted: boolean;
}

export type NotCountedReason = 'own_domain' | 'duplicate';
export type HeldReason = 'disposable' | 'shared_link';

export type CountingDecision =
  | { readonly outcome: 'eligible' }
  | { readonly outcome: 'not_counted'; readonly reason: NotCountedReason }
  | { readonly outcome: 'held'; readonly reason: HeldReason };

/** Same person, same employer: counts again after this many days. */
export const SAME_EMPLOYER_DAYS = 365;
/** Same person, another employer: counts again after this many days. */
export const OTHER_EMPLOYER_DAYS = 180;

/**
 * Whether a verified registration may count. Certain cases are refused first; doubtful ones are held for a person
 * to decide, because a wrong refusal cannot be seen by anyone.
 */
export function decideCounting(facts: CountingFacts): CountingDecision {
  if (facts.countedBefore) return { outcome: 'not_counted', reason: 'duplicate' };
  if (facts.ownDomain) return { outcome: 'not_counted', reason: 'own_domain' };
  if (facts.disposableDomain) return { outcome: 'held', reason: 'disposable' };
  if (facts.linkAlreadyCounted) return { outcome: 'held', reason: 'shared_link' };
  return { outcome: 'eligible' };
}
