import { CREDIT_ACCOUNTS, type CreditAccountName } from '../../core/credit/account.ts';
import { moment } from '../runtime.ts';
import { countSlots, lockCounters, sumEntries, totalsOf } from '../stores/ledger.ts';
import type { ServiceContext } from './context.ts';

/** A counter that is not the sum of its entries. There should never be one. */
export interface CounterDifference {
  readonly employerId: string;
  readonly account: CreditAccountName | 'slots' | 'sequence';
  readonly counter: number;
  readonly ledger: number;
}

/** Compares every employer's counters with the sums of the ledger. Changes nothing. */
export async function recomputeCounters(context: ServiceContext): Promise<readonly CounterDifference[]> {
  const employers = await context.database.kysely.selectFrom('employers').select('employer_id').execute();
  const differences: CounterDifference[] = [];
  for (const { employer_id: employerId } of employers)
    differences.push(...(await compareEmployer(context, employerId)));
  return differences;
}

async function compareEmployer(context: ServiceContext, employerId: string): Promise<CounterDifference[]> {
  return context.database.transaction(async (db) => {
    const counters = await lockCounters(db, employerId, moment(context.clock()));
    const { totals, throughSequence } = await sumEntries(db, employerId);
    const counted = totalsOf(counters);
    const slots = [...(await countSlots(db, employerId)).values()].reduce((sum, n) => sum + n, 0);
    return [
      ...CREDIT_ACCOUNTS.map((account) => ({
        account,
        counter: counted[account],
        ledger: totals[account],
      })),
      { account: 'slots' as const, counter: counters.granted, ledger: slots },
      { account: 'sequence' as const, counter: counters.sequence, ledger: throughSequence },
    ]
      .filter((pair) => pair.counter !== pair.ledger)
      .map((pair) => ({ employerId, ...pair }));
  });
}
