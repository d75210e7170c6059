import type { OutcomeReason, ReviewDecision } from '../../core/credit/review.ts';

export interface LedgerSchema {
  count_decisions: CountDecisionsTable;
}

/** Who decided what about a registration, and why; append-only, by database rule too. */
export interface CountDecisionsTable {
  employer_id: string;
  registration_id: string;
  /** The how-manieth decision on this registration; ledger entries name it in their cause. */
  number: number;
  kind: ReviewDecision | 'reverse' | 'test';
  reason: string;
  /** What the operator wrote down; never shown to employers. */
  note: string;
  decided_by: string;
  decided_at: string;
  /** Where the registration stood before, so that it can be put back. */
  outcome_before: 'eligible' | 'counted' | 'not_counted' | 'held' | 'unverified';
  reason_before: OutcomeReason | null;
}
