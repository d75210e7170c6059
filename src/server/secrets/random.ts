import { randomBytes } from 'node:crypto';

/** Cryptographic random bytes. Passed in like the clock, so that tests can know what comes. */
export type Random = (size: number) => Uint8Array;

export const systemRandom: Random = (size) => randomBytes(size);
