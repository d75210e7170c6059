import { CREDIT_ACCOUNTS, type CreditAccountName } from '../../../core/credit/account.ts';
import { emptyLedger, replay, type LedgerState } from '../../../core/credit/replay.ts';
import { peopleStanding } from '../../../core/credit/standing.ts';
import type { Executor } from '../../db/database.ts';
import { listEmployers, policiesOf } from '../../stores/employers.ts';
import { countSlots, entriesAfter, readCounters, totalsOf } from '../../stores/ledger.ts';
import type { ServiceContext } from '../context.ts';

/** A number that is not what the ledger gives. There should never be one. */
export interface CounterDifference {
  readonly employerId: string;
  readonly what: CreditAccountName | 'slots' | 'slots in use' | 'sequence' | 'next slot at' | 'standings';
  readonly counter: number;
  readonly ledger: number;
}

const PAGE = 10_000;

/** Compares every employer's counters with what its ledger gives, entry by entry. Changes nothing. */
export async function recomputeCounters({
  database,
}: Pick<ServiceContext, 'database'>): Promise<readonly CounterDifference[]> {
  const differences: CounterDifference[] = [];
  for (const { employer_id: employerId } of await listEmployers(database.kysely))
    differences.push(...(await recomputeCountersOf({ database }, employerId)));
  return differences;
}

/** Compares one employer's counters with what its ledger gives, entry by entry. Changes nothing. */
export async function recomputeCountersOf(
  { database }: Pick<ServiceContext, 'database'>,
  employerId: string,
): Promise<readonly CounterDifference[]> {
  return database.snapshot(async (db) => {
    const counters = await readCounters(db, employerId);
    const { totals, account, sequence } = await replayAll(db, employerId);
    const counted = totalsOf(counters);
    const slots = await countSlots(db, employerId);
    const allSlots = [...slots.values()].reduce((sum, n) => sum + n, 0);
    const pairs: Omit<CounterDifference, 'employerId'>[] = [
      ...CREDIT_ACCOUNTS.map((name) => ({ what: name, counter: counted[name], ledger: totals[name] })),
      { what: 'standings', counter: counted.registered, ledger: peopleStanding(totals) },
      { what: 'slots', counter: allSlots, ledger: totals.granted },
      {
        what: 'slots in use',
        counter: allSlots - (slots.get('granted') ?? 0),
        ledger: totals.reserved + totals.used + totals.expired,
      },
      { what: 'sequence', counter: counters.sequence, ledger: sequence },
      { what: 'next slot at', counter: counters.next_slot_at, ledger: account.nextSlotAt },
    ];
    return pairs.filter((pair) => pair.counter !== pair.ledger).map((pair) => ({ employerId, ...pair }));
  });
}

/** The whole ledger, a page at a time; `sequence` is that of its last entry, or of the first one that is missing. */
async function replayAll(
  db: Executor,
  employerId: string,
): Promise<LedgerState & { readonly sequence: number }> {
  const policies = await policiesOf(db, employerId);
  let state = emptyLedger(policies);
  let sequence = 0;
  for (;;) {
    const entries = await entriesAfter(db, employerId, sequence, { limit: PAGE });
    if (entries.some((entry, index) => entry.sequence !== sequence + index + 1))
      return { ...state, sequence };
    state = replay(state, entries, policies);
    sequence += entries.length;
    if (entries.length < PAGE) return { ...state, sequence };
  }
}
