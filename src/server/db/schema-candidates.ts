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
  /** Unguessable part of the address in `List-Unsubscribe`; good for stopping and nothing else. */
  unsubscribe_key: string;
  registered_at: string;
  /** When the person last did something themselves. */
  active_at: string;
  /** The person is erased after this moment, once warned in time. */
  retained_until: string;
  warned_at: string | null;
  /** Set while the person rests: nobody writes, nobody proposes. */
  paused_at: string | null;
}
