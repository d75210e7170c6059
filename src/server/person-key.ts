import { normaliseMailAddress } from './mail-address.ts';
import { keyedHash } from './secrets.ts';

/** Stands for a person wherever people are compared. Only ever made of an address the person gave us. */
export function personKeyOf(secret: string, mail: string): string {
  return keyedHash(secret, 'person', normaliseMailAddress(mail));
}
