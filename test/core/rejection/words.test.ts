import { wordsOf } from '../../../src/core/rejection/words.ts';

const bucketsOf = (text: string, language: 'ja' | 'en' = 'en') => wordsOf('', text, language).buckets;
const shared = (one: string, other: string) =>
  bucketsOf(one).filter((bucket) => bucketsOf(other).includes(bucket)).length;

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
    expect(wordsOf('role', 'the role', 'en').places).toEqual([0, 4]);
  });

  it('are runs of up to three characters in Japanese', () => {
    expect(bucketsOf('お祈り', 'ja')).toHaveLength(6);
  });
});
