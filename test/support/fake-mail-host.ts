import type {
  HostCapabilities,
  HostFault,
  HostNotice,
  HostResult,
  HostStore,
  MailboxStore,
  MailHost,
  MailItem,
  MessageBody,
  NewDraft,
  Recipient,
  StoredValue,
} from '../../src/addin/host/mail-host.ts';

export type HostCall =
  | 'readBody'
  | 'writeBody'
  | 'insertAtCursor'
  | 'selectedText'
  | 'recipients'
  | 'subject'
  | 'openDraft'
  | 'initializationContext'
  | 'notify'
  | 'draftStore'
  | 'mailboxStore'
  | 'sessionStore';

/** A compose item in memory, with the ways Outlook fails. */
export class FakeMailHost implements MailHost {
  capabilities: HostCapabilities = {
    supported: true,
    hasItem: true,
    canWrite: true,
    sharedMailbox: '',
    canOpenDrafts: true,
    sessionData: true,
    clientName: 'Fake',
    clientVersion: '16.0',
    mailboxSet: '1.14',
    nestedSignIn: false,
  };
  mailbox = { address: 'saito@aozora.example', name: '斎藤 由美' };
  language = 'ja-JP';

  body: MessageBody = { type: 'html', content: '' };
  subjectLine = '選考結果のご連絡';
  to: readonly Recipient[] = [];
  selection = '';
  readonly notices: HostNotice[] = [];
  readonly drafts: NewDraft[] = [];
  readonly calls: HostCall[] = [];
  /** Calls that fail; a fault stays until removed. */
  readonly faults = new Map<HostCall, HostFault['code']>();
  /** What happens in the moment before a call reaches the item. */
  readonly before = new Map<HostCall, () => void>();
  /** Answers "done" without writing (office-js#6811). */
  ignoresWrites = false;
  /** Where the host puts an insert at the cursor. */
  cursor = 0;

  draft: Record<string, StoredValue> = {};
  mailboxValues: Record<string, StoredValue> = {};
  session: Record<string, StoredValue> = {};

  private itemNumber = 0;
  private readonly itemListeners = new Set<() => void>();
  private readonly contextListeners = new Set<() => void>();
  private readonly recipientListeners = new Set<() => void>();

  theme() {
    return null;
  }

  forItem(): MailItem {
    const number = this.itemNumber;
    const isOpen = () => number === this.itemNumber;
    return {
      hurry: () => undefined,
      bodyType: () => this.answer('readBody', () => this.body.type, isOpen),
      readBody: () => this.answer('readBody', () => this.body, isOpen),
      writeBody: (body) =>
        this.answer(
          'writeBody',
          () => {
            if (!this.ignoresWrites) this.body = body;
          },
          isOpen,
        ),
      insertAtCursor: (body) => this.answer('insertAtCursor', () => this.putAtCursor(body), isOpen),
      selectedText: () => this.answer('selectedText', () => this.selection, isOpen),
      subject: () => this.answer('subject', () => this.subjectLine, isOpen),
      recipients: (fields) =>
        this.answer(
          'recipients',
          () => this.to.filter(({ field }) => fields?.includes(field) ?? true),
          isOpen,
        ),
      draftStore: this.store('draftStore', () => this.draft, isOpen),
      sessionStore: this.store('sessionStore', () => this.session, isOpen),
      notify: (notice) => this.answer('notify', () => void this.notices.push(notice), isOpen),
      initializationContext: () => this.answer('initializationContext', () => this.context, isOpen),
    };
  }

  readonly mailboxStore: MailboxStore = {
    ...this.store('mailboxStore', () => this.mailboxValues),
    onChanged: () => () => undefined,
  };

  openDraft(draft: NewDraft) {
    return this.answer('openDraft', () => {
      this.drafts.push(draft);
      return 'opened' as const;
    });
  }

  /** What an alert's button handed over. */
  context = '';

  onInitializationContext(listener: () => void) {
    this.contextListeners.add(listener);
    return () => this.contextListeners.delete(listener);
  }

  /** The button of an alert was pressed beside the open pane. */
  pressAlertButton(context: string) {
    this.context = context;
    for (const listener of this.contextListeners) listener();
  }

  onRecipientsChanged(listener: () => void) {
    this.recipientListeners.add(listener);
    return () => this.recipientListeners.delete(listener);
  }

  /** Outlook tells that a recipient came or went. */
  tellOfRecipients() {
    for (const listener of this.recipientListeners) listener();
  }

  onItemChanged(listener: () => void) {
    this.itemListeners.add(listener);
    return () => this.itemListeners.delete(listener);
  }

  onThemeChanged() {
    return () => undefined;
  }

  address(...people: readonly (Pick<Recipient, 'address'> & Partial<Recipient>)[]) {
    this.to = people.map((person) => ({ name: '', field: 'to', isGroup: false, ...person }));
  }

  changeItem() {
    this.itemNumber += 1;
    this.draft = {};
    this.session = {};
    // What listens to an item hears nothing of the next one.
    this.recipientListeners.clear();
    this.contextListeners.clear();
    for (const listener of this.itemListeners) listener();
  }

  private putAtCursor(body: MessageBody) {
    if (this.ignoresWrites) return;
    const { type, content } = this.body;
    this.body = {
      type,
      content: content.slice(0, this.cursor) + body.content + content.slice(this.cursor),
    };
  }

  private store(call: HostCall, values: () => Record<string, StoredValue>, isOpen = () => true): HostStore {
    const write = (changes: Record<string, StoredValue>) => {
      for (const [key, value] of Object.entries(changes)) {
        if (value === null) delete values()[key];
        else values()[key] = structuredClone(value);
      }
    };
    return {
      read: () => this.answer(call, () => ({ ...values() }), isOpen),
      write: (changes) => this.answer(call, () => write(changes), isOpen),
    };
  }

  private answer<T>(call: HostCall, value: () => T, isOpen = () => true): Promise<HostResult<T>> {
    this.calls.push(call);
    this.before.get(call)?.();
    const code = isOpen() ? this.faults.get(call) : 'item_changed';
    if (code) return Promise.resolve({ ok: false, fault: { code, detail: call } });
    return Promise.resolve({ ok: true, value: value() });
  }
}
