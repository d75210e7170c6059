import type {
  HostCapabilities,
  HostFault,
  HostNotice,
  HostResult,
  HostStore,
  MailHost,
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
  | 'notify'
  | 'draftStore'
  | 'mailboxStore'
  | 'sessionStore';

/** A compose item in memory, with the ways Outlook fails. */
export class FakeMailHost implements MailHost {
  capabilities: HostCapabilities = {
    supported: true,
    canWrite: true,
    canOpenDrafts: true,
    sessionData: true,
    clientName: 'Fake',
    mailboxSet: '1.14',
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
  /** Answers "done" without writing (office-js#6811). */
  ignoresWrites = false;
  /** Where the host puts an insert at the cursor. */
  cursor = 0;

  draft: Record<string, StoredValue> = {};
  mailboxValues: Record<string, StoredValue> = {};
  session: Record<string, StoredValue> = {};

  private readonly itemListeners = new Set<() => void>();
  private readonly recipientListeners = new Set<() => void>();

  theme() {
    return null;
  }

  bodyType() {
    return this.answer('readBody', () => this.body.type);
  }

  readBody() {
    return this.answer('readBody', () => this.body);
  }

  writeBody(body: MessageBody) {
    return this.answer('writeBody', () => {
      if (!this.ignoresWrites) this.body = body;
    });
  }

  insertAtCursor(body: MessageBody) {
    return this.answer('insertAtCursor', () => {
      if (this.ignoresWrites) return;
      const { type, content } = this.body;
      this.body = {
        type,
        content: content.slice(0, this.cursor) + body.content + content.slice(this.cursor),
      };
    });
  }

  selectedText() {
    return this.answer('selectedText', () => this.selection);
  }

  subject() {
    return this.answer('subject', () => this.subjectLine);
  }

  recipients() {
    return this.answer('recipients', () => this.to);
  }

  readonly draftStore = this.store('draftStore', () => this.draft);
  readonly mailboxStore = this.store('mailboxStore', () => this.mailboxValues);
  readonly sessionStore = this.store('sessionStore', () => this.session);

  notify(notice: HostNotice) {
    return this.answer('notify', () => void this.notices.push(notice));
  }

  openDraft(draft: NewDraft) {
    return this.answer('openDraft', () => void this.drafts.push(draft));
  }

  initializationContext() {
    return Promise.resolve({ ok: true, value: '' } as const);
  }

  onRecipientsChanged(listener: () => void) {
    this.recipientListeners.add(listener);
    return () => this.recipientListeners.delete(listener);
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
    this.draft = {};
    this.session = {};
    for (const listener of this.itemListeners) listener();
  }

  private store(call: HostCall, values: () => Record<string, StoredValue>): HostStore {
    return {
      read: () => this.answer(call, () => ({ ...values() })),
      write: (changes) =>
        this.answer(call, () => {
          for (const [key, value] of Object.entries(changes)) {
            if (value === null) delete values()[key];
            else values()[key] = structuredClone(value);
          }
        }),
    };
  }

  private answer<T>(call: HostCall, value: () => T): Promise<HostResult<T>> {
    this.calls.push(call);
    const code = this.faults.get(call);
    if (code) return Promise.resolve({ ok: false, fault: { code, detail: call } });
    return Promise.resolve({ ok: true, value: value() });
  }
}
