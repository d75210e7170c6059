import { authorText, findBlock, insertBlock, isAboveSignature } from '../../../src/core/message/index.ts';
import { block, RELAY } from './sample-block.ts';

const DECISION = '今回は採用を見送らせていただくこととなりました。';
const LETTER = `佐藤様\n\n${DECISION}`;
const ENGLISH = 'Dear Ms Baker,\n\nWe will not be moving forward with your application.';

const letter = (body: string, bodyType: 'html' | 'text' = 'text') =>
  authorText({ body, bodyType }).letter.trim();

/** What stands above and below the block once it is in. */
function around(content: string, type: 'html' | 'text' = 'text'): readonly [string, string] {
  const after = { type, content: insertBlock({ type, content }, block).content } as const;
  const found = findBlock(after, RELAY);
  if (!found) throw new Error('The block was not found again');
  expect(isAboveSignature(after, found)).toBe(true);
  return [after.content.slice(0, found.start).trim(), after.content.slice(found.end).trim()];
}

describe('the last sentence of a letter', () => {
  const SENTENCES = [
    'ご不明な点がございましたら、saiyo@example.co.jp までご連絡ください。',
    'ご質問は人事部(電話 03-1234-5678)までお願いいたします。',
    '履歴書の返却を希望される場合は、1週間以内に店舗までお電話ください。',
    '明日18時以降でお電話できますか?',
    'ご関心がございましたら、1月19日までに本メールへご返信いただけますと幸いです。',
    '保管を希望されない場合は、このメールにご返信いただければ削除いたします。',
    'このメールにご返信いただけませんでしょうか。',
  ];

  it.each(SENTENCES)(
    'stays above the block though it gives a number, an address or asks for an answer: %s',
    (last) => {
      expect(around(`${LETTER}\n\n${last}`)).toEqual([`${LETTER}\n\n${last}`, '']);
      expect(letter(`${LETTER}\n\n${last}`)).toBe(`${LETTER}\n\n${last}`);
    },
  );

  it.each(SENTENCES)('stays above the block and the signature that Outlook marks: %s', (last) => {
    const words = `<div>佐藤様</div><div>${DECISION}</div><div>${last}</div>`;
    const signature = '<div id="Signature"><p>株式会社青葉 高橋</p></div>';

    expect(around(words + signature, 'html')).toEqual([words, signature]);
  });

  it.each(SENTENCES)('stays above the block and a signature nobody marks: %s', (last) => {
    const signature = '株式会社青葉 人事部\n高橋 直樹\nTEL 03-1234-5678';

    expect(around(`${LETTER}\n${last}\n\n${signature}`)).toEqual([`${LETTER}\n${last}`, signature]);
  });

  it('stays above the block in English', () => {
    const words = `${ENGLISH}\n\nIf you have any questions, email me at tom@example.com.`;

    expect(around(words)).toEqual([words, '']);
    expect(around(`${words}\n\nTom Baker\nAoba Ltd.`)).toEqual([words, 'Tom Baker\nAoba Ltd.']);
  });

  it('keeps the number it leads to', () => {
    const words = `${LETTER}\n\nご不明な点は、下記までご連絡ください。\n人事部 03-1234-5678(電話)`;

    expect(around(words)).toEqual([words, '']);
  });

  it.each([
    '※本メールは送信専用です。ご返信いただいてもお答えできません。',
    '本メールにご返信いただけませんので、ご了承ください。',
    'このメールには機密情報が含まれます。誤って受信された場合はご返信いただければ幸いです。',
  ])('is no notice: %s', (notice) => {
    expect(around(`${LETTER}\n\n${notice}`)).toEqual([LETTER, notice]);
  });

  it.each([
    '株式会社青葉 人事部\nTEL 03-1234-5678\nお問い合わせ https://example.co.jp/?page=1',
    '株式会社青葉 人事部\nお電話 03-1234-5678\nsaiyo@example.co.jp',
  ])('is no line of a signature: %j', (signature) => {
    expect(around(`${LETTER}\n\n${signature}`)).toEqual([LETTER, signature]);
  });
});

describe('a sign-off', () => {
  it('goes below the block with the signature that two hyphens or a ruler begin', () => {
    for (const mark of ['-- ', '==========']) {
      const signature = `Kind regards,\nTom\n\n${mark}\nTom Baker\nAoba Ltd.\ntom@example.com`;

      expect(around(`${ENGLISH}\n\n${signature}`)).toEqual([ENGLISH, signature]);
    }
  });

  it('goes with what a telephone adds below the signature', () => {
    const signature = '----------\n株式会社青葉\n高橋 直樹\nTEL 03-1234-5678\n----------\n\niPhoneから送信';

    expect(around(`${LETTER}\n\n${signature}`)).toEqual([LETTER, signature]);
  });

  it('is known by blanks that do not break', () => {
    const words = `<div>Dear Ms Baker,</div><div>We will not be moving forward with your application.</div>`;
    const signature = '<div>Yours&nbsp;sincerely,</div><div>Tom</div>';

    expect(around(words + signature, 'html')).toEqual([words, signature]);
  });

  it('is not the second half of a sentence whose line was broken', () => {
    const words = `${ENGLISH} I wish you all the\nbest in the future.`;

    expect(around(words)).toEqual([words, '']);
    expect(around(`${ENGLISH}\n\nbest wishes for the future.\nTom`)).toEqual([
      ENGLISH,
      'best wishes for the future.\nTom',
    ]);
  });
});

describe('the signature above quoted lines', () => {
  const SIGNATURE = 'Kind regards,\nTom Baker\nAoba Ltd.\nTEL 03-1234-5678';

  it('stays below the block where a second one stands below the lines', () => {
    const below = `${SIGNATURE}\n\n> When do I hear from you?\n\n-- \nAoba Ltd.`;

    expect(around(`${ENGLISH}\n\n${below}`)).toEqual([ENGLISH, below]);
  });

  it('is the letter’s where words follow the lines', () => {
    const words = `${ENGLISH}\n\n> When do I hear from you?\n\nYou did today.`;

    expect(around(`${words}\n\n${SIGNATURE}`)).toEqual([words, SIGNATURE]);
  });
});

describe('the ruler above the header of a plain text', () => {
  it.each(['________________________________', '--------------------------------', '＝＝＝＝＝＝＝＝＝＝'])(
    'belongs to what is carried along: %s',
    (ruler) => {
      const history = `${ruler}\n差出人: 佐藤 花子 <hanako@example.com>\n送信日時: 2026年11月20日 10:15\n宛先: 採用担当\n件名: 面接\n\nありがとうございます。`;

      expect(letter(`${LETTER}\n\n${history}`)).toBe(LETTER);
      expect(around(`${LETTER}\n\n${history}`)).toEqual([LETTER, history]);
    },
  );

  it('belongs to it across blank lines, unless it closes a signature', () => {
    const history = `${'_'.repeat(32)}\n\n差出人: 佐藤\n件名: 面接\n\nありがとうございます。`;
    const signature = `${'-'.repeat(16)}\n株式会社青葉\n${'-'.repeat(16)}`;
    const thread = '差出人: 佐藤\n件名: 面接';

    expect(around(`${LETTER}\n\n${history}`)).toEqual([LETTER, history]);
    expect(authorText({ body: `${LETTER}\n\n${signature}\n\n${thread}`, bodyType: 'text' }).bodyEnd).toBe(
      `${LETTER}\n\n${signature}\n\n`.length,
    );
  });

  it('is read with the letter, as the model learnt it', () => {
    const rule = '_'.repeat(32);
    const body = `${LETTER}\r\n\r\n${rule}\r\n差出人: 佐藤\r\n件名: 面接\r\n\r\nありがとうございます。`;

    expect(authorText({ body, bodyType: 'text' }).text.trim()).toBe(`${LETTER}\n\n${rule}`);
    expect(letter(body)).toBe(LETTER);
  });

  it('belongs to it above an attribution as well', () => {
    const history =
      '----------------\n佐藤 花子 <hanako@example.com>さんは書きました:\n\n>ありがとうございます。';

    expect(around(`${LETTER}\n\n${history}`)).toEqual([LETTER, history]);
  });

  it('is the signature’s where the text is HTML', () => {
    const body =
      '<p>佐藤様</p><p>-----------<br>株式会社青葉<br>TEL 03-1234-5678<br>-----------</p><div><b>差出人:</b> 佐藤<br><b>件名:</b> 面接</div>';

    expect(authorText({ body, bodyType: 'html' }).bodyEnd).toBe(body.indexOf('差出人'));
  });
});

describe('the ruler of a signature right below the block in HTML', () => {
  it('stays the signature’s, so that a verdict reads the same with the block as without', () => {
    const words = `<div>佐藤様、${DECISION}</div>`;
    const signature =
      '<div>--------------------</div><div>株式会社青葉</div><div>高橋</div><div>TEL 03-1234-5678</div><div>--------------------</div>';
    const { content } = insertBlock({ type: 'html', content: words + signature }, block);

    expect(content).toBe(words + block.html + signature);
    expect(authorText({ body: content, bodyType: 'html' }).text.trim()).toBe(`佐藤様、${DECISION}`);
  });
});
