import type { PoolPerson } from '../../../src/contract/pool.ts';
import { findPeople, NO_FILTER, shownIn } from '../../../src/addin/relay/pool-search.ts';

const named = (name: string) => {
  const person = {
    name,
    job: '営業',
    jobEn: 'Sales',
    area: null,
    areaEn: null,
    agreedOn: '',
    consentUntil: '',
  };
  return shownIn('ja', person as unknown as PoolPerson);
};

it.each([
  ['高橋', '\u9ad9橋 \u845b\u{e0100}'],
  ['nguyen', 'Nguy\u1ec5n An'],
  ['さとう', '\uff7b\uff84\uff73 \u30a2\u30a4'],
])('%s finds %s', (search, name) => {
  const people = [named(name), named('田中')];
  expect(findPeople(people, { ...NO_FILTER, search })).toEqual([people[0]]);
});
