import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Random } from './random.ts';

/** A bearer credential or an unguessable page address: 192 random bits. */
export function newToken(random: Random): string {
  return Buffer.from(random(24)).toString('base64url');
}

/** Six digits, every one equally likely. */
export function newSixDigits(random: Random): string {
  // Rejection sampling: a plain remainder of 2^32 would favour low numbers.
  for (;;) {
    const value = Buffer.from(random(4)).readUInt32BE();
    if (value < 4_294_000_000) return String(value % 1_000_000).padStart(6, '0');
  }
}

/** For values with enough randomness of their own, such as tokens. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** For guessable values, such as mail addresses and six digits: useless to whoever has the table without the key. */
export function keyedHash(secret: string, purpose: string, value: string): string {
  return createHmac('sha256', secret).update(`${purpose}\n${value}`).digest('hex');
}

/** Compares in constant time, so that how long it takes tells nothing of the stored hash. */
export function equalHashes(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
