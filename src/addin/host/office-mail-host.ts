import type {
  BodyType,
  DraftOpening,
  HostCapabilities,
  HostFault,
  HostNotice,
  HostResult,
  HostStore,
  HostTheme,
  MailHost,
  MessageBody,
  NewDraft,
  Recipient,
  Unsubscribe,
} from './mail-host.ts';
import { handToMailProgram, openInOutlook } from './new-draft.ts';
import { mayWrite, readCapabilities, supportsSet } from './office-capabilities.ts';
import { BODY_TIMEOUT_MS, CALL_TIMEOUT_MS, CallQueue, officeCall } from './office-call.ts';
import { onItemEvent, onMailboxEvent } from './office-events.ts';
import { draftStore, mailboxStore, sessionStore } from './office-stores.ts';
import { themeOf } from './office-theme.ts';
import { DRAFT_KEYS, MAILBOX_KEYS } from './store-keys.ts';

/** Rights that are told later than this are taken over when they come: a slow host must not hold up the first read. */
const RIGHTS_WAIT_MS = 300;

type Item = Office.MessageCompose;
type Callback<T> = (result: Office.AsyncResult<T>) => void;

/**
 * Outlook through Office.js. Needs Mailbox 1.3 (compose body, notifications); uses 1.5 for item changes, 1.6 for new
 * drafts, 1.7 for recipient changes, 1.8 for shared mailboxes, 1.11 for session data, 1.14 for the theme and 1.15 for an
 * alert's button pressed beside an open pane, each only where both the requirement set and the function are there: the set alone has been wrong in both directions.
 */
export class OfficeMailHost implements MailHost {
  capabilities: HostCapabilities;
  readonly draftStore: HostStore;
  readonly mailboxStore: HostStore;
  readonly sessionStore: HostStore;

  /** Outlook mixes up overlapping body calls of one item. */
  private readonly bodyCalls = new CallQueue(1);
  /** With the body call at most three in flight, the clients' limit. */
  private readonly smallCalls = new CallQueue(2);
  /** Grows when the item changes, so that an answer about the former item is told from one about this item. */
  private itemNumber = 0;
  private readonly itemListeners = new Set<() => void>();

  private constructor(capabilities: HostCapabilities) {
    this.capabilities = capabilities;
    const inTurn = (store: HostStore): HostStore => ({
      read: () => this.forThisItem(() => this.smallCalls.run(() => store.read())),
      write: (changes) => this.forThisItem(() => this.smallCalls.run(() => store.write(changes))),
    });
    const mailbox = mailboxStore(Object.values(MAILBOX_KEYS));
    this.mailboxStore = {
      read: () => mailbox.read(),
      write: (changes) => this.smallCalls.run(() => mailbox.write(changes)),
    };
    this.draftStore = inTurn(draftStore(currentItem, Object.values(DRAFT_KEYS)));
    this.sessionStore = inTurn(sessionStore(currentItem));
    onMailboxEvent('1.5', Office.EventType.ItemChanged, () => void this.itemChanged());
  }

  /** Asks once what this client and item can do. */
  static async connect(): Promise<OfficeMailHost> {
    const host = new OfficeMailHost(readCapabilities(currentItem()));
    await host.learnRights();
    return host;
  }

  get mailbox(): { readonly address: string; readonly name: string } {
    try {
      const profile = Office.context.mailbox.userProfile;
      return { address: profile.emailAddress, name: profile.displayName };
    } catch {
      return { address: '', name: '' };
    }
  }

  get language(): string {
    return Office.context.displayLanguage || '';
  }

  theme(): HostTheme | null {
    return themeOf(Office.context.officeTheme?.bodyBackgroundColor);
  }

  async bodyType(): Promise<HostResult<BodyType>> {
    const type = await this.body<Office.CoercionType>((item, callback) => item.body.getTypeAsync(callback));
    if (!type.ok) return type;
    if (type.value === Office.CoercionType.Html) return { ok: true, value: 'html' };
    // Taking HTML for text would write the mail's markup out as words.
    return type.value === Office.CoercionType.Text
      ? { ok: true, value: 'text' }
      : refused('failed', 'no body type');
  }

  async readBody(): Promise<HostResult<MessageBody>> {
    const type = await this.bodyType();
    if (!type.ok) return type;
    const content = await this.body<string>((item, callback) =>
      item.body.getAsync(coercion(type.value), callback),
    );
    if (!content.ok) return content;
    // A body that is not told is not an empty one: writing it back would take the author's words away.
    if (typeof content.value !== 'string') return refused('failed', 'no body');
    return { ok: true, value: { type: type.value, content: content.value } };
  }

  writeBody(body: MessageBody): Promise<HostResult<void>> {
    return this.body((item, callback) =>
      item.body.setAsync(body.content, { coercionType: coercion(body.type) }, callback),
    );
  }

  insertAtCursor(body: MessageBody): Promise<HostResult<void>> {
    return this.body((item, callback) =>
      item.body.setSelectedDataAsync(body.content, { coercionType: coercion(body.type) }, callback),
    );
  }

  async selectedText(): Promise<HostResult<string>> {
    const result = await this.body<unknown>((item, callback) =>
      item.getSelectedDataAsync(Office.CoercionType.Text, callback),
    );
    return mapped(result, selectionInBody);
  }

  async subject(): Promise<HostResult<string>> {
    const result = await this.small<string>((item, callback) => item.subject.getAsync(callback));
    return mapped(result, (text) => (typeof text === 'string' ? text : ''));
  }

  async recipients(): Promise<HostResult<readonly Recipient[]>> {
    const fields = ['to', 'cc', 'bcc'] as const;
    const replies = await Promise.all(
      fields.map((field) =>
        this.small<Office.EmailAddressDetails[]>((item, callback) => item[field].getAsync(callback)),
      ),
    );
    const all: Recipient[] = [];
    for (const [index, field] of fields.entries()) {
      const reply = replies[index];
      if (!reply) continue;
      if (!reply.ok) return reply;
      // No list is not the same as nobody.
      if (!Array.isArray(reply.value)) return refused('failed', `${field}: no list`);
      for (const details of reply.value as readonly (Office.EmailAddressDetails | null)[]) {
        if (!details) continue;
        all.push({
          address: details.emailAddress ?? '',
          name: details.displayName ?? '',
          field,
          isGroup: String(details.recipientType) === 'distributionList',
        });
      }
    }
    return { ok: true, value: all };
  }

  async notify(notice: HostNotice): Promise<HostResult<void>> {
    // A notice that is not there yet cannot be removed; that refusal means nothing.
    await this.small<void>((item, callback) => item.notificationMessages.removeAsync(notice.key, callback));
    return this.small((item, callback) =>
      item.notificationMessages.addAsync(
        notice.key,
        notice.kind === 'error'
          ? { type: Office.MailboxEnums.ItemNotificationMessageType.ErrorMessage, message: notice.text }
          : {
              type: Office.MailboxEnums.ItemNotificationMessageType.InformationalMessage,
              message: notice.text,
              icon: 'Icon.16',
              persistent: false,
            },
        callback,
      ),
    );
  }

  async openDraft(draft: NewDraft): Promise<HostResult<DraftOpening>> {
    if (this.capabilities.canOpenDrafts) return openInOutlook(draft);
    if (draft.body.type === 'html') return refused('unsupported', 'displayNewMessageForm');
    handToMailProgram(draft);
    return { ok: true, value: 'handed_over' };
  }

  async initializationContext(): Promise<HostResult<string>> {
    const result = await this.small<string>((item, callback) => item.getInitializationContextAsync(callback));
    return mapped(result, (text) => (typeof text === 'string' ? text : ''));
  }

  onInitializationContext(listener: () => void): Unsubscribe {
    const item = supportsSet('1.15') ? currentItem() : null;
    return onItemEvent(item, Office.EventType.InitializationContextChanged, listener);
  }

  onRecipientsChanged(listener: () => void): Unsubscribe {
    return onItemEvent(currentItem(), Office.EventType.RecipientsChanged, listener);
  }

  onItemChanged(listener: () => void): Unsubscribe {
    this.itemListeners.add(listener);
    return () => this.itemListeners.delete(listener);
  }

  onThemeChanged(listener: () => void): Unsubscribe {
    return onMailboxEvent('1.14', Office.EventType.OfficeThemeChanged, listener);
  }

  private async itemChanged(): Promise<void> {
    this.itemNumber += 1;
    const number = this.itemNumber;
    this.capabilities = readCapabilities(currentItem());
    await this.learnRights();
    if (number !== this.itemNumber) return;
    for (const listener of this.itemListeners) listener();
  }

  private async learnRights(): Promise<void> {
    const item = currentItem();
    if (!item || !this.capabilities.hasItem) return;
    const number = this.itemNumber;
    const learnt = mayWrite(item).then((canWrite) => {
      if (number === this.itemNumber) this.capabilities = { ...this.capabilities, canWrite };
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const waited = new Promise<void>((resolve) => (timer = setTimeout(resolve, RIGHTS_WAIT_MS)));
    await Promise.race([learnt, waited]);
    clearTimeout(timer);
  }

  private body<T>(start: (item: Item, callback: Callback<T>) => void): Promise<HostResult<T>> {
    return this.forThisItem((number) =>
      this.bodyCalls.run(() => this.onItem(number, BODY_TIMEOUT_MS, start)),
    );
  }

  private small<T>(start: (item: Item, callback: Callback<T>) => void): Promise<HostResult<T>> {
    return this.forThisItem((number) =>
      this.smallCalls.run(() => this.onItem(number, CALL_TIMEOUT_MS, start)),
    );
  }

  /** A call that waited in the queue while the item changed must not reach the new item. */
  private async onItem<T>(
    number: number,
    timeoutMs: number,
    start: (item: Item, callback: Callback<T>) => void,
  ): Promise<HostResult<T>> {
    const item = currentItem();
    if (number !== this.itemNumber) return refused('item_changed', '');
    if (!item || !this.capabilities.hasItem) return refused('no_item', '');
    return officeCall<T>(timeoutMs, (callback) => start(item, callback));
  }

  private async forThisItem<T>(run: (number: number) => Promise<HostResult<T>>): Promise<HostResult<T>> {
    const number = this.itemNumber;
    const result = await run(number);
    return number === this.itemNumber ? result : refused('item_changed', '');
  }
}

/** A pinned pane may have no item at all (office-js#1402). */
function currentItem(): Item | null {
  try {
    return (Office.context.mailbox.item as Item | null | undefined) ?? null;
  } catch {
    return null;
  }
}

function coercion(type: 'html' | 'text'): Office.CoercionType {
  return type === 'html' ? Office.CoercionType.Html : Office.CoercionType.Text;
}

/** A selection in the subject line is none of ours. */
function selectionInBody(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const data: unknown = Reflect.get(value, 'data');
  return typeof data === 'string' && Reflect.get(value, 'sourceProperty') !== 'subject' ? data : '';
}

function mapped<T, U>(result: HostResult<T>, map: (value: T) => U): HostResult<U> {
  return result.ok ? { ok: true, value: map(result.value) } : result;
}

function refused(code: HostFault['code'], detail: string): { readonly ok: false; readonly fault: HostFault } {
  return { ok: false, fault: { code, detail } };
}
