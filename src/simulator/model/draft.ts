import type { BodyType, RecipientField } from '../protocol/payloads.ts';

export interface Person {
  readonly address: string;
  readonly name: string;
}

export type ComposeType = 'newMail' | 'reply' | 'forward';

/** What kind of line the notification bar shows. */
export const NOTIFICATION_TYPES = [
  'informationalMessage',
  'progressIndicator',
  'errorMessage',
  'insightMessage',
] as const;
export type NotificationType = (typeof NOTIFICATION_TYPES)[number];

export interface NotificationAction {
  readonly actionText: string;
  readonly commandId: string;
  readonly contextData: string;
}

export interface Notification {
  readonly key: string;
  readonly type: NotificationType;
  readonly message: string;
  readonly icon: string;
  readonly persistent: boolean;
  readonly action: NotificationAction | null;
}

/** Everything of a message being written but its body, which the editor holds. */
export interface Draft {
  /** Names the draft for as long as the window shows it. */
  readonly key: string;
  /** The sample it began as; null for one written from blank. */
  readonly sampleId: string | null;
  readonly title: string;
  readonly from: Person;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly bcc: readonly Person[];
  readonly subject: string;
  readonly bodyType: BodyType;
  readonly composeType: ComposeType;
  readonly itemId: string | null;
  readonly customProperties: Readonly<Record<string, unknown>>;
  readonly sessionData: Readonly<Record<string, string>>;
  readonly internetHeaders: Readonly<Record<string, string>>;
  readonly notifications: readonly Notification[];
  /** Handed to the pane by the Smart Alert's button or a notification's action. */
  readonly initializationContext: string;
}

/** Outlook's own limit on desktop and web (office-js reference, NotificationMessages). */
export const MAX_NOTIFICATIONS = 5;

/** In the order To, Cc, Bcc; somebody in two of them comes twice. */
export function recipientsOf(draft: Draft): readonly Person[] {
  return [...draft.to, ...draft.cc, ...draft.bcc];
}

/** Replaces those in the field. An address counts once, in whatever case it is written; the first one stays. */
export function withRecipients(draft: Draft, field: RecipientField, people: readonly Person[]): Draft {
  const seen = new Set<string>();
  const unique = people.filter(({ address }) => {
    const key = address.toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
  return { ...draft, [field]: unique };
}

/** A colleague by the address's domain, as the organisation's directory would tell. */
export function isInternal(person: Person, domain: string): boolean {
  return person.address.toLowerCase().endsWith(`@${domain.toLowerCase()}`);
}

/**
 * A person from what was typed: `名前 <address>`, or an address alone, which stands for the name as well, as it does for
 * an unresolved recipient. Null when there is no address in it.
 */
export function parseTypedPerson(typed: string): Person | null {
  const named = /^\s*"?([^"<>]*?)"?\s*<([^<>\s@]+@[^<>\s@]+\.[^<>\s@]+)>\s*$/.exec(typed);
  if (named) return { name: named[1] || (named[2] ?? ''), address: named[2] ?? '' };
  const plain = /^\s*([^<>\s@,;]+@[^<>\s@,;]+\.[^<>\s@,;]+)\s*$/.exec(typed);
  return plain?.[1] ? { name: plain[1], address: plain[1] } : null;
}
