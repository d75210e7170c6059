import { keyedHash } from '../secrets/tokens.ts';
import { normaliseMailAddress } from './mail-address.ts';

/** Stands for a person wherever people are compared. Only ever made of an address the person gave us. */
export function personKeyOf(secret: string, mail: string): string {
  return keyedHash(secret, 'person', normaliseMailAddress(mail));
}

/**
 * Stands for the person in the record of what was handed to whom, which outlives everything else about them. Under a
 * purpose of its own, so that what is left of an erased person cannot be joined to any other table.
 */
export function subjectOf(secret: string, mail: string): string {
  return keyedHash(secret, 'disclosure', normaliseMailAddress(mail));
}

/**
 * What is left of a personal link once whoever registered by it is erased: enough to ask whether a link was taken, and
 * nothing that can be looked up in a mailbox, where the link stands beside an address.
 */
export function erasedLinkOf(secret: string, linkCode: string): string {
  return keyedHash(secret, 'erased link', linkCode);
}
