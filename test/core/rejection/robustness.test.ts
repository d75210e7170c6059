import fc from 'fast-check';

import { authorText } from '../../../src/core/message/author-text.ts';
import { detectRejection } from '../../../src/core/rejection/index.ts';
import { DEVELOPMENT, draftOf, textDraft } from './support.ts';

const RIGHT = DEVELOPMENT.filter(
  (message) => detectRejection(draftOf(message)).isRejection === (message.label === 'rejection'),
);
const REJECTIONS = RIGHT.filter((message) => message.label === 'rejection');
const NEUTRAL = { ja: '資料をお送りします。', en: 'Please find the slides attached.' };
const isRejection = (...args: Parameters<typeof textDraft>) =>
  detectRejection(textDraft(...args)).isRejection;
const hasQuote = (body: string) => /^>|^\s*(From|差出人)|wrote:|:$/m.test(body);
/** Messages whose every word is the author's. */
const WHOLE = RIGHT.filter((message) => message.html === undefined && !hasQuote(message.body));

describe('detectRejection', () => {
  it('keeps its verdict when Japanese lines are broken anew', () => {
    const messages = WHOLE.filter((message) => message.lang === 'ja');
    fc.assert(
      fc.property(fc.constantFrom(...messages), fc.integer({ min: 20, max: 40 }), (message, width) => {
        const broken = message.body.replace(new RegExp(`([^\\n]{${width}})(?=[^\\n。、])`, 'g'), '$1\n');
        expect(isRejection(message, broken)).toBe(message.label === 'rejection');
      }),
    );
  });

  it('keeps its verdict when English lines are wrapped', () => {
    const messages = WHOLE.filter((message) => message.lang === 'en');
    fc.assert(
      fc.property(fc.constantFrom(...messages), fc.integer({ min: 50, max: 76 }), (message, width) => {
        const wrapped = message.body.replace(
          new RegExp(`([^\\n]{${width}}[^ \\n]*) (?=[^\\n])`, 'g'),
          '$1\n',
        );
        expect(isRejection(message, wrapped)).toBe(message.label === 'rejection');
      }),
    );
  });

  it('reads full-width letters, wide blanks and typographic marks like plain ones', () => {
    for (const message of WHOLE) {
      const wide = message.body
        .replace(/'/g, '’')
        .replace(/ /g, '\u00a0')
        .replace(/[A-Za-z0-9]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
      const body = message.lang === 'ja' ? wide : message.body.replace(/'/g, '’');
      expect([message.id, isRejection(message, body)]).toEqual([message.id, message.label === 'rejection']);
    }
  });

  it('says nothing of a mail that has only been begun', () => {
    const names = 'James Mary Michael Joseph Sharon Liam Jane Kenji Ms Taylor,Mr Okafor,Priya'.split(/[ ,]/);
    const begun = [
      ...names.flatMap((name) => [`Hi ${name},`, `Dear ${name},`, `Hello ${name},\n\n`]),
      ...['Dear Candidate,', 'Dear Colleague,', 'Dear Sirs,', 'Hi all,', 'No', 'Thank you.'],
      ...['佐藤 健 様', '採用ご担当者様', 'お世話になっております。', '青葉システムズの高橋です。', 'ご連絡'],
    ];
    for (const subject of ['', 'Invoice 30994', 'ご連絡'])
      for (const body of begun)
        expect([body, detectRejection({ subject, body, bodyType: 'text' }).isRejection]).toEqual([
          body,
          false,
        ]);
  });

  it('pays no attention to greeting, name and signature', () => {
    const frames = {
      ja: (body: string) =>
        `早乙女 つばめ 様\n\nお世話になっております。\n\n${body}\n\n--\n株式会社みどり\n採用担当 東`,
      en: (body: string) => `Dear Ms Featherstone,\n\n${body}\n\nKind regards,\nAlex Reed\nPeople Partner`,
    };
    for (const message of WHOLE)
      expect([message.id, isRejection(message, frames[message.lang](message.body))]).toEqual([
        message.id,
        message.label === 'rejection',
      ]);
  });

  it('is turned off by quoting', () => {
    for (const message of REJECTIONS) {
      const body = `${NEUTRAL[message.lang]}\n\n${message.body.replace(/^/gm, '> ')}`;
      expect([message.id, isRejection(message, body)]).toEqual([message.id, false]);
    }
  });

  it('is turned on by a rejection above a neutral thread', () => {
    for (const message of REJECTIONS.filter((entry) => !hasQuote(entry.body))) {
      const body = `${message.body}\n\n> ${NEUTRAL[message.lang]}\n> ${NEUTRAL[message.lang]}`;
      expect([message.id, isRejection(message, body)]).toEqual([message.id, true]);
    }
  });

  it('quotes the author’s own words at their place in the author’s text', () => {
    for (const message of REJECTIONS) {
      const draft = draftOf(message);
      const { text } = authorText(draft);
      const { evidence } = detectRejection(draft);
      expect([message.id, evidence.some(({ kind }) => kind === 'decision')]).toEqual([message.id, true]);
      for (const { quote, start, end } of evidence) expect(text.slice(start, end)).toBe(quote);
    }
  });

  it('answers whatever the body is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.constantFrom('html' as const, 'text' as const),
        (body, bodyType) => {
          const { score } = detectRejection({ subject: body, body, bodyType });
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it.each([
    ['nothing', ''],
    ['a lone surrogate', '\ud800'],
    ['angle brackets', '<'.repeat(1_000_000)],
    ['nested tags', '<div>'.repeat(200_000)],
    ['one word without end', '採用'.repeat(500_000)],
    ['negations without end', 'not '.repeat(250_000)],
    ['quote marks', '"'.repeat(1_000_000)],
    ['line feeds', '\n'.repeat(1_000_000)],
    ['half of a phrase', 'we have decided to move forward with '.repeat(27_000)],
  ])('gets through %s', (_name, body) => {
    for (const bodyType of ['html', 'text'] as const)
      expect(typeof detectRejection({ subject: '', body, bodyType }).isRejection).toBe('boolean');
  });

  it.each([
    '很遗憾，您没有通过我们的面试。感谢您的申请。',
    '안타깝지만 이번에는 함께하지 못하게 되었습니다.',
    'Leider müssen wir Ihnen mitteilen, dass wir uns für einen anderen Bewerber entschieden haben.',
    'Nous avons le regret de vous informer que votre candidature n’a pas été retenue pour ce poste.',
  ])('does not claim to understand "%s"', (body) => {
    expect(detectRejection({ subject: '', body, bodyType: 'text' })).toMatchObject({
      isRejection: false,
      language: 'other',
      evidence: [],
    });
  });

  it.each([
    ['選考結果のご連絡', '面接日程のご案内です。'],
    ['選考結果のお知らせ', '資料をお送りします。'],
    ['Outcome of your application', 'See you at the interview on Monday.'],
  ])('does not take the subject "%s" for a rejection', (subject, body) => {
    expect(detectRejection({ subject, body, bodyType: 'text' }).isRejection).toBe(false);
  });

  it('tells what a near miss looks like', () => {
    const looks = (lang: string, kind: string) =>
      DEVELOPMENT.filter((entry) => entry.kind === kind && entry.lang === lang).map(
        (entry) => detectRejection(draftOf(entry)).looksLike,
      );
    for (const lang of ['ja', 'en']) {
      expect(looks(lang, 'offer')).toContain('offer');
      expect(looks(lang, 'invitation')).toContain('interview_invitation');
      expect(looks(lang, 'acknowledgement')).toContain('acknowledgement');
    }
  });
});
