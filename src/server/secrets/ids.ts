import type { Clock } from '../time/clock.ts';
import type { Random } from './random.ts';

/** Prefixes name the kind of record, so that an id in a log or a question explains itself. */
export type IdPrefix =
  | 'emp'
  | 'inv'
  | 'con'
  | 'reg'
  | 'cns'
  | 'agy'
  | 'dis'
  | 'led'
  | 'slot'
  | 'bkg'
  | 'mail'
  | 'req'
  | 'evt'
  | 'prp'
  | 'hook'
  | 'msg'
  | 'dlv'
  | 'mem'
  | 'ses'
  | 'key'
  | 'aud';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Makes identifiers in the application rather than in the database, so that writes can be repeated and tables can
 * be spread over machines: a prefix, 48 bits of time and 80 random bits. Sortable by time, and within one process by
 * the order of making too.
 */
export function createIds(clock: Clock, random: Random): (prefix: IdPrefix) => string {
  let last = { time: -1, tail: 0n };
  return (prefix) => {
    const time = clock().getTime();
    // Two made in one millisecond keep their order: which answer is the newest must not be left to chance.
    const tail = time === last.time ? last.tail + 1n : numberOf(random(10));
    last = { time, tail };
    return `${prefix}_${encode(BigInt(time), 10)}${encode(tail, 16)}`;
  };
}

/** An id that says no time, and comes out the same of the same random bytes: it names what a press made (`forPress`). */
export function idWithoutTime(prefix: IdPrefix, random: Random): string {
  return `${prefix}_${encode(numberOf(random(16)), 26)}`;
}

function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

function encode(value: bigint, length: number): string {
  let rest = value;
  let text = '';
  for (let n = 0; n < length; n += 1) {
    text = ALPHABET.charAt(Number(rest & 31n)) + text;
    rest >>= 5n;
  }
  return text;
}
