import type { Defect } from '../model/client-profiles.ts';
import type { Draft, Person } from '../model/draft.ts';
import type { Mailbox } from '../model/mailbox.ts';
import type { MessageBody } from '../model/message-body.ts';
import type { Store } from '../model/store.ts';
import type { CallParams, RecipientField } from '../protocol/payloads.ts';
import type { Translate } from '../strings/index.ts';
import type { FormerBody } from './former-body.ts';

/** What a call may look at and change. */
export interface CallContext {
  readonly draft: Store<Draft>;
  readonly body: MessageBody;
  /** The body of before a write, for as long as reading still gives that. */
  readonly formerBody: FormerBody;
  readonly mailbox: Mailbox;
  readonly employerDomain: string;
  /** The mailbox is another person's, shared with this user. */
  readonly shared: boolean;
  readonly translate: Translate;
  has(defect: Defect): boolean;
  recipientsChanged(field: RecipientField): void;
  openNewDraft(draft: NewDraft): void;
  closePane(): void;
}

export interface NewDraft {
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly bcc: readonly Person[];
  readonly subject: string;
  readonly html: string;
}

/** The outcome of one Outlook call; `note` explains it in the log. */
export type CallReply =
  | { readonly kind: 'data'; readonly data: unknown; readonly note?: string }
  /** A reply of its own shape, outside `{error, data}`. */
  | { readonly kind: 'custom'; readonly reply: Record<string, unknown>; readonly note?: string }
  | { readonly kind: 'error'; readonly code: number; readonly note?: string }
  | { readonly kind: 'silence'; readonly note: string };

export type CallHandler = (context: CallContext, params: CallParams) => CallReply;

export function data(value: unknown, note?: string): CallReply {
  return note === undefined ? { kind: 'data', data: value } : { kind: 'data', data: value, note };
}

/** `code` is one of `OUTLOOK_ERROR`. */
export function failure(code: number): CallReply {
  return { kind: 'error', code };
}
