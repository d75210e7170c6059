import type { CreditAccountName, CreditTotals, Posting } from './account.ts';

/** The accounts a registered person can stand on; each person on exactly one of them. */
export const STANDINGS = [
  'counted',
  'waiting',
  'duplicate',
  'review',
  'ownDomain',
  'disposable',
  'refused',
  'reversed',
] as const satisfies readonly CreditAccountName[];

export type Standing = (typeof STANDINGS)[number];

/**
 * What moves in the ledger when a person goes from one standing to another. Null stands outside: before the
 * registration was verified, or after a test was taken out of everything.
 */
export function postingsBetween(from: Standing | null, to: Standing | null): readonly Posting[] {
  if (from === to) return [];
  const postings: Posting[] = [];
  if (from === null) postings.push({ account: 'registered', amount: 1 });
  if (to === null) postings.push({ account: 'registered', amount: -1 });
  if (from !== null) postings.push({ account: from, amount: -1 });
  if (to !== null) postings.push({ account: to, amount: 1 });
  return postings;
}

/** How many people stand somewhere: as many as are registered, if each stands on one account and none on two. */
export function peopleStanding(totals: CreditTotals): number {
  return STANDINGS.reduce((sum, standing) => sum + totals[standing], 0);
}
