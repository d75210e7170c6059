import { isRecord } from './wire.ts';

/** The codes Outlook answers with; the library adds name and sentence. */
export const OUTLOOK_ERROR = {
  invalidCoercion: 1000,
  internal: 5001,
  generic: 9002,
  duplicateNotification: 9023,
  notificationNotFound: 9024,
  tooManyNotifications: 9025,
  itemNotSaved: 9046,
  keyNotFound: 9050,
} as const;

export const COERCION = { text: 0, html: 3 } as const;
export type BodyType = 'html' | 'text';

/** `permissionLevel` of the initial data; the library's own order is odd: read/write item is 3 (outlook-web-16.01.debug.js, calculatePermissionLevel). */
export const PERMISSION = { readItem: 1, readWriteItem: 3 } as const;

export const ITEM_TYPE_MESSAGE_COMPOSE = 4;
export const ITEM_TYPE_NONE = 6;

export const RECIPIENT_FIELDS = ['to', 'cc', 'bcc'] as const;
export type RecipientField = (typeof RECIPIENT_FIELDS)[number];

/** A recipient on the wire. */
export interface WireRecipient {
  readonly address: string;
  readonly name: string;
  readonly recipientType: number;
}

/** `recipientType` of a person with a mailbox, and of anybody outside the organisation. */
export const RECIPIENT_TYPE = { other: 0, user: 2, externalUser: 3 } as const;

/** `ApiParams` and the dispatch id of one Outlook call; null when the data is not of that shape. */
export function outlookCallOf(data: unknown): { readonly id: number; readonly params: CallParams } | null {
  if (!isRecord(data) || !isRecord(data['MethodData'])) return null;
  const id = data['MethodData']['DispatchId'];
  if (typeof id !== 'number') return null;
  return { id, params: new CallParams(data['ApiParams']) };
}

/** Parameters of one call, read with a type; a wrong type reads as absent. */
export class CallParams {
  readonly raw: unknown;
  private readonly record: Record<string, unknown>;

  constructor(raw: unknown) {
    this.raw = raw;
    this.record = isRecord(raw) ? raw : {};
  }

  text(name: string): string {
    const value = this.record[name];
    return typeof value === 'string' ? value : '';
  }

  number(name: string): number | null {
    const value = this.record[name];
    return typeof value === 'number' ? value : null;
  }

  flag(name: string): boolean {
    return this.record[name] === true;
  }

  object(name: string): Record<string, unknown> {
    const value = this.record[name];
    return isRecord(value) ? value : {};
  }

  list(name: string): readonly unknown[] {
    const value = this.record[name];
    return Array.isArray(value) ? value : [];
  }

  /** The body format asked for. */
  coercion(): BodyType {
    return this.number('coercionType') === COERCION.html ? 'html' : 'text';
  }

  /** To, where the call names none or an unknown one. */
  recipientField(): RecipientField {
    return RECIPIENT_FIELDS[this.number('recipientField') ?? 0] ?? 'to';
  }
}
