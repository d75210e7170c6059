import type { OutcomeReason, ReviewDecision } from '../../core/credit/review.ts';

export interface LedgerSchema {
  employer_counters: EmployerCountersTable;
  ledger_entries: LedgerEntriesTable;
  slots: SlotsTable;
  registration_days: RegistrationDaysTable;
  progress_snapshots: ProgressSnapshotsTable;
  count_decisions: CountDecisionsTable;
}

/** Who decided what about a registration, and why; append-only, by database rule too. */
export interface CountDecisionsTable {
  employer_id: string;
  registration_id: string;
  /** The how-manieth decision on this registration; ledger entries name it in their cause. */
  number: number;
  kind: ReviewDecision | 'reverse';
  reason: string;
  /** What the operator wrote down; never shown to employers. */
  note: string;
  decided_by: string;
  decided_at: string;
  /** Where the registration stood before, so that it can be put back. */
  outcome_before: 'eligible' | 'counted' | 'not_counted' | 'held' | 'unverified';
  reason_before: OutcomeReason | null;
}

/** The sums of the employer's ledger, and the lock of every write to it. */
export interface EmployerCountersTable {
  employer_id: string;
  sequence: number;
  registered: number;
  counted: number;
  waiting: number;
  duplicate: number;
  review: number;
  own_domain: number;
  disposable: number;
  refused: number;
  reversed: number;
  granted: number;
  reserved: number;
  used: number;
  expired: number;
  next_slot_at: number;
  threshold: number;
  updated_at: string;
}

/** Append-only, by database rule too. */
export interface LedgerEntriesTable {
  employer_id: string;
  sequence: number;
  account: string;
  amount: number;
  cause: string;
  registration_id: string | null;
  slot_id: string | null;
  reason: string | null;
  policy_version: number;
  event_at: string;
}

export interface SlotsTable {
  employer_id: string;
  slot_id: string;
  /** The how-manieth slot this is; unique per employer, so that a threshold is crossed once. */
  number: number;
  status: 'granted' | 'reserved' | 'used' | 'expired';
  policy_version: number;
  granted_at: string;
  expires_at: string | null;
  changed_at: string;
}

export interface RegistrationDaysTable {
  employer_id: string;
  day: string;
  registered: number;
  counted: number;
  granted: number;
}

/** The figures of one closing, as the employer reads them until the next. */
export interface ProgressSnapshotsTable {
  employer_id: string;
  closing_at: string;
  /** The last ledger entry that is in the figures. */
  through_sequence: number;
  totals: string;
  pending: number;
  remaining: number;
  next_slot_at: number;
  threshold: number;
  created_at: string;
}
