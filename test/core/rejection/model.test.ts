import { modelFor, pack, pairOf, scoreReading, unpack } from '../../../src/core/rejection/model.ts';
import type { Reading } from '../../../src/core/rejection/reading.ts';

describe('the packed table of words', () => {
  it.each(['ja', 'en'] as const)('comes back as it was written in %s', (language) => {
    const { table, words } = modelFor(language);

    expect(Object.keys(table).length).toBeGreaterThan(2000);
    expect(pack(table)).toBe(words);
  });

  it.each([
    ['a side', { 3: 1, 5: -1 }],
    ['one step or two', { 3: 2, 4: 1, 5: -2, 6: -1 }],
    ['long ways', { 0: 1, 89: 1, 90: 2, 181: -1, 90_000: -2, 131_071: 1 }],
    ['nothing', {}],
  ])('keeps %s', (_, table) => {
    expect(unpack(pack(table))).toEqual(table);
    expect(pack(table)).not.toMatch(/[\\"]/);
  });
});

describe('two phrases together', () => {
  it('have one number, whichever is named first, and no other two have it', () => {
    const places = Array.from({ length: 30 }, (_, index) => index);
    const numbers = places.flatMap((place) => places.slice(0, place).map((other) => pairOf(place, other)));

    expect(pairOf(3, 17)).toBe(pairOf(17, 3));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 435 }, (_, index) => index));
  });

  it.each(['ja', 'en'] as const)('say more or less than one by one, and share it, in %s', (language) => {
    const model = modelFor(language);
    const names = Object.keys(model.phrases);
    const [pair, side] = Object.entries(model.pairTable)[0] ?? [];
    const two = names.filter((_, place) =>
      names.some((_other, other) => place !== other && pairOf(place, other) === Number(pair)),
    );
    const said = two.map((name) => scoreReading(model, readingOf([name])).byName[name] ?? 0);
    const { byName } = scoreReading(model, readingOf(two));

    expect(two).toHaveLength(2);
    two.forEach((name, index) =>
      expect(byName[name]).toBeCloseTo((said[index] ?? 0) + ((side ?? 0) * model.pairStep) / 2),
    );
  });
});

function readingOf(names: readonly string[]): Reading {
  return {
    features: Object.fromEntries(names.map((name) => [name, 1])),
    words: { buckets: [], places: [] },
  } as unknown as Reading;
}
