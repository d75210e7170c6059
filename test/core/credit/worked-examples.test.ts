/** The worked examples of the contract, played through the ledger's own steps. */
import {
  availableSlots,
  openAccount,
  remainingToNext,
  type CreditAccount,
} from '../../../src/core/credit/account.ts';
import { decideCounting, policyInForce, type DatedPolicy } from '../../../src/core/credit/policy.ts';
import { REVIEW_REASONS, standingOf } from '../../../src/core/credit/review.ts';
import { postingsBetween } from '../../../src/core/credit/standing.ts';
import { countPerson, reversePerson } from '../../support/ledger-steps.ts';

const TEN = openAccount({ threshold: 10 });

function after(people: number): CreditAccount {
  let account = TEN;
  for (let n = 0; n < people; n += 1) account = countPerson(account).account;
  return account;
}

describe('the worked examples', () => {
  it.each([
    { example: 'nobody yet', account: TEN, granted: 0, remaining: 10 },
    { example: 'nine people', account: after(9), granted: 0, remaining: 1 },
    { example: 'ten people', account: after(10), granted: 1, remaining: 10 },
    { example: 'nineteen people', account: after(19), granted: 1, remaining: 1 },
    { example: 'ten people, one reversed', account: reversePerson(after(10)), granted: 1, remaining: 11 },
    { example: 'a hundred registered', account: after(100), granted: 10, remaining: 10 },
    { example: 'thirty of a hundred interviewed', account: after(30), granted: 3, remaining: 10 },
  ])('$example: $granted slots, $remaining to the next', ({ account, granted, remaining }) => {
    expect(account.granted).toBe(granted);
    expect(remainingToNext(account)).toBe(remaining);
  });

  it('ten people by one link: one counts, nine are held', () => {
    const facts = { ownDomain: false, disposableDomain: false, countedBefore: false };
    const decisions = Array.from({ length: 10 }, (_, n) =>
      decideCounting({ ...facts, linkAlreadyCounted: n > 0 }),
    );
    const standings = decisions.map((decision) =>
      decision.outcome === 'eligible' ? 'counted' : standingOf(decision.outcome, decision.reason),
    );
    expect(standings).toEqual(['counted', ...Array<string>(9).fill('review')]);
  });

  it('leaves slots available that are neither reserved, used nor expired', () => {
    expect(availableSlots({ granted: 4, reserved: 1, used: 1, expired: 1 })).toBe(1);
  });
});

describe('the terms in force', () => {
  const version = (number: number, effectiveFrom: string): DatedPolicy => ({
    version: number,
    threshold: 10 + number,
    countingStage: 'registered',
    slotValidDays: null,
    pendingDays: 180,
    effectiveFrom,
  });
  const versions = [
    version(1, '2026-01-01'),
    version(2, '2026-06-01'),
    version(3, '2026-06-01'),
    version(4, '2026-05-01'),
  ];

  it.each([
    ['before all versions', '2025-12-31', 1],
    ['on the first day', '2026-01-01', 1],
    ['on the eve of a change', '2026-04-30', 1],
    ['by a later decision that begins earlier, until the other begins', '2026-05-31', 4],
    ['on the day of a change that was corrected beforehand', '2026-06-01', 3],
    ['later', '2027-01-01', 3],
  ])('are the right ones %s', (_when, at, expected) => {
    expect(policyInForce(versions, at).version).toBe(expected);
    expect(policyInForce(versions.toReversed(), at).version).toBe(expected);
  });

  it('exist', () => {
    expect(() => policyInForce([], '2026-01-01')).toThrow('at least one version');
  });
});

describe('a standing', () => {
  it('has an account for every reason a person may give', () => {
    for (const reason of REVIEW_REASONS) expect(standingOf('not_counted', reason)).not.toBeNull();
  });

  it('is none where a registration is not in the ledger', () => {
    expect(standingOf('unverified', null)).toBeNull();
    expect(standingOf('not_counted', 'test')).toBeNull();
  });

  it('cannot be told of a held registration without a reason', () => {
    expect(() => standingOf('held', null)).toThrow('without a reason');
  });

  it('moves one person, and changes nothing when nothing changes', () => {
    expect(postingsBetween(null, 'review')).toEqual([
      { account: 'registered', amount: 1 },
      { account: 'review', amount: 1 },
    ]);
    expect(postingsBetween('review', 'counted')).toEqual([
      { account: 'review', amount: -1 },
      { account: 'counted', amount: 1 },
    ]);
    expect(postingsBetween('counted', null)).toEqual([
      { account: 'registered', amount: -1 },
      { account: 'counted', amount: -1 },
    ]);
    expect(postingsBetween('counted', 'counted')).toEqual([]);
  });
});
