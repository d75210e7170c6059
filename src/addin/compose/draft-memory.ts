import type { MailItem, StoredValue } from '../host/mail-host.ts';
import { DRAFT_KEYS, ownerKey, SESSION_KEYS } from '../host/store-keys.ts';
import type { ImageNotes } from './body-images.ts';
import type { BookEntry } from './link-book.ts';
import type { BlockPreview, Person, UnconfirmedCause, WordingStage } from './home-state.ts';
import type { BlockWording } from './own-block.ts';
import type { WrapNotes, Wraps } from './wraps.ts';

/** Whose link is in the draft, and with which wording it went in. */
export interface LinkOwner extends Person {
  readonly code: string;
  readonly wording: BlockWording;
  /** Picked by the recruiter among several candidates. */
  readonly chosen: boolean;
}

/** What another page of the add-in left in this draft about a link. */
export interface Handed {
  readonly owner: LinkOwner;
  /** The reports that count it, when that page has inserted it; null while it is only about to. */
  readonly reports: StoredValue | null;
}

/** An insertion that was not in the body when it was read back. */
export interface Unconfirmed {
  readonly person: Person;
  /** Picked by the recruiter among several candidates. */
  readonly chosen: boolean;
  readonly preview: BlockPreview;
  readonly cause: UnconfirmedCause;
  /** The recruiter asks to look again: what is not there then may be inserted once more. */
  readonly askedAgain: boolean;
}

/** So many reads look for word of an unknown link; by then the page that inserted it has left word, or never will. */
const MOST_LOOKS = 5;

/** One draft, and what the assistant knows about it. A new one is made for every item, so that nothing crosses over. */
export class DraftMemory implements ImageNotes, WrapNotes {
  readonly item: MailItem;
  owner: LinkOwner | null = null;
  dismissed = false;
  stage: WordingStage | null = null;
  unconfirmed: Unconfirmed | null = null;
  elsewhere = false;
  /** The last own change that was not there when the body was read back. */
  failed: 'replace' | 'remove' | null = null;
  imagesBefore = 0;
  imagesUnsure = false;
  wraps?: Wraps;
  confirmUndo = false;
  /** Outlook did not open the drafts it was asked for. */
  openFailed = false;
  offersReminder = false;
  /** Outlook refused to write although it had not said so before. */
  writeRefused = false;
  saidRejection = false;
  saidMismatch = '';
  /** Codes shown to the recruiter in this draft, so that the preview is what goes in. */
  readonly codes = new Map<string, string>();
  /** Links that may appear in the body by our hand, the clipboard, or late; they count when they are seen there. */
  readonly offered = new Map<string, LinkOwner>();
  readonly counted = new Map<string, LinkOwner>();
  /** What the mailbox knew of a person before this draft's link went in, by code; an undo brings it back. */
  readonly knownBefore = new Map<string, BookEntry | null>();

  private readonly looks = new Map<string, number>();

  constructor(item: MailItem) {
    this.item = item;
  }

  /** Takes over what was noted in the draft earlier; what this memory has learned meanwhile stays. */
  async load(): Promise<void> {
    const stored = await this.item.draftStore.read();
    if (!stored.ok) return;
    this.owner ??= readOwner(stored.value[DRAFT_KEYS.owner]);
    this.dismissed ||= stored.value[DRAFT_KEYS.notRejection] === true;
  }

  /** Whose link this is, where the ribbon's button put it in beside an open pane; null when nobody has left word. */
  async handed(code: string): Promise<Handed | null> {
    const looks = this.looks.get(code) ?? 0;
    if (this.counted.has(code) || this.offered.has(code) || looks >= MOST_LOOKS) return null;
    this.looks.set(code, looks + 1);
    const session = await this.item.sessionStore.read();
    const values = session.ok ? session.value : {};
    const { owner, reports = null } = Object(values[SESSION_KEYS.handOver]) as Partial<Handed>;
    const inserted = readOwner(owner);
    if (inserted?.code === code) return { owner: inserted, reports };
    const announced = readOwner(values[ownerKey(code)]);
    if (announced?.code === code) return { owner: announced, reports: null };
    if (this.owner?.code === code) return null;
    const stored = session.ok ? null : await this.item.draftStore.read();
    const kept = stored?.ok ? readOwner(stored.value[DRAFT_KEYS.owner]) : null;
    return kept?.code === code ? { owner: kept, reports: null } : null;
  }
}

/** An owner as it is kept in the draft and its session; `readOwner` reads it back. */
export function storedOwner({ address, name, code, wording, chosen }: LinkOwner): StoredValue {
  const known = Object.entries({ address, name, code, chosen, ...wording }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return Object.fromEntries(known);
}

/** The owner in a stored value, with the standard wording where that is missing or unknown; null where it is none. */
export function readOwner(value: unknown): LinkOwner | null {
  if (typeof value !== 'object' || value === null) return null;
  const { address, name, code, chosen, stage, language, tone, hires, text, closing, operator } =
    value as Record<string, unknown>;
  if (typeof address !== 'string' || typeof name !== 'string' || typeof code !== 'string') return null;
  return {
    address,
    name,
    code,
    chosen: chosen === true,
    wording: {
      stage: stage === 'first' || stage === 'final' ? stage : 'document',
      language: language === 'en' ? 'en' : 'ja',
      tone: tone === 'warm' || tone === 'brief' ? tone : 'formal',
      ...(hires === 'newgrad' ? { hires } : {}),
      ...(typeof text === 'string' ? { text } : {}),
      ...(typeof closing === 'string' ? { closing } : {}),
      ...(typeof operator === 'string' ? { operator } : {}),
    },
  };
}
