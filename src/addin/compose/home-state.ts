import type { SelectionStage } from '../../core/rejection/verdict.ts';
import type { BodyType } from '../host/mail-host.ts';
import type { BookingReply } from '../../contract/onboarding.ts';

/** Someone outside the company on this draft. */
export interface Person {
  readonly address: string;
  /** Empty when the host knows no name. */
  readonly name: string;
}

/** Stages the wording is written for. */
export type WordingStage = Exclude<SelectionStage, 'unknown'>;

/** What the insertion would put into the draft, ready to show. */
export interface BlockPreview {
  /** The personal sentence(s), without title, link and closing. */
  readonly sentence: string;
  /** The whole block as plain text, exactly as it would go into a plain-text mail. */
  readonly plainText: string;
  readonly url: string;
}

export interface Reason {
  /** The author's own words. */
  readonly quote: string;
  readonly language: 'ja' | 'en';
}

interface Insertable {
  readonly person: Person;
  readonly stage: WordingStage;
  readonly preview: BlockPreview;
  readonly bodyType: BodyType;
  readonly placement: 'signature' | 'cursor' | 'selection';
}

/** Exactly one of these is shown on Home; the first rule of the design's table that matches wins (ux 6). */
export type HomeState =
  | { readonly kind: 'unsupported' }
  | {
      readonly kind: 'notConnected';
      readonly isRejection: boolean;
      readonly entry: 'account' | 'code';
      readonly fault: ConnectFault | null;
      readonly busy: boolean;
    }
  | {
      readonly kind: 'notOnboarded';
      readonly isRejection: boolean;
      readonly company: string;
      readonly threshold: number;
    }
  | { readonly kind: 'booked'; readonly booking: BookingReply; readonly company: string }
  | { readonly kind: 'paused' }
  | { readonly kind: 'readOnly'; readonly mailbox: string; readonly preview: BlockPreview }
  | {
      readonly kind: 'mismatch';
      /** Null when neither the draft nor this mailbox knows whose link it is. */
      readonly owner: Person | null;
      /** Null when several candidates are on the draft now. */
      readonly person: Person | null;
    }
  | {
      readonly kind: 'inserted';
      readonly person: Person;
      /** As read back from the body. */
      readonly preview: BlockPreview;
      readonly bodyType: BodyType;
      /** The block sits below the signature although it was meant above. */
      readonly elsewhere: boolean;
      /** Undo was pressed, but the user has edited the block: ask first. */
      readonly confirmUndo: boolean;
      /** Offer the reminder once, after the third insertion. */
      readonly offerReminder: boolean;
    }
  | {
      readonly kind: 'unconfirmed';
      readonly person: Person;
      readonly preview: BlockPreview;
      readonly answered: boolean;
    }
  | {
      readonly kind: 'several';
      readonly candidates: readonly (Person & { readonly invited: boolean })[];
      readonly colleagues: readonly (Person & { readonly field: 'to' | 'cc' | 'bcc' })[];
      readonly canOpenDrafts: boolean;
    }
  | { readonly kind: 'checking' }
  | {
      readonly kind: 'noRecipient';
      readonly reasons: readonly Reason[];
      readonly cause: 'empty' | 'onlyColleagues' | 'group';
      /** A link is still in the body although nobody is addressed. */
      readonly linkInBody: boolean;
    }
  | (Insertable & { readonly kind: 'invited'; readonly invitedOn: string })
  | (Insertable & { readonly kind: 'detected'; readonly reasons: readonly Reason[] })
  | {
      readonly kind: 'neutral';
      readonly emptyBody: boolean;
      /** The recruiter said that this draft is no rejection. */
      readonly dismissed: boolean;
      /** Null when there is nobody, or more than one, to insert for. */
      readonly insertable: Insertable | null;
    };

export type ConnectFault = 'format' | 'unknown' | 'wait' | 'failed' | 'offline';

/** What Home shows: the state, and what overlays it. */
export interface HomeView {
  readonly state: HomeState;
  readonly online: boolean;
  /** An action is running; its button shows it. */
  readonly busy: 'inserting' | 'removing' | 'splitting' | 'checking' | null;
  /** Live-region message of the last change, by message key with values; `null` when silent. */
  readonly announcement: Announcement | null;
}

export interface Announcement {
  /** Grows by one, so that the same text can be announced twice. */
  readonly id: number;
  readonly politeness: 'polite' | 'assertive';
  readonly key: string;
  readonly values: { readonly [name: string]: string | number };
}

/** Everything Home can ask for. Each is safe to call twice: a second call while one runs is ignored. */
export interface HomeActions {
  insert(): void;
  insertFor(address: string): void;
  splitDrafts(): void;
  undo(): void;
  confirmUndo(): void;
  cancelUndo(): void;
  replace(): void;
  removeLink(): void;
  chooseStage(stage: WordingStage): void;
  dismissRejection(): void;
  restoreRejection(): void;
  checkAgain(): void;
  /** The whole block for the clipboard; mints and remembers the link. */
  copyText(): Promise<string>;
  /** The link alone for the clipboard; mints and remembers the link. */
  copyLink(): Promise<string>;
  acceptReminder(): void;
  declineReminder(): void;
  useInvitationCode(): void;
  useAccount(): void;
  connect(): void;
  submitCode(code: string): void;
}
