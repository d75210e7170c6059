import type { Language } from '../text/language.ts';

export type MailLanguage = Language;

/** A mail ready to hand over. */
export interface MailMessage {
  readonly to: string;
  /** The sender's name is in it, too. */
  readonly language: MailLanguage;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** An entry that calendars understand (RFC 5545). */
  readonly calendar?: string;
  /** Where one POST stops mails of this kind, without asking anything (RFC 8058). */
  readonly unsubscribeUrl?: string;
  /** From this moment it would only mislead, and is not sent any more. */
  readonly notAfter?: string;
  /** Goes only while this member may still come in: it waits so long that somebody may be removed meanwhile. */
  readonly onlyToMember?: string;
}

/** What a mail server will never take, because of the recipient or of the mail itself: it would say the same again. */
export class MailRefused extends Error {
  readonly code = 'REFUSED';
  readonly responseCode: number;

  constructor(responseCode: number) {
    super('The mail server refused the mail for good.');
    this.responseCode = responseCode;
  }
}

/** Hands a mail to the next server. Rejects when it was not taken over; then it is tried again, unless with `MailRefused`. */
export interface MailTransport {
  send(mail: MailMessage & { readonly mailId: string }): Promise<void>;
  close(): void;
}
