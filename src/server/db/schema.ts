import type { LedgerSchema } from './schema-ledger.ts';
import type { AccessSchema } from './schema-access.ts';
import type { CandidateSchema } from './schema-candidates.ts';
import type { IntroductionSchema } from './schema-introductions.ts';
import type { EmployerSchema } from './schema-employers.ts';
import type { OperatorSchema } from './schema-operator.ts';
import type { RegistrationSchema } from './schema-registrations.ts';

export type Engine = 'sqlite' | 'postgres';

/**
 * The tables, as the program sees them. Moments are UTC text (`2026-11-23T21:00:00.000Z`), days are text
 * (`2026-11-23`), truth values are 0 or 1: the subset SQLite and PostgreSQL share without a mapper in between.
 * Every table begins its key with `employer_id`, so that it can be spread over machines by employer, unless it is
 * marked global.
 */
export interface Schema
  extends
    AccessSchema,
    CandidateSchema,
    EmployerSchema,
    IntroductionSchema,
    LedgerSchema,
    OperatorSchema,
    RegistrationSchema {
  settings: SettingsTable;
  outbox: OutboxTable;
}

/** Global: facts about this installation, such as the key for keyed hashes. */
export interface SettingsTable {
  name: string;
  value: string;
}

/** Mails to hand over, written in the transaction that causes them. Emptied of content once delivered. */
export interface OutboxTable {
  /** `relay` for mails that belong to no employer. */
  employer_id: string;
  mail_id: string;
  /** One mail per cause, whatever is retried. */
  cause: string;
  /** The registration or the hand-over a mail to a person is about; null of any other mail. */
  subject: string | null;
  /** Keyed hash of the recipient, to ask the suppression list; empty where the list does not matter. */
  person_key: string;
  message: string;
  status: 'waiting' | 'delivered' | 'suppressed' | 'failed';
  /** 0 for what somebody waits for and soon has no use for, such as a code; 1 for what comes after all of that. */
  turn: number;
  attempts: number;
  next_attempt_at: string;
  leased_until: string | null;
  created_at: string;
  finished_at: string | null;
}
