import { equalHashes, keyedHash } from '../secrets/tokens.ts';
import type { SessionKind } from './principals.ts';

/**
 * What a browser keeps once somebody has signed in with it: proof that it did, and nothing that says who. It opens
 * nothing. Whoever shows it may still ask for a code when strangers have used up what anybody may ask for.
 */
export function markOf(secret: string, kind: SessionKind, personKey: string): string {
  return keyedHash(secret, `known browser ${kind}`, personKey);
}

/** Whether one of the marks that a browser shows is this one; in constant time each. */
export function isMarked(marks: readonly string[], mark: string): boolean {
  return marks.some((one) => equalHashes(one, mark));
}
