/** Random histories: whatever people register, are decided on, reversed or taken out, under changing terms. */
import fc from 'fast-check';
import {
  adoptPolicy,
  changeCounted,
  remainingToNext,
  type Posting,
} from '../../../src/core/credit/account.ts';
import { emptyLedger, replay, type LedgerLine } from '../../../src/core/credit/replay.ts';
import {
  peopleStanding,
  postingsBetween,
  STANDINGS,
  type Standing,
} from '../../../src/core/credit/standing.ts';
import { expectedGrants, writtenGrants } from '../../support/ledger-oracle.ts';

const PEOPLE = 40;

type Event =
  | { readonly kind: 'move'; readonly person: number; readonly to: Standing | null }
  | { readonly kind: 'terms'; readonly threshold: number };

const events = fc.array(
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constant('move' as const),
        person: fc.nat(PEOPLE - 1),
        to: fc.oneof(
          { weight: 4, arbitrary: fc.constant<Standing | null>('counted') },
          { weight: 1, arbitrary: fc.constantFrom<Standing | null>(...STANDINGS, null) },
        ),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('terms' as const),
        threshold: fc.integer({ min: 1, max: 8 }),
      }),
    },
  ),
  { maxLength: 300 },
);

/** Plays events through the same steps as the service, and keeps what a ledger would. */
function play(history: readonly Event[]) {
  const versions = [{ version: 1, threshold: 5 }];
  const lines: LedgerLine[] = [];
  const standing = new Map<number, Standing | null>();
  let state = emptyLedger(versions);
  for (const event of history) {
    if (event.kind === 'terms') {
      versions.push({ version: versions.length + 1, threshold: event.threshold });
      continue;
    }
    const terms = versions.at(-1) ?? { version: 1, threshold: 5 };
    const postings: Posting[] = [...postingsBetween(standing.get(event.person) ?? null, event.to)];
    standing.set(event.person, event.to);
    if (postings.length === 0) continue;
    const before = adoptPolicy(state.account, terms);
    const change = postings.reduce((sum, one) => sum + (one.account === 'counted' ? one.amount : 0), 0);
    const { slots, account } = changeCounted(before, change);
    postings.push(...slots.map(() => ({ account: 'granted' as const, amount: 1 })));
    const added = postings.map((posting) => ({ ...posting, policyVersion: terms.version }));
    lines.push(...added);
    state = replay(state, added, versions);
    expect(state.account).toEqual(account);
  }
  return { state, lines, standing, versions };
}

describe('any history', () => {
  it('leaves every registered person on one account, and every account at what people stand on', () => {
    fc.assert(
      fc.property(events, (history) => {
        const { state, standing } = play(history);
        expect(peopleStanding(state.totals)).toBe(state.totals.registered);
        for (const account of STANDINGS) {
          const there = [...standing.values()].filter((one) => one === account).length;
          expect(state.totals[account]).toBe(there);
        }
        expect(state.account.counted).toBe(state.totals.counted);
        expect(state.account.granted).toBe(state.totals.granted);
      }),
    );
  });

  it('grants a slot exactly where the people who count cross the threshold of their time', () => {
    fc.assert(
      fc.property(events, (history) => {
        const { lines, versions } = play(history);
        const thresholdOf = (version: number) => versions[version - 1]?.threshold ?? 0;
        expect(writtenGrants(lines)).toEqual(expectedGrants(lines, thresholdOf));
      }),
    );
  });

  it('comes out the same read in one go or in pieces', () => {
    fc.assert(
      fc.property(events, fc.nat(100), (history, cut) => {
        const { state, lines, versions } = play(history);
        const half = replay(emptyLedger(versions), lines.slice(0, cut), versions);
        expect(replay(half, lines.slice(cut), versions)).toEqual(state);
      }),
    );
  });

  it('leaves nothing owed', () => {
    fc.assert(
      fc.property(events, (history) => {
        expect(remainingToNext(play(history).state.account)).toBeGreaterThan(0);
      }),
    );
  });
});
