import { decideCounting } from '../../../src/core/credit/policy.ts';

const CLEAN = { ownDomain: false, disposableDomain: false, countedBefore: false, linkAlreadyCounted: false };

describe('the counting rule', () => {
  it.each([
    ['a person seen for the first time', {}, { outcome: 'eligible' }],
    ['a colleague', { ownDomain: true }, { outcome: 'not_counted', reason: 'own_domain' }],
    ['a person who counted before', { countedBefore: true }, { outcome: 'not_counted', reason: 'duplicate' }],
    ['a throw-away mailbox', { disposableDomain: true }, { outcome: 'held', reason: 'disposable' }],
    ['a second person on one link', { linkAlreadyCounted: true }, { outcome: 'held', reason: 'shared_link' }],
    [
      'a person who counted before, on another’s link',
      { countedBefore: true, linkAlreadyCounted: true },
      { outcome: 'not_counted', reason: 'duplicate' },
    ],
    [
      'a colleague who registered before',
      { countedBefore: true, ownDomain: true },
      { outcome: 'not_counted', reason: 'duplicate' },
    ],
    [
      'a throw-away mailbox on another’s link',
      { disposableDomain: true, linkAlreadyCounted: true },
      { outcome: 'held', reason: 'disposable' },
    ],
  ])('decides on %s', (_case, facts, decision) => {
    expect(decideCounting({ ...CLEAN, ...facts })).toEqual(decision);
  });
});
