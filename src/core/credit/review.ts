import type { HeldReason, NotCountedReason } from './policy.ts';
import type { Standing } from './standing.ts';

/** What a person decides on a registration that was held, or that the rules refused by mistake. */
export const REVIEW_DECISIONS = ['count', 'refuse', 'reopen'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** Why, in the words of the operator's page. Every decision has one. */
export const REVIEW_REASONS = [
  'different_people',
  'same_person',
  'internal_trial',
  'disposable_address',
  'other',
] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** Everything that may be written beside an outcome, from the rules or from a person. */
export type OutcomeReason =
  | NotCountedReason
  | HeldReason
  | ReviewReason
  /** The person had counted for another employer. */
  | 'counted_elsewhere'
  /** The person left before they counted. */
  | 'withdrawn'
  | 'reversed'
  | 'test';

const STANDING_OF: Readonly<Record<Exclude<OutcomeReason, 'test'>, Standing>> = {
  own_domain: 'ownDomain',
  duplicate: 'duplicate',
  counted_elsewhere: 'duplicate',
  disposable: 'disposable',
  shared_link: 'review',
  same_person: 'duplicate',
  internal_trial: 'ownDomain',
  disposable_address: 'disposable',
  different_people: 'refused',
  other: 'refused',
  withdrawn: 'refused',
  reversed: 'reversed',
};

export type Outcome = 'unverified' | 'eligible' | 'counted' | 'not_counted' | 'held';

/** Counts, or waits to count: a person does so for one employer at a time. */
export function isCounting(outcome: Outcome): boolean {
  return outcome === 'counted' || outcome === 'eligible';
}

/** Where a registration stands in the ledger; null where it is not in it. */
export function standingOf(outcome: Outcome, reason: OutcomeReason | null): Standing | null {
  switch (outcome) {
    case 'unverified':
      return null;
    case 'eligible':
      return 'waiting';
    case 'counted':
      return 'counted';
    case 'held':
    case 'not_counted':
      if (reason === null) throw new Error(`A registration is ${outcome} without a reason.`);
      return reason === 'test' ? null : STANDING_OF[reason];
  }
}
