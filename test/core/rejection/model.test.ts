import { modelFor, pack } from '../../../src/core/rejection/model.ts';

describe('the packed table of words', () => {
  it.each(['ja', 'en'] as const)('comes back as it was written in %s', (language) => {
    const { table, words } = modelFor(language);

    expect(Object.keys(table).length).toBeGreaterThan(2000);
    expect(pack(table)).toBe(words);
  });

  it('keeps the side of a word, and a long way between two', () => {
    const near = pack({ 3: 1 });
    const far = pack({ 3: 1, 90_000: -1 });

    expect(far.slice(0, near.length)).toBe(near);
    expect(pack({ 3: -1 })).not.toBe(near);
    expect(far).not.toContain('\\');
  });
});
