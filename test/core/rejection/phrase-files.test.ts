import english from '../../../src/core/rejection/phrases/en.json';
import japanese from '../../../src/core/rejection/phrases/ja.json';
import { modelFor } from '../../../src/core/rejection/model.ts';
import { phraseBook } from '../../../src/core/rejection/phrase-book.ts';

const KINDS = ['decision', 'candidacy', 'address', 'veto', 'context'];

describe.each([
  ['ja', japanese],
  ['en', english],
] as const)('the phrase file %s', (language, { groups, signs }) => {
  const known: readonly string[] = Object.keys(groups);
  const all = Object.entries(signs);

  it('has only signs of a known kind', () => {
    expect(all.filter(([, { kind }]) => !KINDS.includes(kind)).map(([name]) => name)).toEqual([]);
  });

  it('names only groups it has', () => {
    const named = all.flatMap(([, { phrases }]) =>
      phrases.flatMap((phrase) => [...phrase.matchAll(/<([^<>?=!]+)>/g)].map(([, name]) => name ?? '')),
    );

    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('has only signs that were weighed, but for those that take a decision back: npm run train:detection', () => {
    const weighed = Object.keys(modelFor(language).phrases);
    const counted = phraseBook(language).filter(({ mutes }) => !mutes);
    expect(counted.filter(({ name }) => !weighed.includes(name)).map(({ name }) => name)).toEqual([]);
  });

  it('can be searched for, sign by sign', () => {
    expect(phraseBook(language).map(({ name }) => name)).toEqual(all.map(([name]) => name));
  });
});
