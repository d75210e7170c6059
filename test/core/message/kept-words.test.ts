import { authorText, insertBlock } from '../../../src/core/message/index.ts';

const read = (body: string, bodyType: 'html' | 'text' = 'text') => authorText({ body, bodyType }).text.trim();

const DECISION = '慎重に検討いたしました結果、今回は採用を見送らせていただくこととなりました。';
const NO = 'We have decided not to take your application further.';

describe('a decision', () => {
  it.each([
    [
      'in a frame',
      '佐藤様\n\n選考結果をお知らせします。\n\n--------\n職種：営業職\n選考結果：不採用\n--------\n\n何卒ご了承ください。',
      '株式会社青葉 高橋\nTEL 03-0000-0000',
    ],
    [
      'in an English frame',
      'Dear Jane,\n\nPlease see below.\n\n********\nPosition: Analyst\nOutcome: Not selected\n********\n\nThank you for your interest.',
      'Tom Baker\ntom@example.com',
    ],
    [
      'below a framed heading',
      `佐藤様\n\n━━━━━━\n選考結果のご連絡\n━━━━━━\n\n${DECISION}`,
      '━━━━━━\n株式会社青葉\nTEL 03-0000-0000\n━━━━━━',
    ],
    ['below two hyphens', `Dear Jane,\n--\n${NO}\nTom`, ''],
    [
      'as a result, right above the company',
      '佐藤様\nありがとうございました。\n面接結果：不採用',
      '株式会社青葉\n高橋\nTEL 03-0000-0000',
    ],
    [
      'without a full stop',
      'Hi Jane,\nThanks for coming.\nWe have chosen another candidate',
      'Tom Baker\nAoba Ltd\ntom@example.com',
    ],
    [
      'behind a notice',
      `佐藤様\n\nありがとうございました。\n※本メールは送信専用アドレスからお送りしています。\n\n${DECISION}\n何卒ご了承ください。`,
      '',
    ],
    [
      'behind an English notice',
      `Dear Jane,\n\nThank you.\nThis email is confidential and intended only for you.\n\n${NO}`,
      '',
    ],
    ['below thanks', "Hi Sam\nThanks again\nUnfortunately we won't take this further\nDee", ''],
    ['below longer thanks', "Hi Sam\nThank you so much for your time\nSadly it's a no this time", ''],
    ['in words that begin like a sign-off', 'Dear Sam,\n\nBest candidate was someone else\n\nDee', ''],
    ['behind a telephone’s signature', `Hi Sam\nSent from my iPhone\n${NO}`, ''],
  ])('is no part of the signature: %s', (_where, words, signature) => {
    expect(read(`${words}\n${signature}`)).toBe(words);
  });

  it('is no part of the signature where a whole letter is one paragraph', () => {
    const letter = `佐藤様\n=======\nご応募ありがとうございました。${DECISION}何卒ご了承ください。`;
    const html = `<p>${letter.replace(/\n/g, '</p><p>')}</p><p>=======</p><p>株式会社青葉<br>TEL 03-0000-0000</p>`;

    expect(read(html, 'html')).toBe(letter);
  });
});

describe('the ruler above a signature', () => {
  const words = '佐藤様\n\nまたご連絡します。';

  it.each([
    ['parts the signature as well', '=====\n株式会社青葉 高橋\n-----\n〒100-0001\nTEL 03-0000-0000\n====='],
    [
      'is followed by a notice',
      '=====\n株式会社青葉 高橋\nTEL 03-0000-0000\n=====\n【ご注意】本メールは名宛人のみを対象としています。誤って受信された場合は削除してください。',
    ],
    ['holds strokes', '_/_/_/_/_/\n株式会社青葉\nTEL 03-0000-0000\n_/_/_/_/_/'],
  ])('goes with all of it where it %s', (_what, signature) => {
    expect(read(`${words}\n\n${signature}`)).toBe(words);
  });

  it('is none that frames an appointment', () => {
    const frame = '======\n日時：3月10日 10時\n場所：株式会社青葉 〒100-0001\n======';

    expect(read(`${words}\n\n${frame}\n株式会社青葉 高橋\nTEL 03-0000-0000`)).toContain('場所');
  });

  it('is no line of capitals or digits', () => {
    const list = '佐藤様\n\n書類は二つです。\n\nABCDE\n10:00\nEFGHI です。';

    expect(read(`${list}\n\n高橋\nTEL 03-0000-0000`)).toBe(list);
  });
});

describe('the signature a mail program marks', () => {
  const typed = `佐藤様\nご応募ありがとうございました。\n${DECISION}`;
  const paragraphs = typed.replace(/\n/g, '</p><p>');

  it('is the words where a letter is kept in it', () => {
    const html = `<div><br></div><div id="Signature"><p>${paragraphs}</p><p>株式会社青葉 人事部</p></div>`;

    expect(read(html, 'html')).toBe(typed);
    expect(read(html.replace('<div id="Signature">', '<div><a name="_MailAutoSig"></a>'), 'html')).toBe(
      typed,
    );
  });

  it('does not reach to what was typed below it in classic Outlook', () => {
    const html = `<p><a name="_MailAutoSig">高橋</a></p><p>${paragraphs}</p>`;

    expect(read(html, 'html')).toBe(`高橋\n${typed}`);
  });

  it('goes with what a company says of itself', () => {
    const html = `<p>またご連絡します。</p><div id="Signature"><p>Tom Baker<br>We build tools. We love people. Join us!</p></div>`;

    expect(read(html, 'html')).toBe('またご連絡します。');
  });

  it('is not the one of the quoted mail', () => {
    const header =
      '<div><b>From:</b> Jane<br><b>Sent:</b> Monday<br><b>To:</b> HR<br><b>Subject:</b> Hello</div>';
    const html = `<p>&nbsp;</p>${header}<p>Dear HR</p><div class="gmail_signature">Jane</div>`;
    const block = { html: '[block]', text: '', sentence: '', url: '' };

    expect(insertBlock({ type: 'html', content: html }, block).content).toBe(
      html.replace('<div><b>From', '[block]<div><b>From'),
    );
  });
});

describe('an indented block', () => {
  const indented = (style: string) =>
    read(`<p>佐藤様</p><blockquote style="${style}">${DECISION}</blockquote>`, 'html');

  it.each([
    'margin: 0 0 0 40px; border: none; padding: 0px',
    'margin:0 0 0 40px;border:0',
    'margin: 0px 0px 0px 40px; border-style: none; border-color: initial',
  ])('is the author’s without a rule beside it: %s', (style) => {
    expect(indented(style)).toBe(`佐藤様\n${DECISION}`);
  });

  it('is quoted with one', () => {
    expect(indented('margin:0;border:none;border-left:1px solid #ccc')).toBe('佐藤様');
  });
});
