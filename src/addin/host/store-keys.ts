/** Everything the add-in keeps in the mailbox; roaming settings cannot be listed, so each key has its name here. */
export const MAILBOX_KEYS = {
  connection: 'connection',
  me: 'me',
  progress: 'progress',
  settings: 'settings',
  /** The recruiter's own texts by kind of mail. */
  wording: 'wording',
  /** What the company decided about texts and settings. */
  companyWording: 'companyWording',
  /** Whom a link was made for: address to code, name and day. */
  links: 'links',
  /** Reports not delivered yet. */
  counts: 'counts',
  /** How many mails with a link have left, as the send check saw it: reports that no page has taken over yet. */
  sent: 'sent',
  /** How many links this mailbox has inserted, for the one-time offer. */
  insertions: 'insertions',
  /** How many reminders in a row were passed over by sending. */
  passedOver: 'passedOver',
} as const;

export const DRAFT_KEYS = {
  /** Whose link is in this draft. */
  owner: 'owner',
  notRejection: 'notRejection',
} as const;

export const SESSION_KEYS = {
  /** The event code ran for this draft, so the send check works here. */
  sendCheckStartedAt: 'sendCheck.startedAt',
  /** What the send check asked last in this draft; the same question is not asked twice. */
  asked: 'sendCheck.asked',
  /** The send check has noted this draft's mail as sent; somebody else may stop it after that, and it is sent again. */
  noted: 'sendCheck.noted',
  /** What the ribbon's button inserted, and its reports, for the pane to take over. */
  handOver: 'handOver',
  /** When the open pane of this draft last said so: its copy of the mailbox's values is the newer one, so nobody else saves theirs. */
  paneSeenAt: 'pane.seenAt',
  /** The alert's message to the pane that was followed already. */
  contextSeen: 'context.seen',
} as const;

/** What a value takes of the 32 KB that the mailbox has for the whole add-in: Outlook counts its JSON as JSON once more. */
export function storedLength(value: unknown): number {
  return JSON.stringify(JSON.stringify(value)).length;
}

/**
 * For so long a pane counts as open after it last said so, because one that is gone cannot always say that. Longer than its
 * longest pause together with a reading that gets no answers.
 */
const PANE_LEASE_MS = 45_000;

/** Whether a pane said a short time ago that it is open for the draft; `seenAt` as stored, `now` in milliseconds. */
export function isPaneOpen(seenAt: unknown, now: number): boolean {
  return typeof seenAt === 'number' && Math.abs(now - seenAt) < PANE_LEASE_MS;
}

/**
 * Whose link this is, told before it is in the body: the pane and the ribbon's page are two programs. One key per link, so
 * that neither of two at once overwrites the other's word.
 */
export function ownerKey(code: string): string {
  return `owner.${code}`;
}
