import { buildBlock, type BlockOptions } from '../../../src/core/message/block.ts';
import { breakLines } from '../../../src/core/message/line-breaks.ts';
import { findBlock, insertBlock, removeBlock } from '../../../src/core/message/index.ts';

const URL = 'https://relay.example/r/K7Q2M-9XD4T-HV83C';
const japanese: BlockOptions = {
  language: 'ja',
  stage: 'first',
  tone: 'formal',
  familyName: '佐藤',
  url: URL,
  operatorName: 'キャリアリレー運営事務局',
};
const english: BlockOptions = {
  ...japanese,
  language: 'en',
  familyName: 'Baker',
  operatorName: 'Career Relay',
};

describe('buildBlock', () => {
  it('writes the Japanese block as drawn', () => {
    const { html, text, sentence } = buildBlock(japanese);
    expect(sentence).toBe(
      'お時間をいただいたお礼として、提携する人材紹介会社の無料サポートをご案内いたします。ご関心がございましたら、佐藤様専用のページをご覧ください。',
    );
    expect(html).toContain(`<a href="${URL}">${URL}</a>`);
    expect(html).toContain('border-left:3px solid #47a0a4');
    expect(text).toBe(
      [
        '----------------------------------------',
        '転職活動の無料サポートのご案内(任意)',
        '',
        'お時間をいただいたお礼として、提携する人材紹介会社の',
        '無料サポートをご案内いたします。',
        'ご関心がございましたら、佐藤様専用のページをご覧ください。',
        '',
        URL,
        '',
        '運営:キャリアリレー運営事務局',
        '※弊社から佐藤様のお名前・ご連絡先・応募内容を',
        ' お渡しすることはございません。',
        ' ご登録の有無は、今後の選考に影響いたしません。',
        '----------------------------------------',
      ].join('\n'),
    );
  });

  it('speaks to students of 就職活動, in the title and wherever else it names the search', () => {
    for (const stage of ['document', 'first', 'final'] as const)
      for (const tone of ['formal', 'warm', 'brief'] as const) {
        const usual = buildBlock({ ...japanese, stage, tone, hires: 'experienced' });
        const { html, text, sentence } = buildBlock({ ...japanese, stage, tone, hires: 'newgrad' });
        expect(usual).toEqual(buildBlock({ ...japanese, stage, tone }));
        expect(text).toContain('就職活動の無料サポートのご案内(任意)');
        expect(sentence.includes('就職活動')).toBe(tone === 'warm');
        expect(html + text).toBe((usual.html + usual.text).split('転職').join('就職'));
        expect(buildBlock({ ...english, stage, tone, hires: 'newgrad' })).toEqual(
          buildBlock({ ...english, stage, tone }),
        );
      }
  });

  it('writes the English plain text as drawn', () => {
    expect(buildBlock(english).text).toBe(
      [
        '----------------------------------------',
        'Free help with your job search (optional)',
        '',
        "To thank you for your time, we'd like to offer you free support",
        "from our partner recruitment agencies. If you're interested,",
        'please see your personal page:',
        '',
        URL,
        '',
        'Run by Career Relay',
        "We don't share your name, contact details or application with",
        'the operator or any agency. Whether or not you register has no',
        'effect on any future application to us.',
        '----------------------------------------',
      ].join('\n'),
    );
  });

  it('keeps each value on one line', () => {
    const { text, html } = buildBlock({ ...japanese, familyName: '佐\n藤', operatorName: 'A\r\nB' });
    expect(text).toContain('佐 藤様');
    expect(text).toContain('運営:A B');
    expect(html).not.toMatch(/[\r\n]/);
  });

  it('treats a name of blanks as unknown', () => {
    expect(buildBlock({ ...japanese, familyName: ' ' }).text).not.toContain('様');
  });

  it('begins no line with a punctuation mark, however long a name or a closing is', () => {
    for (let n = 1; n < 60; n += 1) {
      const { text } = buildBlock({
        ...japanese,
        familyName: '長'.repeat(n),
        closing: `${'あ'.repeat(n)}（任意）！?です、以上。`,
      });
      expect(text).not.toMatch(/^[ ※]?[、。）！?]/m);
    }
  });

  it('keeps an address and a word on one line', () => {
    const whole = [
      'https://www.example.co.jp/recruit/careers/new-graduates',
      'recruit-support@careers.example.co.jp',
      'Department',
    ];
    for (const one of whole)
      for (let n = 0; n < 32; n += 1) {
        const closing = `${'緑'.repeat(n)}${one} をお読みください。`;
        const { text } = buildBlock({ ...japanese, text: `${closing}\n{{link}}`, closing });
        const lines = text.split('\n');
        expect(lines.filter((line) => line.includes(one))).toHaveLength(2);
        expect(lines.map((line) => line.trim())).not.toContain('※');
      }
  });

  // Written as escapes: an editor may take one writing for another.
  it.each([
    ['a selected variant', '\u845b\u{e0100}'],
    ['another one', '\u845b\ufe00'],
    ['one beyond the first plane', '\u{20bb7}'],
    ['a sound mark of its own', '\u30ab\u309a'],
    ['a half-width one', '\uff76\uff9e'],
    ['a family', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'],
    ['a symbol in colour', '\u260e\ufe0f'],
    ['a number in a box', '1\ufe0f\u20e3'],
    ['a colour of skin', '\u{1f44d}\u{1f3fd}'],
    ['a flag', '\u{1f1ef}\u{1f1f5}'],
    ['the flag of a part', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
  ])('keeps what is one character to its reader on one line: %s', (_what, character) => {
    const characters = (text: string) =>
      Array.from(new Intl.Segmenter('ja').segment(text), ({ segment }) => segment);
    for (let n = 0; n < 32; n += 1) {
      const closing = `${'緑'.repeat(n)}${character.repeat(5)}をお読みください。`;
      expect(breakLines(closing, 'ja').flatMap(characters)).toEqual(characters(closing));
    }
  });

  it.each(['', '。', '。ご登録は任意です。'])(
    'leaves no empty line below an address that ends with: %j',
    (end) => {
      const closing = `詳しくは、https://www.example.co.jp/recruit/new-graduates${end}`;
      const block = buildBlock({ ...japanese, closing });
      expect(block.text.slice(block.text.indexOf('※'))).not.toMatch(/^\s*$/m);
      const draft = { type: 'text', content: '佐藤様\n\n今回は見送らせていただきます。\n' } as const;
      const body = { type: 'text', content: insertBlock(draft, block).content } as const;
      const found = findBlock(body, 'https://relay.example');
      expect(found && removeBlock(body, found)).toBe(draft.content);
    },
  );

  it('puts nothing into the mail that a mail program could fetch, colour or hide', () => {
    for (const options of [japanese, english]) {
      expect(buildBlock(options).html).not.toMatch(
        /<img|<button|background|(?<!border-left:3px solid )#|display|font-family/,
      );
    }
  });

  it.each(['document', 'first', 'final'] as const)(
    'keeps plain lines short after the %s stage, in every tone and language',
    (stage) => {
      for (const tone of ['formal', 'warm', 'brief'] as const) {
        for (const line of buildBlock({ ...japanese, stage, tone }).text.split('\n')) {
          if (line !== URL && !line.startsWith('---')) expect(line.length).toBeLessThanOrEqual(30);
        }
        for (const line of buildBlock({ ...english, stage, tone }).text.split('\n'))
          expect(line.length).toBeLessThanOrEqual(64);
      }
    },
  );

  it('leaves the address alone on its line, with a blank line before and after', () => {
    for (const options of [japanese, english]) expect(buildBlock(options).text).toContain(`\n\n${URL}\n\n`);
  });

  it('drops the name where it is unknown instead of guessing', () => {
    const { text, html } = buildBlock({ ...japanese, familyName: null });
    expect(text).toContain('専用のページをご覧ください。');
    expect(text + html).not.toMatch(/様|family/);
  });

  it('uses the standard words where own ones need the name', () => {
    const own = { text: '{{name}}様だけのご案内です。\n{{link}}', closing: '{{name}}様からお聞きします。' };
    expect(buildBlock({ ...japanese, ...own, familyName: null })).toEqual(
      buildBlock({ ...japanese, familyName: null }),
    );
  });

  it('shows a name as text, whatever it is', () => {
    const { html } = buildBlock({ ...japanese, familyName: '<img src=x onerror="alert(1)">&' });
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;様');
    expect(html).not.toContain('<img');
  });

  it('takes the employer’s own closing sentence', () => {
    expect(buildBlock({ ...japanese, closing: 'ご健康をお祈りいたします。' }).text).toContain(
      '※ご健康をお祈りいたします。',
    );
  });
});
