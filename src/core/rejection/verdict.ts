/** What the detector is given: a draft as the mail program hands it over. */
export interface MessageDraft {
  readonly subject: string;
  readonly body: string;
  readonly bodyType: 'html' | 'text';
}

/** Part of the selection a rejection follows; it picks wording only. */
export type SelectionStage = 'document' | 'first' | 'final' | 'unknown';

export type MessageLanguage = 'ja' | 'en' | 'other';

/** What a draft looks like beside a rejection: it weighs against one. The pane only says that it found none (A02). */
export type LooksLike = 'offer' | 'interview_invitation' | 'acknowledgement' | 'none';

/** One reason for the verdict, in the author's own words. */
export interface Evidence {
  /** The author's words, exactly as they stand in the author's text. */
  readonly quote: string;
  /** Offsets into the author's own text (`authorText(draft).text`), in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'decision' | 'candidacy' | 'address' | 'veto' | 'context';
  /** Contribution to the score in log-odds; negative speaks against a rejection. */
  readonly weight: number;
}

export interface Verdict {
  readonly isRejection: boolean;
  /** 0 to 1. Never shown to anyone; the threshold is data beside the weights. */
  readonly score: number;
  /** Strongest first. Empty when nothing in the draft speaks for a rejection. */
  readonly evidence: readonly Evidence[];
  readonly stage: SelectionStage;
  readonly language: MessageLanguage;
  readonly looksLike: LooksLike;
}
