import { authorText } from '../../../src/core/message/author-text.ts';
import { buildBlock } from '../../../src/core/message/block.ts';
import { BODIES } from './bodies.ts';

describe('authorText', () => {
  it.each(BODIES)('keeps only what the author wrote: $name', ({ type, content, author }) => {
    expect(authorText({ body: content, bodyType: type }).text.trim()).toBe(author);
  });

  const WRITTEN = BODIES.filter(({ author }) => author !== '');
  it.each(WRITTEN)('knows where the words stand in the body: $name', ({ type, content, author }) => {
    const found = authorText({ body: content, bodyType: type });
    const last = author.slice(-6);
    const end = found.toBodyEnd(found.text.lastIndexOf(last) + last.length);
    expect(content.slice(end - last.length, end)).toBe(last);
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
    'Please consider the environment before printing this email.',
    'This email has been scanned for viruses.',
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

  it.each(['Ltd.', 'Inc.', 'Corp.', 'Co., Ltd.'])('goes whole where the company is an %s', (form) => {
    const words = 'Dear Naoki,\n\nwe will write again.';

    expect(cut(`${words}\n\nBest regards,\n\nTom Baker\nAoba ${form}\nTEL 03-0000-0000`, 'text')).toBe(words);
    expect(cut(`${words}\n\nBest regards,\nTom Baker\nAoba ${form} | Human Resources Dept.`, 'text')).toBe(
      words,
    );
  });

  it.each([
    'Follow us on LinkedIn and Instagram.',
    'My working days are Monday to Thursday.',
    'Voted best employer 2026!\nWe are a Disability Confident employer.',
    '新卒採用エントリー受付中です!',
  ])('goes with what is printed below its number: %s', (print) => {
    const words = 'Dear Naoki,\n\nwe will write again.';

    expect(cut(`${words}\n\nBest regards,\nTom Baker\nT: 03-0000-0000\n\n${print}`, 'text')).toBe(words);
  });

  it.each([
    'Thanks,\nTom\nWe went another way.',
    'Thanks,\nTom Baker\nTEL 03-0000-0000\n\nP.S. It was close.',
    'Best,\nTom Baker\nTEL 03-0000-0000\n\nThe post has been filled.',
    'Best,\nTom Baker\nTEL 03-0000-0000\n\nIt was close. We met. We spoke. We went another way.',
    'Aoba Ltd.\nTEL 03-0000-0000\n\nYou are welcome to call.',
    'Please call:\nAoba Ltd.\nTEL 03-0000-0000\n\nIt is open all day.',
    'いつでもお電話ください。\n\n【問い合わせ先】\n株式会社青葉\nTEL 03-0000-0000\n\n受付は平日のみです。',
    '下記までお電話ください。\n株式会社青葉\nTEL 03-0000-0000\n\n受付は平日のみです。',
    'お電話ください。\n株式会社青葉\nTEL 03-0000-0000\n\nまたの機会をお待ちしております。',
    'お電話ください。\n株式会社青葉\nTEL 03-0000-0000\n\n追伸 楽しい時間でした。',
  ])('is not what the letter says below a name or number: %j', (words) => {
    expect(cut(`Dear Naoki,\n\nwe write again.\n\n${words}`, 'text')).toContain(words.slice(-8));
  });

  it('is not what stands behind a request not to reply', () => {
    const words = 'Dear Naoki,\nPlease do not reply to this mail.\nThe post has gone to somebody else.';

    expect(cut(words, 'text')).toBe(words);
  });

  it.each([
    ['a sentence that names the company', '<p>佐藤様</p><p>株式会社青葉システムズの高橋です。</p>'],
    ['a list at the end', '<p>日程は次のとおりです。</p><p>12月3日 10時<br>12月4日 13時</p>'],
  ])('is not seen in %s', (_what, body) => {
    expect(authorText({ body, bodyType: 'html' }).bodySignatureStart).toBeNull();
  });
});

describe('what was only carried along', () => {
  const PAST = 'We have chosen somebody else.\nIt was close.\nMany wrote.\nNobody called.';
  const read = (body: string, bodyType: 'html' | 'text' = 'text') =>
    authorText({ body, bodyType }).text.trim();

  it.each([
    '---- Forwarded ----',
    '-- forwarded --',
    '---------- 転送 ----------',
    '―― 以下転送 ――',
    '--- お客様からの引用 ---',
    '--- Previous message ---',
    '----- Original mail -----',
    '- - - - - cut here - - - - -',
    '＝＝＝＝ 前回のメール ＝＝＝＝',
    '＊＊＊ サンプル文 ＊＊＊',
    '以下、原文です。',
    '以下、いただいたメール',
    '【以下、応募者様からのメールです】',
    '【引用】',
    '▼先方からのメッセージ（3/7）',
    'Earlier message from Anna:',
    'Letter:',
    '差出人：青葉\n日時：3月3日',
    '送信者： 青葉\n宛先： 採用\n件名： 結果',
    '2025年3月3日(月) 10:12 青葉 <aoba@example.com>：',
    '2025/03/03 10:12、青葉のメール：',
    '>>> "Aoba" <aoba@example.com> 11/03/24 15:02:44 >>>',
    'Am 03.03.25 um 10:12 schrieb HR <hr@example.com>:',
    'HR <hr@example.com> wrote:',
    '\u200eOn Mon, Mar 3, 2025 at 10:12 AM \u202aAoba\u202c <\u202aa@example.com\u202c> wrote:\u202c',
    '\u2068From: Aoba\u2069\n\u2068To: Tom\u2069',
    '青葉 さんは書きました (2025/03/03 10:12):',
    '2025年3月3日 10:12 青葉さん：',
    '青葉 さんは 2025年3月3日 10:12 に書きました：',
    '2025年3月3日 10:12、青葉 は次のように書きました：',
    '-----元の予定-----',
    '差 出 人：青葉\n宛　　先：佐藤\n件　　名：結果',
    '【元メール】',
    'Vào 25 thg 4, 2024 vào lúc 18:40 Aoba <aoba@example.com> đã viết:',
    '---------- Original ----------',
    '--- Original ---',
    '------------------ 原始邮件 ------------------',
    '2025年3月3日(月) 10:12、青葉 健 さん(aoba@example.com)のメッセージ:',
    '---- Aoba wrote ----',
    '---- On Mon, 03 Mar 2025 10:12:07 +0900 aoba@example.com wrote ----',
    '---- On Mon, 03 Mar 2025 10:12:07 +0900 Aoba\n<aoba@example.com> wrote ----',
    '----- Forwarded by Mike Aldous-Whittington/HR/Corvane on 12.02.2024 10:31:05 -----',
    'At Mon, 3 Mar 2025 10:12:07 +0900,\nAoba wrote:',
    '2025/03/03 月曜日 10:12 JST に、"青葉" さんが 作成しました:',
    'On Mar 3, 2025 Aoba wrote:',
    '元のメッセージ',
    'Forwarded message:',
    '寄件者: 青葉\n寄件日期: 2025年3月3日\n收件者: 佐藤\n主旨: 結果',
    'De: Aoba\nEnviado el: lunes, 3 de marzo\nPara: Sato\nAsunto: RE',
    'Từ: Aoba\nĐã gửi: 3 tháng 3\nĐến: Sato\nChủ đề: RE',
  ])('begins at a line that says so: %s', (line) => {
    expect(read(`Naoki, please look.\n\n${line}\n${PAST}`)).toBe('Naoki, please look.');
  });

  it.each([
    '-- 転送はご遠慮ください',
    '---- Review 1 ----',
    '――――――――――',
    'It was forwarded -- to Naoki --',
    '以下のメールアドレスにご連絡ください。',
    '以下の日程からお選びください。',
    '**A message from the team**',
    '▼企業からのメッセージ',
    '2025年3月3日 採用担当からのメッセージ：',
    '2025年3月3日 佐藤様へのメッセージ：',
    '--- Original plan ---',
    '----- メッセージ内容 -----',
    'Message from the employer:',
    'Your letter was read:',
    '差出人：青葉',
    'Thank you for the case study you wrote:',
    '2025年3月3日に実施いたしました佐藤様の一次面接の結果は次のとおりです：',
    '2025年3月3日 10:00に佐藤様とお話しした結果は次のとおりです：',
    '履歴書には次のように書きました：',
    '転送メールにて失礼いたします',
    '転送メールで失礼いたします',
    '元のメールへの返信で恐れ入りますが、',
    '元のメッセージを拝見しました',
    '----- 今後の予定 -----',
    '2025年3月3日　佐藤 健 様：',
    'On Tuesday our hiring manager wrote:',
    'On 3 March our hiring manager wrote:',
    'Your referee, Prof Smith, wrote:',
    'このメールは佐藤様宛のメール:',
    '2025年3月3日 10:00にお話しいただいた内容を評価シートに書きました:',
    'Original message received on 3 March',
    '引用元: 求人票',
    '元のメールは3月3日のもの',
    'From: Monday 3 March\nTo: Friday 7 March',
    'Date: 3 March\nFrom: Osaka\nTo: Tokyo',
    '- Forwarded by the team on Monday, it reached all of us in the office in time.',
    '選考結果＞不採用',
    'Result> Not selected',
    '| Role | Result |',
  ])('does not begin at another line: %s', (line) => {
    expect(read(`Naoki, please look.\n${line}\n${PAST}`)).toContain('somebody else');
  });

  it('does not begin at a heading above everything', () => {
    expect(read(`==== 選考結果メール ====\n\n${PAST}`)).toContain('somebody else');
  });

  it.each([
    '宛先: 佐藤様\n差出人: 青葉 人事部\n件名: 選考結果',
    '件名：選考結果\n差出人：青葉\n宛先：佐藤様',
    'To: Naoki\nFrom: HR Team\nDate: 3 March 2026\nRe: Sales role',
  ])('does not begin at the head of the letter itself: %j', (head) => {
    expect(read(`${head}\n\n${PAST}`)).toBe(`${head}\n\n${PAST}`);
  });

  it.each([
    'From: Aoba\nSent: Monday\nTo: Naoki',
    'From: Aoba <hr@example.com>\nTo: Naoki',
    'From: Aoba\nDate: 3 March 2026 10:12',
    '差出人: 青葉\n日付: 3月3日\n宛先: 佐藤\n件名: 結果',
  ])('begins at a header above everything that a mail program wrote: %j', (header) => {
    expect(read(`${header}\n\n${PAST}`)).toBe('');
  });

  it.each(['Aoba wrote:', 'On Tuesday Aoba wrote:', '青葉は次のように書きました：'])(
    'is marked lines and the words above them that a person may have written, too: %s',
    (line) => {
      expect(read(`Please look.\n\n${line}\n\n> ${PAST.replace(/\n/g, '\n> ')}\n\nIs it right?`)).toBe(
        'Please look.\n\n\n\nIs it right?',
      );
      expect(read(`<p>Please look.</p><p>${line}</p><blockquote>${PAST}</blockquote>`, 'html')).toBe(
        'Please look.',
      );
    },
  );

  it('is what stands behind full-width marks', () => {
    expect(read(`見送らせていただきます。\n\n＞応募しました。\n＞ 青葉`)).toBe('見送らせていただきます。');
  });

  it.each(['SATO> ', '》', '|'])('is what stands behind other marks: %s', (mark) => {
    expect(read(`I will write again.\n\n${mark}We have chosen\n${mark}somebody else.`)).toBe(
      'I will write again.',
    );
  });

  it('goes on on the line that names its writer', () => {
    const body = `I will write again.\n\n  On Mon, 20 May 2024 at 9:01, Aoba<hr@example.com> wrote:   Dear Naoki,\n\n${PAST}`;

    expect(read(body)).toBe('I will write again.');
  });

  it.each([
    ['Naoki, please look.', 'On Mon, 20 May 2024 at 9:01, Aoba <hr@example.com> wrote:'],
    ['Naoki, please look. On balance, see:', 'On 20 May 2024, Aoba <hr@example.com> wrote: Dear Naoki,'],
    ['Naoki, please look.', '2025年3月3日(月) 10:12、青葉 <hr@example.com> のメール： 佐藤様'],
    ['Naoki, please look.', '2025/03/03 10:12 青葉 <hr@example.com>: 佐藤様'],
  ])('begins behind the last sentence where line breaks are lost: %s %s', (words, attribution) => {
    expect(read(`${words} ${attribution}\n${PAST}`)).toBe(words);
  });

  it.each([
    'Write to Aoba <hr@example.com>: they know more.',
    'On 20 May we went another way. Ask <hr@example.com>, please.',
  ])('does not begin at an address in a sentence: %s', (sentence) => {
    expect(read(`Naoki, please look. ${sentence}\n${PAST}`)).toContain('somebody else');
  });

  it('ends with the marked lines below what was glued to a sentence', () => {
    const body = `See below. On 20 May 2024, Aoba <hr@example.com> wrote:\n> ${PAST.replace(/\n/g, '\n> ')}\n\nIs it right?`;

    expect(read(body)).toBe('See below. \n\nIs it right?');
  });

  it('ends where a line says so', () => {
    const body = `Please look.\n--- 引用ここから ---\n${PAST}\n--- 引用ここまで ---\nIs it right?`;

    expect(read(body)).toBe('Please look.\nIs it right?');
  });

  it('ends with the quotation where the answer stands below it', () => {
    const html =
      '<div class="moz-cite-prefix">On 2025/03/21 13:05, Aoba wrote:<br></div>' +
      '<blockquote type="cite"><pre>When do I hear from you?</pre></blockquote><p>We have chosen somebody else.</p>';

    expect(read(html, 'html')).toBe('We have chosen somebody else.');
  });

  it('does not end at a sentence that goes on', () => {
    const body = `ご確認ください。\n以下、原文です。\n佐藤様\nここまで慎重に検討してまいりましたが、見送ります。\nご活躍をお祈りします。`;

    expect(read(body)).toBe('ご確認ください。');
  });

  it('ends with the marked lines where they stand below the line that says so', () => {
    const body = 'Please look.\n--- Previous mail ---\n> We have chosen somebody else.\n\nIs it right?';

    expect(read(body)).toBe('Please look.\n\nIs it right?');
  });

  it('begins and ends more than once', () => {
    const one = '以下、原文です。\nWe have chosen somebody else.\n引用ここまで\n';

    expect(read(`Please look.\n${one}And at this.\n${one}Naoki`)).toBe('Please look.\nAnd at this.\nNaoki');
  });

  it('goes on to the end where a quotation lost its mark, in any language', () => {
    const html =
      '<p>Bis morgen.</p><div class="moz-cite-prefix">Am 21.03.25 um 13:05 schrieb Aoba:<br></div>' +
      '<div>We have chosen somebody else.</div>';

    expect(read(html, 'html')).toBe('Bis morgen.');
  });
});

describe('our own block in plain text', () => {
  it.each([
    ['ja', '佐藤様\n\nお電話でお伝えしましたとおり、今回は採用を見送らせていただきます。'],
    ['en', 'Dear Sam,\n\nas said on the phone, we have chosen another candidate.'],
  ] as const)('goes with its frame, wherever it stands (%s)', (language, words) => {
    const { text } = buildBlock({
      language,
      stage: 'first',
      tone: 'warm',
      familyName: 'Sato',
      url: 'https://relay.example/r/K7Q2M-9XD4T-HV83C',
      operatorName: 'Career Relay',
    });

    for (const body of [`${text}\n\n${words}`, `${words}\n\n${text}`, `${words}\n\n${text}\n\nTom Baker`])
      expect(authorText({ body, bodyType: 'text' }).text.replace('Tom Baker', '').trim()).toBe(words);
  });
});
