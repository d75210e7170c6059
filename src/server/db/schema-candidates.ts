/** The tables of people who registered, beyond the registration itself. */
export interface CandidateSchema {
  candidates: CandidatesTable;
  news_items: NewsItemsTable;
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
  /** The month of the last news that was written to them; empty before the first. */
  news_month: string;
  registered_at: string;
  /** When the person last did something themselves. */
  active_at: string;
  /** The person is erased after this moment, once warned in time. */
  retained_until: string;
  warned_at: string | null;
}

/** Global: one text a month to everybody who agreed to news, whichever employers invited them. */
export interface NewsItemsTable {
  /** In Japan, e.g. `2026-11`. */
  month: string;
  subject_ja: string;
  /** Paragraphs, with an empty line between. */
  body_ja: string;
  subject_en: string;
  body_en: string;
  created_at: string;
  /** To how many people it was written. */
  written: number;
  /** When nobody was left to write to. */
  finished_at: string | null;
}
