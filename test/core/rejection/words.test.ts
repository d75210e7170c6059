import { wordsOf } from '../../../src/core/rejection/words.ts';

const bucketsOf = (text: string, language: 'ja' | 'en' = 'en') => wordsOf('', text, language, {}).buckets;
const shared = (one: string, other: string, language: 'ja' | 'en' = 'en') =>
  bucketsOf(one, language).filter((bucket) => bucketsOf(other, language).includes(bucket)).length;

describe('the words of a message', () => {
  it('are pairs of classes beside the words themselves', () => {
    expect(shared('another applicant', 'someone candidates')).toBe(1);
    expect(shared('another applicant', 'another umbrella')).toBe(1);
    expect(shared('another umbrella', 'blue parasol')).toBe(0);
  });

  it('leave the commonest words out of pairs', () => {
    expect(shared('chosen for the role', 'chosen role')).toBe(3);
  });

  it('are not made from what every object has', () => {
    expect(bucketsOf('constructor valueof')).toHaveLength(3);
  });

  it('count once, wherever they stand', () => {
    expect(bucketsOf('role role role')).toHaveLength(3);
    expect(wordsOf('role', 'the role', 'en', {}).places).toEqual([0, 4]);
  });

  it('are characters and pairs of them, runs of one script, their joints, and the end in Japanese', () => {
    // お 祈 り, お祈 祈り, the runs お 祈 り, the joints お祈 祈り, the end お祈り, 祈 with the end.
    expect(bucketsOf('お祈り', 'ja')).toHaveLength(3 + 2 + 3 + 2 + 1 + 1);
  });

  it('pair in Japanese what carries the meaning, whatever kana stand between', () => {
    expect(shared('採用〜見送', '採用は見送', 'ja')).toBe(
      shared('採用〜', '採用は', 'ja') + shared('見送', '見送', 'ja'),
    );
  });

  it('have their places in Japanese too', () => {
    const { places } = wordsOf('件', 'あ見送り', 'ja', {});

    expect(new Set(places)).toEqual(new Set([-1, 0, 1, 2, 3]));
  });

  it.each([
    ['en', 'thank you\nwe regret it', 'regret'],
    ['ja', '面接\n見送り', '見送'],
  ] as const)('say another thing where something is decided (%s)', (language, text, word) => {
    const undecided = wordsOf('', text, language, {});
    const decided = wordsOf('', text, language, { 1: true });
    const added = decided.buckets.filter((bucket) => !undecided.buckets.includes(bucket));
    const placesOfAdded = added.map((bucket) => decided.places[decided.buckets.indexOf(bucket)]);

    expect(added.length).toBeGreaterThan(0);
    expect(placesOfAdded.every((place) => (place ?? 0) >= text.indexOf('\n'))).toBe(true);
    expect(placesOfAdded).toContain(text.indexOf(word));
  });
});
