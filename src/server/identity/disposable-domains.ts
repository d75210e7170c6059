import { isWithinDomain } from './mail-address.ts';

/**
 * Well-known services that hand out throw-away mailboxes. Kept short on purpose: an address here is only held for a
 * person to look at, and no list is ever complete.
 */
const DOMAINS = [
  '10minutemail.com',
  'discard.email',
  'dispostable.com',
  'fakeinbox.com',
  'getnada.com',
  'guerrillamail.com',
  'maildrop.cc',
  'mailinator.com',
  'mailnesia.com',
  'mintemail.com',
  'mohmal.com',
  'moakt.com',
  'sharklasers.com',
  'spamgourmet.com',
  'sute.jp',
  'temp-mail.org',
  'tempmail.com',
  'throwawaymail.com',
  'trashmail.com',
  'yopmail.com',
];

/** Whether a domain, or one above it, is known for throw-away mailboxes. In lower case. */
export function isDisposableDomain(domain: string): boolean {
  return DOMAINS.some((known) => isWithinDomain(domain, known));
}
