import fc from 'fast-check';
import {
  addPostings,
  adoptPolicy,
  availableSlots,
  changeCounted,
  EMPTY_TOTALS,
  filledTowardsNext,
  openAccount,
  remainingToNext,
  type CreditAccount,
} from '../../../src/core/credit/account.ts';
import { countPerson, reversePerson } from '../../support/ledger-steps.ts';

const TEN = { threshold: 10 };

const filledOf = (account: CreditAccount) =>
  filledTowardsNext({ threshold: account.threshold, remaining: remainingToNext(account) });

function countMany(account: CreditAccount, people: number) {
  let current = account;
  const slots: number[] = [];
  for (let n = 0; n < people; n += 1) {
    const step = countPerson(current);
    current = step.account;
    slots.push(...step.slots);
  }
  return { account: current, slots };
}

describe('the credit account', () => {
  it.each([
    { counted: 0, granted: 0, remaining: 10, filled: 0 },
    { counted: 9, granted: 0, remaining: 1, filled: 9 },
    { counted: 10, granted: 1, remaining: 10, filled: 0 },
    { counted: 19, granted: 1, remaining: 1, filled: 9 },
    { counted: 30, granted: 3, remaining: 10, filled: 0 },
    { counted: 47, granted: 4, remaining: 3, filled: 7 },
    { counted: 100, granted: 10, remaining: 10, filled: 0 },
  ])('grants $granted slots for $counted people', ({ counted, granted, remaining, filled }) => {
    const { account, slots } = countMany(openAccount(TEN), counted);
    expect(account.granted).toBe(granted);
    expect(slots).toEqual(Array.from({ length: granted }, (_, index) => index + 1));
    expect(remainingToNext(account)).toBe(remaining);
    expect(filledOf(account)).toBe(filled);
  });

  it('keeps a granted slot after a reversal and makes up the deficit first', () => {
    const afterReversal = reversePerson(countMany(openAccount(TEN), 10).account);
    expect(afterReversal.granted).toBe(1);
    expect(remainingToNext(afterReversal)).toBe(11);
    expect(filledOf(afterReversal)).toBe(0);
    const { account, slots } = countMany(afterReversal, 1);
    expect(slots).toEqual([]);
    expect(remainingToNext(account)).toBe(10);
  });

  it('refuses to reverse when nobody is counted', () => {
    expect(() => reversePerson(openAccount(TEN))).toThrow(RangeError);
  });

  it('carries people over to new terms without granting anything by the change', () => {
    const seven = countMany(openAccount(TEN), 7).account;
    expect(remainingToNext(adoptPolicy(seven, { threshold: 20 }))).toBe(13);
    const lowered = adoptPolicy(seven, { threshold: 5 });
    expect(lowered.granted).toBe(0);
    expect(countMany(lowered, 1).slots).toEqual([1]);
  });

  it.each([
    { terms: [5, 10], remaining: 1, filled: 9 },
    { terms: [5, 20], remaining: 11, filled: 9 },
    { terms: [5], remaining: 1, filled: 4 },
    { terms: [3, 1, 12], remaining: 3, filled: 9 },
  ])('carries nine people through terms that were set to $terms', ({ terms, remaining, filled }) => {
    const nine = countMany(openAccount(TEN), 9).account;
    const account = terms.reduce((before, threshold) => adoptPolicy(before, { threshold }), nine);
    expect(remainingToNext(account)).toBe(remaining);
    expect(filledOf(account)).toBe(filled);
  });

  it('grants what new terms made due with a person more, and with nobody less or the same', () => {
    const due = adoptPolicy(countMany(openAccount(TEN), 9).account, { threshold: 5 });
    expect(changeCounted(due, 0).slots).toEqual([]);
    expect(changeCounted(due, -1).slots).toEqual([]);
    const { account, slots } = changeCounted(due, 1);
    expect(slots).toEqual([1]);
    expect(remainingToNext(account)).toBe(5);
    expect(() => changeCounted(due, 2)).toThrow(RangeError);
  });

  it('leaves the account alone when the new terms are the old ones', () => {
    const seven = countMany(openAccount(TEN), 7).account;
    expect(adoptPolicy(seven, TEN)).toBe(seven);
  });

  it('grants exactly floor(counted / threshold) when nothing is reversed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 400 }), (threshold, people) => {
        const { account } = countMany(openAccount({ threshold }), people);
        expect(account.granted).toBe(Math.floor(people / threshold));
        expect(remainingToNext(account)).toBe(threshold * (account.granted + 1) - people);
      }),
    );
  });

  it('never takes a slot back and never grants more than the highest count ever reached allows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.constantFrom('count' as const, 'reverse' as const), { maxLength: 200 }),
        (threshold, steps) => {
          let account = openAccount({ threshold });
          let highest = 0;
          for (const step of steps) {
            const before = account.granted;
            if (step === 'count') account = countPerson(account).account;
            else if (account.counted > 0) account = reversePerson(account);
            highest = Math.max(highest, account.counted);
            expect(account.granted).toBeGreaterThanOrEqual(before);
            expect(account.granted).toBe(Math.floor(highest / threshold));
            expect(remainingToNext(account)).toBeGreaterThan(0);
          }
        },
      ),
    );
  });
});

describe('slots', () => {
  it('are available when granted and neither reserved, used nor expired', () => {
    expect(availableSlots({ granted: 4, reserved: 1, used: 1, expired: 0 })).toBe(2);
  });
});

describe('the sum of postings', () => {
  it('is the balance of each account', () => {
    const totals = addPostings(EMPTY_TOTALS, [
      { account: 'registered', amount: 1 },
      { account: 'counted', amount: 1 },
      { account: 'counted', amount: -1 },
      { account: 'granted', amount: 1 },
    ]);
    expect(totals).toMatchObject({ registered: 1, counted: 0, granted: 1, used: 0 });
  });
});
