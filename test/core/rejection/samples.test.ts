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
    ['document', '履歴書を拝見しましたが、今回は面接の実施を見送ることといたしました。'],
    ['document', '書類を確認した結果、面接の対象とはなりませんでしたのでご連絡いたします。'],
    ['document', 'ご応募ありがとうございました。募集を締め切りました。またお店にお越しください。'],
    ['document', '第一次選考(書類)の結果、不合格となりましたので通知します。'],
    ['document', 'Thank you for applying. The role has been filled, so we are no longer interviewing.'],
    ['document', 'Thank you for applying. Phone screens begin next week; you are not among those called.'],
    ['document', 'Interviews will be held next week. Your application was not among those invited.'],
    ['document', 'We will not proceed with your application. I hope to speak with you in future.'],
  ])('guesses no further a stage than %s from "%s"', (stage, body) => {
    expect(detectRejection({ subject: '', body, bodyType: 'text' }).stage).toBe(stage);
  });

  it.each([
    [
      'first',
      'Thank you for attending for interview. I am sorry that you were not appointed on this occasion.',
    ],
    ['first', 'With reference to the interview held on 4 March, we regret that you have not been selected.'],
    [
      'first',
      'Thank you for coming down for the interview. We have decided to go ahead with another candidate.',
    ],
    ['first', 'Thanks for doing the trial shift on Saturday. We have gone with someone else.'],
    ['first', 'Thank you for your time on the phone screen. We have decided to go with another candidate.'],
    ['final', 'You were one of two finalists and it was close, but we went with the other candidate.'],
    ['final', 'You reached the last stage out of 300 people. We have decided not to offer you the position.'],
    ['final', 'Following the final panel on Monday, the trustees have appointed another candidate.'],
    ['final', '最終まで残っていただきましたが、今回はもうお一人の方に決まりました。'],
    ['final', '代表との面接にお越しいただきましたが、別の方に決定いたしました。'],
  ])('guesses no earlier a stage than %s from "%s"', (stage, body) => {
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

  it.each([
    ['製造経験のある方を優先させていただく', '今回は製造経験のある方を優先させていただくことになりました。'],
    ['貴意に添いかねる', '誠に残念ではございますが、貴意に添いかねる結果となりました。'],
    ['他の候補者の方に内定をお出しする', '今回は他の候補者の方に内定をお出しすることになりました。'],
    ['ポジション自体がなくなりました', '社内体制が変わり、ポジション自体がなくなりました。'],
    ['別の先生にお願いする', '今回は別の先生にお願いすることになりました。'],
    ['見送りたい', '先方より、今回は見送りたいとの連絡がありました。'],
    ['cannot offer you the post', 'You did well at interview but we cannot offer you the post.'],
    ['not shortlisted for interview', 'You were not shortlisted for interview on this occasion.'],
    ['gone with the other candidate', 'It was close, but we have gone with the other candidate.'],
    ['go with someone else', 'Thank you for your interview. We have decided to go with someone else.'],
  ])('quotes a phrase to the end of what it says: %s', (whole, body) => {
    const { evidence } = detectRejection({ subject: '選考結果', body, bodyType: 'text' });

    expect(evidence.map(({ quote }) => quote).join('\n')).toContain(whole);
  });

  it.each([
    'Dear Candidate,\n\nThank you for your recent application and interest. You have not been shortlisted for\n\nWe wish you all the best.',
    'Dear Applicant,\n\nWe reviewed your application and we regret to let you know that you were not selected for Acme.',
  ])('ends no English phrase on a word that waits for another: %#', (body) => {
    const { evidence, isRejection } = detectRejection({ subject: '', body, bodyType: 'text' });

    expect(isRejection).toBe(true);
    for (const { quote } of evidence) {
      expect(quote).not.toMatch(/\s(and|for|of|on|in|to|the|your?|been|not)$/i);
      expect(quote).not.toMatch(/^dear|\n/i);
    }
  });

  it.each([
    ['someone whose experience', 'Sadly, we have gone with someone whose experience is a closer fit.'],
    ['someone who’s already', 'Unfortunately, we have gone with someone who’s already managed a team.'],
    ['a candidate with more experience', 'We have chosen a candidate with more experience for the role.'],
  ])('quotes what tells one candidate from another, not the word before it: %s', (whole, sentence) => {
    const body = `Dear Ms Baker,\n\nThank you for your application. ${sentence}`;
    const { evidence } = detectRejection({ subject: '', body, bodyType: 'text' });

    expect(evidence.map(({ quote }) => quote).join('\n')).toContain(whole);
  });

  it('puts the decision before how sorry the author is, and says nothing twice', () => {
    const body =
      'ご応募ありがとうございました。応募多数のため慎重に選考いたしましたが、残念ながら、今回は採用を見送らせていただくこととなりました。ご応募に感謝いたします。';
    const { evidence } = detectRejection({ subject: '', body, bodyType: 'text' });
    const quotes = evidence.map(({ quote }) => quote);

    expect(evidence.filter(({ kind }) => kind === 'decision').map(({ quote }) => quote)).toEqual([
      expect.stringContaining('採用を見送らせていただく'),
    ]);
    for (const quote of quotes) expect(quotes.filter((other) => other.includes(quote))).toEqual([quote]);
  });

  it('quotes what decides, not the thanks beside it, where no phrase is known', () => {
    const body =
      "Hi Maya, thanks for your interest in a paid internship with us. We've picked our two interns for the summer already. Try again next year!";
    const { evidence } = detectRejection({ subject: '', body, bodyType: 'text' });

    expect(evidence.filter(({ kind }) => kind === 'decision').map(({ quote }) => quote)).toEqual([
      expect.stringContaining('picked our two interns'),
    ]);
  });

  it('reads the words of an English mail that ends in Japanese as English', () => {
    const body =
      'Dear Mr Sato,\n\nThank you for interviewing. I am afraid you weren’t selected for the role.\n\n※お問い合わせください。';
    const { evidence } = detectRejection({ subject: '', body, bodyType: 'text' });

    expect(evidence.map(({ quote }) => quote)).toContain('weren’t selected for the role');
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
