import type { SelectionStage } from '../../core/rejection/verdict.ts';
import type { BodyType, Recipient } from '../host/mail-host.ts';
import type { CountingStage } from '../../contract/me.ts';
import type { BookingReply } from '../../contract/onboarding.ts';

/** Someone outside the company on this draft. */
export interface Person {
  readonly address: string;
  /** Empty when the host knows no name. */
  readonly name: string;
}

/** Somebody the draft goes to, and the first of its fields that they are in. */
export interface Addressed extends Person {
  readonly field: Recipient['field'];
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
  /** Whom the mail greets, where that can only be somebody else. */
  readonly greets: string | null;
}

/**
 * Why the link could not be confirmed: not in the body although Outlook said so, no answer, an error, no room, or not written
 * because images would have broken or because the author kept on writing.
 */
export type UnconfirmedCause = 'notFound' | 'noAnswer' | 'refused' | 'tooLong' | 'images' | 'writing';

/** Exactly one of these is shown on Home; the first rule that matches wins (decide-home-state.ts). */
export type HomeState =
  /** `canCopy`: connected, so that a link can be made all the same. */
  | { readonly kind: 'unsupported'; readonly canCopy: boolean }
  | {
      readonly kind: 'notConnected';
      readonly isRejection: boolean;
      readonly entry: 'account' | 'code';
      readonly fault: ConnectFault | null;
      readonly busy: boolean;
      /** There is a connection, only its numbers grow old. */
      readonly canCancel: boolean;
    }
  | {
      readonly kind: 'notOnboarded';
      readonly isRejection: boolean;
      readonly company: string;
      readonly threshold: number;
      readonly countingStage: CountingStage;
    }
  | { readonly kind: 'booked'; readonly booking: BookingReply; readonly company: string }
  | { readonly kind: 'paused' }
  /** The pane is open beside no message that is being written. */
  | { readonly kind: 'noItem' }
  | {
      readonly kind: 'readOnly';
      /** Whose mailbox it is; empty when that is not known. */
      readonly mailbox: string;
      readonly preview: BlockPreview;
      /** With the common link, because no candidate is addressed, or more than one. */
      readonly forAnyone: boolean;
    }
  /** Outlook does not hand over the draft. It is asked again all the while. */
  | { readonly kind: 'unreadable' }
  | {
      readonly kind: 'mismatch';
      /** Of an employer this mailbox is not connected to: of a former connection, or in a text from elsewhere. */
      readonly otherCompany?: boolean;
      /** Null when neither the draft nor this mailbox knows whose link it is. */
      readonly owner: Person | null;
      /** Null when several candidates are on the draft now. */
      readonly person: Person | null;
      /** The one it is for is still addressed, but others are, too. */
      readonly shared?: boolean;
      /** What was tried last and is not so when read back. */
      readonly failed: 'replace' | 'remove' | null;
    }
  | {
      readonly kind: 'inserted';
      readonly person: Person;
      /** The one its text was written for. */
      readonly stage: WordingStage;
      /** As read back from the body. */
      readonly preview: BlockPreview;
      readonly bodyType: BodyType;
      /** The block sits below the signature although it was meant above. */
      readonly elsewhere: boolean;
      /** Undo was pressed, and the link is still in the body. */
      readonly failed: 'replace' | 'remove' | null;
      readonly greets: string | null;
      /** Undo was pressed, but the user has edited the block: ask first. */
      readonly confirmUndo: boolean;
      /** Offer the reminder once, after the third insertion. */
      readonly offerReminder: boolean;
    }
  | {
      readonly kind: 'unconfirmed';
      readonly person: Person;
      readonly preview: BlockPreview;
      readonly cause: UnconfirmedCause;
    }
  | {
      readonly kind: 'several';
      readonly candidates: readonly (Addressed & { readonly invited: boolean })[];
      readonly colleagues: readonly Addressed[];
      readonly canOpenDrafts: boolean;
      /** Opening them was tried and did not work. */
      readonly openFailed: boolean;
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

/** What the card is called, in the pane as elsewhere. */
export function mismatchTitle({ otherCompany, owner, shared }: WhoseLink) {
  if (otherCompany) return 'home.otherCompany.title';
  if (shared) return 'home.mismatch.shared.title';
  return owner ? 'home.mismatch.title' : 'home.mismatch.unknown.title';
}

/** What happens if the mail is sent like this. */
export function mismatchBody({ otherCompany, owner, shared }: WhoseLink) {
  if (otherCompany) return 'home.otherCompany.body';
  if (shared) return 'home.mismatch.shared.body';
  return owner ? 'home.mismatch.body' : 'home.mismatch.unknown.body';
}

type WhoseLink = Pick<Extract<HomeState, { readonly kind: 'mismatch' }>, 'otherCompany' | 'owner' | 'shared'>;

export type ConnectFault = 'format' | 'unknown' | 'wait' | 'failed' | 'service' | 'tenant' | 'offline';

/** What Home shows: the state, and what overlays it. */
export interface HomeView {
  readonly state: HomeState;
  readonly online: boolean;
  /** An action is running; its button shows it. */
  readonly busy: 'inserting' | 'removing' | 'splitting' | 'checking' | null;
  /** Grows when the recruiter came from an alert's button: then, and only then, focus goes to the card. */
  readonly attention: number;
  /** Ask, once, whether the reminder at sending should be switched off again. */
  readonly asksToStop: boolean;
  /** What our writing did to the images of the mail. */
  readonly images: 'lost' | 'unknown' | null;
  /** Live-region message of the last change, by message key with values; `null` when silent. */
  readonly announcement: Announcement | null;
}

export interface Announcement {
  /** Grows by one, so that the same text can be announced twice. */
  readonly id: number;
  readonly politeness: 'polite' | 'assertive';
  readonly key: string;
  /** A second text, said in one breath with the first. */
  readonly more?: string;
  /** Whom the text names. */
  readonly person: Person | null;
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
  copyText(): string;
  /** The link alone for the clipboard; mints and remembers the link. */
  copyLink(): string;
  /** The whole mail for one of several candidates, where no new draft can be opened for them. */
  copyMailFor(address: string): string;
  acceptReminder(): void;
  declineReminder(): void;
  stopReminder(): void;
  keepReminder(): void;
  useInvitationCode(): void;
  useAccount(): void;
  cancelConnect(): void;
  connect(): void;
  submitCode(code: string): void;
}
