import { randomBytes } from 'node:crypto';
import { SYMBOLS } from '../../core/link/base32.ts';

/** Cryptographic random bytes. Passed in like the clock, so that tests can know what comes. */
export type Random = (size: number) => Uint8Array;

export const systemRandom: Random = (size) => randomBytes(size);

/** Symbols of the links' alphabet, every one equally likely: 256 is a multiple of 32. */
export function randomSymbols(random: Random, length: number): string {
  return Array.from(random(length), (byte) => SYMBOLS.charAt(byte & 31)).join('');
}
