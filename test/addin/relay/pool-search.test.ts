import type { PoolPerson } from '../../../src/contract/pool.ts';
import { choicesOf, findPeople, NO_FILTER, shownIn } from '../../../src/addin/relay/pool-search.ts';

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
  ['佐藤美咲', '佐藤 美咲'],
  ['sales\u3000佐藤', '佐藤 美咲'],
  ['高橋', '\u9ad9橋 \u845b\u{e0100}'],
  ['nguyen', 'Nguy\u1ec5n An'],
  ['さとう', '\uff7b\uff84\uff73 \u30a2\u30a4'],
])('%s finds %s', (search, name) => {
  const people = [named(name), named('田中')];
  expect(findPeople(people, { ...NO_FILTER, search })).toEqual([people[0]]);
});

describe('People of several kinds', () => {
  const people = (language: 'ja' | 'en') =>
    (
      [
        ['営業', 'Sales', '東京', 'Tokyo', '2026-10-02', '2027-03-02'],
        ['経理', 'Accounting', '東京', 'Tokyo', '2026-11-02', '2027-02-02'],
        ['営業', 'Sales', null, null, '2026-11-09', '2027-05-09'],
      ] as const
    ).map(([job, jobEn, area, areaEn, agreedOn, consentUntil], index) => {
      const person = { name: `${index}`, job, jobEn, area, areaEn, agreedOn, consentUntil };
      return shownIn(language, person as unknown as PoolPerson);
    });
  const found = (filter: Partial<typeof NO_FILTER>, language: 'ja' | 'en' = 'ja') =>
    findPeople(people(language), { ...NO_FILTER, ...filter })
      .map(({ person }) => person.name)
      .join('');

  it('come newest first, or with the consent first that ends first', () => {
    expect(found({})).toBe('210');
    expect(found({ order: 'ending' })).toBe('102');
  });

  it('are narrowed by each of work, area and month, and by all together', () => {
    expect(found({ job: '営業' })).toBe('20');
    expect(found({ area: '東京' })).toBe('10');
    expect(found({ month: '2026-11' })).toBe('21');
    expect(found({ job: '営業', area: '東京', month: '2026-11' })).toBe('');
    expect(found({ job: 'Sales', area: 'Tokyo' }, 'en')).toBe('0');
  });

  it('are to be chosen from by what there is, each once, and by months from the newest', () => {
    expect(choicesOf(people('en'))).toEqual({
      jobs: ['Accounting', 'Sales'],
      areas: ['Tokyo'],
      months: ['2026-11', '2026-10'],
    });
  });
});
