import type { CreditAccountName } from '../../src/core/credit/account.ts';

/** A line of the ledger, for an arithmetic that looks at nothing but people who count. */
export interface OracleLine {
  readonly account: CreditAccountName;
  readonly amount: number;
  readonly policyVersion: number;
}

/**
 * After which lines a slot must have been granted: a second calculation, from the people who count alone, without a
 * look at the grants that were written down, nor a step of the account's own arithmetic.
 */
export function expectedGrants(
  lines: readonly OracleLine[],
  thresholdOf: (version: number) => number,
): readonly number[] {
  const grants: number[] = [];
  let counted = 0;
  let countedAtLastSlot = 0;
  lines.forEach((line, index) => {
    if (line.account !== 'counted') return;
    counted += line.amount;
    if (line.amount < 0 || counted - countedAtLastSlot < thresholdOf(line.policyVersion)) return;
    grants.push(index);
    countedAtLastSlot = counted;
  });
  return grants;
}

/** After which lines a slot was granted, as the ledger says: the last line about people before it. */
export function writtenGrants(lines: readonly OracleLine[]): readonly number[] {
  const grants: number[] = [];
  let counted = -1;
  lines.forEach((line, index) => {
    if (line.account === 'counted') counted = index;
    if (line.account === 'granted') grants.push(counted);
  });
  return grants;
}
