import { authorText } from '../../../src/core/message/author-text.ts';
import { BODIES } from './bodies.ts';

describe('authorText', () => {
  it.each(BODIES)('keeps only what the author wrote: $name', ({ type, content, author }) => {
    expect(authorText({ body: content, bodyType: type }).text.trim()).toBe(author);
  });

  it.each(BODIES)('knows where the words stand in the body: $name', ({ type, content, author }) => {
    if (author === '') return;
    const found = authorText({ body: content, bodyType: type });
    const last = author.slice(-6);
    const at = found.text.lastIndexOf(last);
    expect(content.slice(found.toBody(at), found.toBodyEnd(at + last.length))).toBe(last);
  });
});

describe('the signature', () => {
  const cut = (body: string, bodyType: 'html' | 'text' = 'html') =>
    authorText({ body, bodyType }).text.trim();

  it.each([
    [
      'Thank you for your application.\nEverybody here reads every word of it.\nWe will let you know by email.',
    ],
    ['I read it with pleasure.\nIt was worth the while.\nPlease give me an answer by phone.'],
  ])('is not a sentence that speaks of mail or a telephone: %j', (body) => {
    expect(cut(body, 'text')).toBe(body);
  });

  it.each([
    [
      'a company and a hiring team',
      '<p>本日はご連絡まで申し上げます。</p><p>株式会社青葉システムズ<br>採用担当 高橋 直樹</p>',
      '本日はご連絡まで申し上げます。',
    ],
    [
      'a name above the company',
      '<p>We will write again.</p><p>Naoki Takahashi<br>Talent Acquisition, Aoba Systems, Inc.</p>',
      'We will write again.',
    ],
    [
      'a telephone number',
      '<p>佐藤様</p><p>またご連絡します。</p><p>高橋<br>TEL 03-0000-0000</p>',
      '佐藤様\nまたご連絡します。',
    ],
  ])('is known by %s, without a blank line above', (_what, body, words) => {
    expect(cut(body)).toBe(words);
  });

  it.each([
    '© 2026 Aoba Systems. Aoba and its logo are trademarks.',
    'Aoba Systems. All rights reserved.',
    'Aoba Systems is an Equal Opportunity Employer.',
    'To unsubscribe from our mails, click here.',
  ])('goes, with what a company prints below all its mails: %s', (footer) => {
    const words = 'Dear Naoki,\n\nwe have read your letter.\nWe will write again.';

    expect(cut(`${words}\n\n${footer}\nAoba Systems respects the law.`, 'text')).toBe(words);
  });

  it.each([
    'As an equal opportunity employer we read your letter twice.',
    'To unsubscribe from our mails, click here.',
  ])('is not a sentence above the words: %s', (line) => {
    const words = `Dear Naoki,\n${line}\nWe have read your letter.\nIt was good.\nWe will write again.\nIt takes a week.`;

    expect(cut(words, 'text')).toBe(words);
  });

  it.each([
    'Please do not reply to this mail, for you have not been selected.',
    'The post has gone to somebody else. Aoba Systems. All rights reserved.',
    'To opt out of the pool call Naoki; the post has gone to somebody else.',
    'We are an equal opportunity employer and have chosen somebody else.',
  ])('is not a line that says something beside it: %s', (line) => {
    expect(cut(`Dear Naoki,\n${line}`, 'text')).toBe(`Dear Naoki,\n${line}`);
  });

  it('is not what stands behind a request not to reply', () => {
    const words = 'Dear Naoki,\nPlease do not reply to this mail.\nThe post has gone to somebody else.';

    expect(cut(words, 'text')).toBe(words);
  });

  it.each([
    ['a sentence that names the company', '<p>佐藤様</p><p>株式会社青葉システムズの高橋です。</p>'],
    ['a list at the end', '<p>日程は次のとおりです。</p><p>12月3日 10時<br>12月4日 13時</p>'],
  ])('is not seen in %s', (_what, body) => {
    expect(authorText({ body, bodyType: 'html' }).signatureStart).toBeNull();
  });
});

describe('what was only carried along', () => {
  it.each([
    '---- Forwarded ----',
    '-- forwarded --',
    '---------- 転送 ----------',
    '―― 以下転送 ――',
    '--- お客様からの引用 ---',
  ])('begins at a ruler that says so: %s', (ruler) => {
    const body = `Naoki, please look.\n\n${ruler}\nWe have chosen somebody else.`;

    expect(authorText({ body, bodyType: 'text' }).text.trim()).toBe('Naoki, please look.');
  });

  it.each(['-- 転送はご遠慮ください', '---- Review 1 ----', '――――――――――', 'It was forwarded -- to Naoki --'])(
    'does not begin at another line: %s',
    (line) => {
      const body = `Naoki, please look.\n${line}\nWe have chosen somebody else.\nIt was close.\nMany wrote.\nNobody called.`;

      expect(authorText({ body, bodyType: 'text' }).text).toContain('somebody else');
    },
  );
});
