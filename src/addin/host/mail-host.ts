/**
 * The one door to Outlook. Everything outside this folder sees a compose item through this port; the adapter beside it
 * is the only code that names Office. Nothing here throws for what a host may do wrong: a refusal, a missing callback or
 * a thrown argument error all come back as a `HostFault`.
 */
export type HostResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: HostFault };

export interface HostFault {
  readonly code:
    | 'timeout'
    | 'unsupported'
    | 'permission'
    | 'no_item'
    | 'item_changed'
    | 'invalid_format'
    | 'too_large'
    | 'failed';
  /** The host's own words or number, for diagnostics only; never shown as the message. */
  readonly detail: string;
}

export type BodyType = 'html' | 'text';

export interface MessageBody {
  readonly type: BodyType;
  readonly content: string;
}

export interface Recipient {
  readonly address: string;
  /** As the host resolved it; may be empty or repeat the address. */
  readonly name: string;
  readonly field: 'to' | 'cc' | 'bcc';
  readonly isGroup: boolean;
}

/** What the host can do for this item, asked once per item. */
export interface HostCapabilities {
  /** The required API set (Mailbox 1.3) is there. */
  readonly supported: boolean;
  /** A message is open for writing; a pinned pane may have none, or one that is being read (office-js#1402). */
  readonly hasItem: boolean;
  /** The body may be written; false without write permission to a shared mailbox. */
  readonly canWrite: boolean;
  /** The address of the shared mailbox this item is in; empty when it is in none, or when that is not told. */
  readonly sharedMailbox: string;
  /** Outlook itself opens new messages from here, with formatted bodies, and says whether it did. */
  readonly canOpenDrafts: boolean;
  readonly sessionData: boolean;
  readonly clientName: string;
  /** The client's own version, e.g. `16.0.19725.20126`; empty when it does not tell. */
  readonly clientVersion: string;
  /** Highest Mailbox requirement set known to be supported, e.g. `1.12`. */
  readonly mailboxSet: string;
  /** The client signs in for the add-in by itself (NestedAppAuth 1.1). */
  readonly nestedSignIn: boolean;
}

export interface HostTheme {
  readonly isDark: boolean;
}

export interface HostNotice {
  /** At most 32 characters; one notice per key. */
  readonly key: string;
  /** At most 150 characters. */
  readonly text: string;
  readonly kind: 'info' | 'error';
}

export interface NewDraft {
  readonly to: readonly { readonly address: string; readonly name: string }[];
  readonly subject: string;
  /** Only plain text can also go by way of the machine's mail program. */
  readonly body: MessageBody;
}

/** `opened`: the host shows it. `handed_over`: the machine's mail program was asked, and gives no answer. */
export type DraftOpening = 'opened' | 'handed_over';

/** JSON values only. */
export type StoredValue =
  string | number | boolean | null | readonly StoredValue[] | { readonly [key: string]: StoredValue };

/** A small keyed store kept by the host: in the draft (custom properties) or in the mailbox (roaming settings). */
export interface HostStore {
  read(): Promise<HostResult<{ readonly [key: string]: StoredValue }>>;
  /** Merges and saves; a `null` value removes the key. */
  write(changes: { readonly [key: string]: StoredValue }): Promise<HostResult<void>>;
}

export type Unsubscribe = () => void;

/** The mailbox's. Each page of the add-in has a copy of the values of its own. */
export interface MailboxStore extends HostStore {
  /** The named values are others now: another page has written them, or they had to make room. */
  onChanged(listener: (keys: readonly string[]) => void): Unsubscribe;
}

/**
 * One compose item. A pinned pane may be given another at any moment: from then on each call gives `item_changed`, and what
 * has not been done yet is not done to the other.
 */
export interface MailItem {
  /** The recruiter waits for what is asked from now on: it comes before readings that have not begun. */
  hurry(isHurried: boolean): void;
  bodyType(): Promise<HostResult<BodyType>>;
  /** The body in its own type. On a reply it holds the whole thread (office-js#2317). */
  readBody(): Promise<HostResult<MessageBody>>;
  /** Replaces the whole body. */
  writeBody(body: MessageBody): Promise<HostResult<void>>;
  /** Inserts at the cursor through the host, which keeps the editor's own undo; replaces a selection. */
  insertAtCursor(body: MessageBody): Promise<HostResult<void>>;
  /** The text selected in the body; empty when nothing is. */
  selectedText(): Promise<HostResult<string>>;
  subject(): Promise<HostResult<string>>;
  /** To, Cc and Bcc, or those of them that are asked for; resolved recipients only. */
  recipients(fields?: readonly Recipient['field'][]): Promise<HostResult<readonly Recipient[]>>;

  readonly draftStore: HostStore;
  readonly sessionStore: HostStore;

  /** Shows the notice, replacing one of the same key by remove and add (`replaceAsync` sticks, office-js#6650). */
  notify(notice: HostNotice): Promise<HostResult<void>>;
  /** What the Smart Alert handed to the pane when its action button opened it; empty otherwise. */
  initializationContext(): Promise<HostResult<string>>;
}

export interface MailHost {
  readonly capabilities: HostCapabilities;
  readonly mailbox: { readonly address: string; readonly name: string };
  /** The host's display language, e.g. `ja-JP`. */
  readonly language: string;
  theme(): HostTheme | null;

  /** The item that is open now. Whatever takes more than one call asks once. */
  forItem(): MailItem;

  readonly mailboxStore: MailboxStore;

  /**
   * Opens a new message and sends nothing. Outlook has no such form beside a message being written
   * (office-js-docs-pr#2201), so there a plain text goes to the machine's mail program, which mostly is Outlook again.
   */
  openDraft(draft: NewDraft): Promise<HostResult<DraftOpening>>;
  /** The action button was pressed while the pane was open (Mailbox 1.15). */
  onInitializationContext(listener: () => void): Unsubscribe;

  onRecipientsChanged(listener: () => void): Unsubscribe;
  /** Another item in the same pane, or none. */
  onItemChanged(listener: () => void): Unsubscribe;
  onThemeChanged(listener: () => void): Unsubscribe;
}
