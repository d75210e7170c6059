import type {
  BodyType,
  HostFault,
  HostNotice,
  HostResult,
  HostStore,
  MailItem,
  MessageBody,
  Recipient,
} from './mail-host.ts';
import {
  BODY_TIMEOUT_MS,
  CALL_TIMEOUT_MS,
  type CallQueue,
  officeCall,
  WRITE_TIMEOUT_MS,
} from './office-call.ts';
import { draftStore, sessionStore, withSecondTry } from './office-stores.ts';
import { DRAFT_KEYS } from './store-keys.ts';

type Item = Office.MessageCompose;
type Start<T> = (item: Item, callback: (result: Office.AsyncResult<T>) => void) => void;

export interface OfficeItemOptions {
  readonly isOpen: () => boolean;
  /** Office's own object; null when no message is being written, or not this one any more. */
  readonly item: () => Item | null;
  /** Outlook mixes up overlapping calls about the content of one body. */
  readonly bodyCalls: CallQueue;
  readonly smallCalls: CallQueue;
  /** What may be done with the item is known, or late; the body is not read before. */
  readonly rights: Promise<void>;
}

/** One compose item in Outlook. Office.js has no such thing: it sends every call to the item that is open just then. */
export class OfficeItem implements MailItem {
  readonly draftStore: HostStore;
  readonly sessionStore: HostStore;

  private readonly options: OfficeItemOptions;
  private lastType: BodyType | null = null;
  private isHurried = false;

  constructor(options: OfficeItemOptions) {
    this.options = options;
    const inTurn = (store: HostStore): HostStore => ({
      read: () => this.inTurn(options.smallCalls, () => store.read()),
      write: (changes) => this.inTurn(options.smallCalls, () => store.write(changes)),
    });
    this.draftStore = withSecondTry(inTurn(draftStore(options.item, Object.values(DRAFT_KEYS))));
    this.sessionStore = inTurn(sessionStore(options.item));
  }

  hurry(isHurried: boolean): void {
    this.isHurried = isHurried;
  }

  async bodyType(): Promise<HostResult<BodyType>> {
    await this.options.rights;
    const type = await this.small<Office.CoercionType>((item, callback) => item.body.getTypeAsync(callback));
    if (!type.ok) return type;
    const known = type.value === Office.CoercionType.Html ? 'html' : 'text';
    // Taking HTML for text would write the mail's markup out as words.
    if (type.value !== coercion(known)) return refused('failed', 'no body type');
    this.lastType = known;
    return { ok: true, value: known };
  }

  /** Taken for what it was last time, and asked beside it whether it still is: that spares a round to Outlook. */
  async readBody(): Promise<HostResult<MessageBody>> {
    const expected = this.lastType;
    const early = expected && this.content(expected);
    const type = await this.bodyType();
    if (!type.ok) {
      await early;
      return type;
    }
    const content = await (early && expected === type.value ? early : this.content(type.value));
    if (!content.ok) return content;
    // A body that is not told is not an empty one: writing it back would take the author's words away.
    if (typeof content.value !== 'string') return refused('failed', 'no body');
    return { ok: true, value: { type: type.value, content: content.value } };
  }

  writeBody(body: MessageBody): Promise<HostResult<void>> {
    return this.body(
      (item, callback) => item.body.setAsync(body.content, { coercionType: coercion(body.type) }, callback),
      WRITE_TIMEOUT_MS,
    );
  }

  insertAtCursor(body: MessageBody): Promise<HostResult<void>> {
    return this.body(
      (item, callback) =>
        item.body.setSelectedDataAsync(body.content, { coercionType: coercion(body.type) }, callback),
      WRITE_TIMEOUT_MS,
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

  async recipients(
    fields: readonly Recipient['field'][] = ['to', 'cc', 'bcc'],
  ): Promise<HostResult<readonly Recipient[]>> {
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

  async initializationContext(): Promise<HostResult<string>> {
    const result = await this.small<string>((item, callback) => item.getInitializationContextAsync(callback));
    return mapped(result, (text) => (typeof text === 'string' ? text : ''));
  }

  private content(type: BodyType): Promise<HostResult<string>> {
    return this.body((item, callback) => item.body.getAsync(coercion(type), callback));
  }

  private async body<T>(start: Start<T>, timeoutMs = BODY_TIMEOUT_MS): Promise<HostResult<T>> {
    await this.options.rights;
    return this.inTurn(this.options.bodyCalls, () => this.call(timeoutMs, start));
  }

  private small<T>(start: Start<T>): Promise<HostResult<T>> {
    return this.inTurn(this.options.smallCalls, () => this.call(CALL_TIMEOUT_MS, start));
  }

  /** A call that waited while another item was opened must not reach that one, and a late answer is of no use. */
  private async inTurn<T>(queue: CallQueue, run: () => Promise<HostResult<T>>): Promise<HostResult<T>> {
    const { isOpen } = this.options;
    const result = await queue.run(async () => (isOpen() ? run() : null), this.isHurried);
    return result && isOpen() ? result : refused('item_changed', '');
  }

  private call<T>(timeoutMs: number, start: Start<T>): Promise<HostResult<T>> {
    const item = this.options.item();
    if (!item) return Promise.resolve(refused('no_item', ''));
    return officeCall<T>(timeoutMs, (callback) => start(item, callback));
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
