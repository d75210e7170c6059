/** The tables of people who registered, beyond the registration itself. */
export interface CandidateSchema {
  candidates: CandidatesTable;
}

/**
 * Global: one row per person with a verified address, whichever employers invited them. What they decide about
 * themselves holds everywhere; the row goes when the person is erased.
 */
export interface CandidatesTable {
  /** Keyed hash of the normalised address. */
  person_key: string;
  mail: string;
  language: 'ja' | 'en';
  /** Unguessable part of addresses in mails: whoever has it can answer and stop those mails, and see nothing. */
  mail_key: string;
  /** What the person last said of themselves. Unless they are looking, nobody writes and nobody proposes them. */
  state: 'looking' | 'paused' | 'found';
  /** The answer that holds now; its record is in the consents. */
  wants_news: number;
  /** The last follow-up that was written, in days after registering; 0 before the first. */
  followed_up: number;
  registered_at: string;
  /** When the person last did something themselves. */
  active_at: string;
  /** The person is erased after this moment, once warned in time. */
  retained_until: string;
  warned_at: string | null;
}
