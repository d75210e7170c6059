import { employerOf, mintLink, parseLinkCode } from '../../core/link/index.ts';
import type { MeReply } from '../../contract/me.ts';
import type { CountQueue } from '../api/count-queue.ts';
import { keepDeviceNumber, readDeviceNumber } from '../host/device-memory.ts';
import type { HostStore } from '../host/mail-host.ts';
import { DRAFT_KEYS, MAILBOX_KEYS, ownerKey } from '../host/store-keys.ts';
import { type DraftMemory, type LinkOwner, storedOwner } from './draft-memory.ts';
import type { Person } from './home-state.ts';
import { LinkBook, type BookEntry } from './link-book.ts';
import { addressKey } from './people.ts';

export interface LinkKeeperOptions {
  readonly mailboxStore: HostStore;
  readonly counts: Pick<CountQueue, 'add' | 'flush'>;
  readonly randomBytes: (n: number) => ArrayLike<number>;
  readonly now: () => Date;
}

/** Makes links, remembers whose they are, and counts them. Nothing of it leaves the draft and the mailbox but numbers. */
export class LinkKeeper {
  private book = new LinkBook();
  private insertions = 0;
  private reminders = 0;
  private readonly options: LinkKeeperOptions;

  constructor(options: LinkKeeperOptions) {
    this.options = options;
  }

  /** Reads what the mailbox keeps, also when another page has written it. Without an answer all stays as it is. */
  async load(): Promise<void> {
    const stored = await this.options.mailboxStore.read();
    if (!stored.ok) return;
    this.book = LinkBook.from(stored.value[MAILBOX_KEYS.links]);
    const insertions = stored.value[MAILBOX_KEYS.insertions];
    if (typeof insertions === 'number') this.insertions = insertions;
    const reminders = stored.value[MAILBOX_KEYS.passedOver];
    this.reminders = typeof reminders === 'number' ? reminders : 0;
  }

  /** How many reminders in a row were passed over by sending, on this device or in this mailbox. An insertion begins anew. */
  passedOver = (): number => Math.max(this.reminders, readDeviceNumber(MAILBOX_KEYS.passedOver));

  /** The earlier insertion for this person, as far as this mailbox remembers. */
  invited(person: Person): BookEntry | null {
    return this.book.invited(person);
  }

  /** Whom this mailbox made the link for; null where it does not know. */
  ownerOf(code: string): Person | null {
    return this.book.ownerOf(code);
  }

  /**
   * The link of this person: the same one again where there is one, else a fresh one, kept for this draft. For nobody in
   * particular it is the employer's common link, which can never be another person's.
   */
  codeFor(memory: DraftMemory, me: MeReply, person: Person | null): string {
    if (!person) return me.employer.code;
    const key = addressKey(person.address);
    const known = usableCode(me, memory.codes.get(key)) ?? usableCode(me, this.book.of(person)?.code);
    const code =
      known ??
      mintLink({
        relayOrigin: me.relayOrigin,
        employerCode: me.employer.code,
        randomBytes: this.options.randomBytes,
      }).code;
    memory.codes.set(key, code);
    return code;
  }

  /** Remembers the person in the mailbox. */
  async remember(person: Person, code: string): Promise<void> {
    this.note(person, code);
    await this.save();
  }

  /** Remembers whose link was copied. An invitation it is when it is seen in a mail. */
  async rememberCopied({ address, name }: Person, code: string): Promise<void> {
    const day = this.book.of({ address })?.day ?? '';
    this.book = this.book.with({ address, name, code, day });
    await this.save();
  }

  /**
   * Their link is in a mail to them: a copied one may have been pasted, and one that this draft put in may have been taken
   * out of another draft, and out of the book with it. Gives when that is saved, if it was news.
   */
  noteSeen({ counted, knownBefore }: DraftMemory, code: string, person: Person): Promise<void> | null {
    const entry = this.book.of(person);
    if (entry?.day === '') return this.remember(person, entry.code);
    if (entry || !counted.has(code)) return null;
    knownBefore.set(code, null);
    return this.remember(person, code);
  }

  private note({ address, name }: Person, code: string): void {
    this.book = this.book.with({ address, name, code, day: this.today() });
  }

  private async save(): Promise<void> {
    await this.options.mailboxStore.write({ [MAILBOX_KEYS.links]: this.book.toStored() });
  }

  /** Tells the other pages beside this draft whose link is about to be written, by the draft where there is no session. */
  async announce({ item }: DraftMemory, owner: LinkOwner): Promise<void> {
    const { draftStore, sessionStore } = item;
    const told = await sessionStore.write({ [ownerKey(owner.code)]: storedOwner(owner) });
    if (!told.ok) await draftStore.write({ [DRAFT_KEYS.owner]: storedOwner(owner) });
  }

  /** Takes over a link that another page of the add-in inserted and counted. */
  async adopt(memory: DraftMemory, owner: LinkOwner): Promise<void> {
    memory.counted.set(owner.code, owner);
    memory.owner = owner;
    if (!memory.knownBefore.has(owner.code)) memory.knownBefore.set(owner.code, this.book.of(owner));
    await this.remember(owner, owner.code);
  }

  /** A link of ours was seen in the body for the first time: now it is an insertion. It is so at once, and saved behind. */
  noteInserted(
    memory: DraftMemory,
    owner: LinkOwner,
  ): { readonly insertions: number; readonly saved: Promise<unknown> } {
    memory.offered.delete(owner.code);
    memory.counted.set(owner.code, owner);
    memory.owner = owner;
    // The editor's own undo and redo put the same one in again.
    if (!memory.knownBefore.has(owner.code)) {
      memory.knownBefore.set(owner.code, this.book.of(owner));
      this.insertions += 1;
    }
    this.reminders = 0;
    keepDeviceNumber(MAILBOX_KEYS.passedOver, 0);
    this.note(owner, owner.code);
    const saved = Promise.all([
      memory.item.draftStore.write({ [DRAFT_KEYS.owner]: storedOwner(owner) }),
      this.options.mailboxStore.write({
        [MAILBOX_KEYS.links]: this.book.toStored(),
        [MAILBOX_KEYS.insertions]: this.insertions,
        [MAILBOX_KEYS.passedOver]: null,
      }),
      this.count(owner, 1),
    ]);
    return { insertions: this.insertions, saved };
  }

  /** A counted link is gone from the body, by our undo, the editor's own, or the author's hand. Gives when it is saved. */
  noteRemoved(memory: DraftMemory, owner: LinkOwner): Promise<unknown> {
    memory.counted.delete(owner.code);
    memory.offered.set(owner.code, owner);
    const before = memory.knownBefore.get(owner.code) ?? null;
    this.book = before ? this.book.with(before) : this.book.without(owner);
    return Promise.all([this.save(), this.count(owner, -1)]);
  }

  /** For a link that went into a draft of its own. */
  async noteOpened(owner: LinkOwner): Promise<void> {
    await Promise.all([this.remember(owner, owner.code), this.count(owner, 1)]);
  }

  private async count({ code, wording: { stage, language } }: LinkOwner, inserted: number): Promise<void> {
    const kind = { day: this.today(), stage, language, employer: employerOf(code) };
    await this.options.counts.add(kind, { inserted });
    void this.options.counts.flush();
  }

  /** The recruiter's own calendar day. */
  private today(): string {
    const now = this.options.now();
    const two = (n: number) => String(n).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }
}

/** A link made for a former employer connection is not one of this employer's. */
function usableCode(me: MeReply, code: string | undefined): string | null {
  if (code === undefined) return null;
  const parsed = parseLinkCode(code);
  return parsed.kind === 'personal' && parsed.employerCode === me.employer.code ? parsed.code : null;
}
