import type { MailHost, StoredValue } from '../host/mail-host.ts';
import { DRAFT_KEYS } from '../host/store-keys.ts';
import type { BookEntry } from './link-book.ts';
import type { BlockPreview, Person, WordingStage } from './home-state.ts';
import type { BlockWording } from './own-block.ts';

/** Whose link is in the draft, and with which wording it went in. */
export interface LinkOwner extends Person {
  readonly code: string;
  readonly wording: BlockWording;
  /** Picked by the recruiter among several candidates. */
  readonly chosen: boolean;
}

/** What the assistant knows about one draft. A new one is made for every item, so that nothing crosses over. */
export class DraftMemory {
  owner: LinkOwner | null = null;
  dismissed = false;
  stage: WordingStage | null = null;
  unconfirmed: {
    readonly person: Person;
    readonly preview: BlockPreview;
    readonly answered: boolean;
  } | null = null;
  elsewhere = false;
  confirmUndo = false;
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

  async load(host: MailHost): Promise<void> {
    const stored = await host.draftStore.read();
    if (!stored.ok) return;
    this.owner ??= readOwner(stored.value[DRAFT_KEYS.owner]);
    this.dismissed ||= stored.value[DRAFT_KEYS.notRejection] === true;
  }
}

export function storedOwner({ address, name, code, wording, chosen }: LinkOwner): StoredValue {
  return { address, name, code, chosen, ...wording };
}

export function readOwner(value: unknown): LinkOwner | null {
  if (typeof value !== 'object' || value === null) return null;
  const { address, name, code, chosen, stage, language, tone } = value as Record<string, unknown>;
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
    },
  };
}
