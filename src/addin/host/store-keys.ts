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
  /** Codes of links whose mail has left, as the send check saw it. */
  sent: 'sent',
  /** How many links this mailbox has inserted, for the one-time offer. */
  insertions: 'insertions',
} as const;

export const DRAFT_KEYS = {
  /** Whose link is in this draft. */
  owner: 'owner',
  notRejection: 'notRejection',
} as const;

export const SESSION_KEYS = {
  /** The event code ran for this draft, so the send check works here. */
  sendCheckStartedAt: 'sendCheck.startedAt',
} as const;
