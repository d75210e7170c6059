import { authorText } from '../../../src/core/message/author-text.ts';
import { detectRejection } from '../../../src/core/rejection/index.ts';
import type { Verdict } from '../../../src/core/rejection/index.ts';
import { SAMPLES } from '../../../src/simulator/samples/index.ts';

const REJECTIONS = [
  'first-interview',
  'document-screening',
  'final-interview-en',
  'two-recipients',
  'plain-text',
  'shared-mailbox',
  'word-html',
  'plain-text-en',
];

const draft = (id: string) => {
  const sample = SAMPLES.find((entry) => entry.id === id);
  if (!sample) throw new Error(`There is no sample "${id}".`);
  return { subject: sample.subject, body: sample.body, bodyType: sample.bodyType };
};
const verdictOn = (id: string): Verdict => detectRejection(draft(id));
const quotesOf = (id: string) => verdictOn(id).evidence.map((item) => item.quote);

describe('detectRejection on the simulator’s sample drafts', () => {
  it('knows the rejections from the rest', () => {
    const found = SAMPLES.filter((sample) => verdictOn(sample.id).isRejection).map((sample) => sample.id);

    expect([...found].sort()).toEqual([...REJECTIONS].sort());
  });

  it.each([
    ['interview-schedule', 'interview_invitation'],
    ['offer', 'offer'],
    ['quoted-reply', 'none'],
    ['empty', 'none'],
  ])('says what %s looks like', (id, looksLike) => {
    expect(verdictOn(id).looksLike).toBe(looksLike);
  });

  it.each([
    ['first-interview', 'first'],
    ['document-screening', 'document'],
    ['final-interview-en', 'final'],
    ['plain-text', 'final'],
    ['word-html', 'document'],
    ['plain-text-en', 'document'],
  ])('guesses the stage of %s', (id, stage) => {
    expect(verdictOn(id).stage).toBe(stage);
  });

  it.each([
    ['first', '一次面接の結果、最終面接へのご案内は見送らせていただくこととなりました。'],
    [
      'first',
      '先日は一次面接にお越しいただきましたが、最終選考にお進みいただくことができない結果となりました。',
    ],
    ['final', '最終面接にお進みいただきましたが、採用を見送らせていただきます。'],
    ['document', '書類選考の結果、残念ながら面接にお越しいただくことは見送らせていただくこととなりました。'],
    [
      'document',
      'ご応募ありがとうございました。採用を見送らせていただきます。またどこかでお会いできますことを。',
    ],
    ['document', '書類を拝見しましたが、面接にお呼びすることができません。'],
    ['document', '応募書類を拝見しましたが、面接には至りませんでした。'],
    ['document', 'ご応募の結果、面接へお進みいただくことができませんでした。'],
    ['first', '二次面接の結果、最終面接へはお進みいただけません。'],
    ['document', 'Thank you for your application. We cannot invite you to interview on this occasion.'],
    ['document', 'Thank you for your application. You were not selected as a finalist for the role.'],
    ['final', 'Thank you for coming in. We have decided to go with the other finalist.'],
    ['final', 'You made it to the final two. We have decided to go with another candidate.'],
    ['first', 'Thank you for interviewing on Monday. We have decided to go with another candidate.'],
    ['first', 'Thank you for the first interview. We will not be inviting you to the final round.'],
    ['first', 'Thank you for interviewing with us. You have not been selected for the final interview.'],
    ['final', 'Thank you for coming to the final interview. We have decided not to offer you the role.'],
    ['final', 'Thank you for the onsite interview. We have decided to go with another candidate.'],
    ['document', 'Thank you for your application as Onsite Support Technician. It was not successful.'],
    ['document', 'Thank you for your application. We will not be inviting you for an interview.'],
  ])('guesses no further a stage than %s from "%s"', (stage, body) => {
    expect(detectRejection({ subject: '', body, bodyType: 'text' }).stage).toBe(stage);
  });

  it('quotes phrases that can stand alone', () => {
    expect(quotesOf('first-interview')).toEqual(
      expect.arrayContaining(['採用を見送らせていただく', '今後のご活躍をお祈り']),
    );
    expect(quotesOf('document-screening')).toEqual(
      expect.arrayContaining(['ご縁を結ぶことがかないませんでした', 'ご期待に沿えず']),
    );
    expect(quotesOf('word-html')).toEqual(expect.arrayContaining(['採用を見送らせていただく']));
    expect(quotesOf('final-interview-en').join('\n')).toContain('not be moving forward');
    expect(quotesOf('plain-text-en').join('\n')).toContain('proceed with other candidates');
  });

  it('does not break a phrase off inside its last word', () => {
    const body = 'ご応募ありがとうございました。今回は他の方に決まりました。何卒ご了承ください。';
    const { evidence } = detectRejection({ subject: '選考結果のご連絡', body, bodyType: 'text' });

    expect(evidence.map(({ quote }) => quote)).toEqual(
      expect.arrayContaining(['他の方に決まりました', 'ご了承ください']),
    );
  });

  it.each([
    ['採用に至りませんでした', '慎重に検討しましたが、今回は採用に至りませんでした。'],
    ['お祈りいたします', '今回は採用を見送らせていただきます。今後のご活躍をお祈りいたします。'],
    ['決定いたしました', 'ご応募ありがとうございました。今回は別の方に決定いたしました。'],
    ['採用は見送り', 'ご応募ありがとうございました。今回は採用は見送りとさせていただきます。'],
    ["haven't been selected", "Thank you for applying. I am afraid you haven't been selected for the role."],
    ["weren't successful", "Thank you for your application. You weren't successful this time."],
  ])('quotes no half of a word: %s', (whole, body) => {
    const { evidence } = detectRejection({ subject: '', body, bodyType: 'text' });

    expect(evidence.map(({ quote }) => quote).join('\n')).toContain(whole);
  });

  it.each(["I'll pass it on to the hiring manager.", 'I will pass your CV to the team.'])(
    'takes no handing on for a decision: %s',
    (sentence) => {
      const body = `Hi Sam,\n\nThank you for your CV. ${sentence}\n\nBest,\nTom`;

      expect(detectRejection({ subject: 'Thanks for your CV', body, bodyType: 'text' }).isRejection).toBe(
        false,
      );
    },
  );

  it.each([
    '※本メールにご不明な点がございましたら、お気軽にお問い合わせください。',
    'お忙しいところ恐れ入りますが、何卒よろしくお願い申し上げます。',
  ])('reads an English mail that ends in Japanese as English: %s', (line) => {
    const body = `Dear Mr Sato,\n\nThank you for coming to the interview for the Analyst role. Unfortunately, we have decided to go with another candidate.\n\n${line}`;

    expect(detectRejection({ subject: '', body, bodyType: 'text' })).toMatchObject({
      isRejection: true,
      language: 'en',
    });
  });

  it.each(REJECTIONS)('quotes %s in the author’s own words, short enough for a chip', (id) => {
    const { text } = authorText(draft(id));
    for (const { quote, start, end } of verdictOn(id).evidence) {
      expect(text.slice(start, end)).toBe(quote);
      expect(quote.length).toBeLessThanOrEqual(/[ぁ-ん]/.test(quote) ? 30 : 70);
      expect(quote).toBe(quote.trim());
    }
  });
});
