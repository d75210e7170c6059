import { buildBlock, type BlockOptions } from '../../../src/core/message/block.ts';

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
