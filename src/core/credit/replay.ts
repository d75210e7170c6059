import {
  addPostings,
  adoptPolicy,
  EMPTY_TOTALS,
  nextSlotGranted,
  openAccount,
  type CreditAccount,
  type CreditTotals,
  type Posting,
} from './account.ts';
import type { CreditPolicy } from './policy.ts';

/** One ledger entry, as far as arithmetic needs it. */
export interface LedgerLine extends Posting {
  readonly policyVersion: number;
}

/** Everything the counters say at one point of the ledger. */
export interface LedgerState {
  readonly totals: CreditTotals;
  readonly account: CreditAccount;
}

type Terms = Pick<CreditPolicy, 'version' | 'threshold'>;

/** A ledger without an entry, under the terms the employer began with. */
export function emptyLedger(versions: readonly Terms[]): LedgerState {
  return { totals: EMPTY_TOTALS, account: openAccount(termsOf(versions, 1)) };
}

/**
 * The state after more entries. The ledger alone decides: what a counter row, a closing or a check says must be what
 * this gives for the entries up to there.
 */
export function replay(
  before: LedgerState,
  lines: readonly LedgerLine[],
  versions: readonly Terms[],
): LedgerState {
  let { account } = before;
  for (const line of lines) {
    account = adoptPolicy(account, termsOf(versions, line.policyVersion));
    if (line.account === 'counted') account = { ...account, counted: account.counted + line.amount };
    else if (line.account === 'granted') account = nextSlotGranted(account);
  }
  return { account, totals: addPostings(before.totals, lines) };
}

function termsOf(versions: readonly Terms[], version: number): Terms {
  const terms = versions.find((one) => one.version === version);
  if (!terms) throw new Error(`The ledger names version ${version} of the terms, which does not exist.`);
  return terms;
}
