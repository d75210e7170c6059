import { readMessage } from '../../../src/core/rejection/reading.ts';
import { wordsOf } from '../../../src/core/rejection/words.ts';

/** The numbers of the sentences whose words count as what is decided about. */
function decisiveIn(text: string, language: 'ja' | 'en'): number[] {
  const { normal, words } = readMessage('', text, language);
  const sentences = normal.text.split('\n').map((_, index) => index);
  return sentences.filter((index) => {
    const decided = wordsOf('', normal.text, language, { [index]: true }).buckets;
    const undecided = wordsOf('', normal.text, language, {}).buckets;
    const added = decided.filter((bucket) => !undecided.includes(bucket));
    return added.length > 0 && added.every((bucket) => words.buckets.includes(bucket));
  });
}

describe('the sentences that decide', () => {
  it.each([
    [
      'en',
      'Thank you for coming.\n\nWe have decided to go with another candidate. Parking is refunded.',
      [1],
    ],
    [
      'ja',
      'ご応募ありがとうございました。\n\n今回は採用を見送らせていただきます。駐車券をお送りします。',
      [1],
    ],
    ['en', 'If you are not selected, you will hear from us in May.', []],
    ['en', 'Have you decided to go with another candidate?', []],
    [
      'en',
      `Have you decided to go with another candidate for the job at https://jobs.example.com/${'listing/'.repeat(12)}17?`,
      [],
    ],
    ['ja', '面接の日程をお知らせします。', []],
  ] as const)('are those that declare a decision (%s, %s)', (language, text, expected) => {
    expect(decisiveIn(text, language)).toEqual(expected);
  });
});
