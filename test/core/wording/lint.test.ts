import {
  CLOSING_LIMIT,
  lintClosing,
  lintPromises,
  lintText,
  TEXT_LIMIT,
} from '../../../src/core/wording/lint.ts';
import forbidden from '../../../src/core/wording/forbidden-words.json';
import { standardText, writeText } from '../../../src/core/wording/template.ts';

const kinds = (text: string) => lintText(text).map(({ kind }) => kind);
const words = (text: string) => lintText(text).flatMap((fault) => ('word' in fault ? [fault.word] : []));

describe('The check of a text for the block', () => {
  it('finds nothing wrong with any standard text', () => {
    for (const language of ['ja', 'en'] as const)
      for (const stage of ['document', 'first', 'final'] as const)
        for (const tone of ['formal', 'warm', 'brief'] as const)
          expect(lintText(standardText(language, stage, tone))).toEqual([]);
  });

  it.each(Object.values(forbidden).flatMap(({ ja, en }) => [...ja, ...en]))('refuses %s', (word) => {
    expect(words(`ご登録の方には ${word} があります。{{link}}`)).toEqual([word]);
  });

  it.each([
    ['ｷﾞﾌﾄ券', 'ｷﾞﾌﾄ券'],
    ['ぎふと券', 'ぎふと券'],
    ['ギ フト\u200b券', 'ギ フト\u200b券'],
    ['ＡＭＡＺＯＮ', 'ＡＭＡＺＯＮ'],
    ['Gift  Card', 'Gift'],
    ['必\nず', '必\nず'],
    ['１００％', '１００％'],
  ])('sees through the spelling of %j', (spelled, found) => {
    expect(words(`いま${spelled}を。{{link}}`)[0]).toBe(found);
  });

  it('tells an innocent word from the same letters elsewhere', () => {
    expect(words('アポイントの方にポイントを。{{link}}')).toEqual(['ポイント']);
    expect(words('100%無料で、100%採用。{{link}}')).toEqual(['100%']);
    expect(words('Turnkey points. {{link}}')).toEqual(['points']);
  });

  it.each(['{{ name }}', '{{nmae}}', '{{name }}', '{{}}'])(
    'refuses %s, which would stay as it is',
    (mark) => {
      expect(lintText(`${mark}様 {{link}}`)).toMatchObject([{ kind: 'mark', word: mark, start: 0 }]);
      expect(lintClosing(`${mark}様`)).toMatchObject([{ kind: 'mark', word: mark }]);
    },
  );

  it('refuses a link in the closing sentence, which has none', () => {
    expect(lintClosing('くわしくは {{link}} をご覧ください。')).toMatchObject([
      { kind: 'mark', word: '{{link}}' },
    ]);
    expect(lintClosing('{{name}}様の情報はお渡ししません。')).toEqual([]);
  });

  it('says where the word stands, in the text as it was written', () => {
    const text = '🎐ご登録の方にはｷﾞﾌﾄ券もご用意しました。{{link}}';
    const [fault] = lintText(text);
    expect(fault).toMatchObject({ kind: 'gift', word: 'ｷﾞﾌﾄ券' });
    if (fault && 'start' in fault) expect(text.slice(fault.start, fault.end)).toBe('ｷﾞﾌﾄ券');
  });

  it.each(['{{nmae}}', `https://example.jp/${'a'.repeat(80)}`])('says where %s stands', (word) => {
    const text = `ご案内です。 ${word} {{link}}`;
    const [fault] = lintText(text);
    expect(fault && 'start' in fault && text.slice(fault.start, fault.end)).toBe(word);
  });

  it.each([
    ...['a cashmere scarf', 'viewpoints', 'Amazonian frogs', '可能性', '保険証'],
    ...['ご面談のアポイントをお取りします', 'ピンポイントでご紹介します', '必ずしも必要ではございません'],
    ...[
      'ご利用は１００％無料です',
      'It is 100% free.',
      'a few points to note',
      '必\nずしも必要ではございません',
    ],
  ])('leaves %s alone', (innocent) => {
    expect(kinds(`${innocent} {{link}}`)).toEqual([]);
  });

  it.each([
    ['ご登録の方に1万円を差し上げます', '1万円'],
    ['５，０００ 円分をお渡しします', '５，０００ 円'],
    ['いまなら1万5千円', '1万5千円'],
    ['三千円をお渡しします', '三千円'],
    ['数万円おトクです', '数万円'],
    ['年収にかかわらず1万円を差し上げます', '1万円'],
    ['￥5,000をお渡しします', '￥5,000'],
    ['We pay you 10,000 yen if you register.', '10,000 yen'],
    ['JPY 5,000 for you', 'JPY 5,000'],
    ['a thousand yen for you', 'thousand yen'],
    ['就職支援金をお渡しします', '支援金'],
    ['電子マネーをお送りします', '電子マネー'],
    ['心ばかりの品を差し上げます', '品を差し上げ'],
  ])('takes %s for a gift', (promise, word) => {
    expect(lintText(`${promise} {{link}}`)).toMatchObject([{ kind: 'gift', word }]);
  });

  it.each(['内定をお約束します', '採用を約束', 'We promise you an offer.', 'We guarantee a job.'])(
    'takes %s for a guarantee',
    (promise) => {
      expect(kinds(`${promise} {{link}}`)).toEqual(['guarantee']);
    },
  );

  it.each([
    ...['費用はかかりません', '費用は0円です', 'ご利用料は０円', 'No cost to you.', 'It costs 0 yen.'],
    ...['年収500万円〜600万円の求人です', 'salaries of 5 to 6 million yen', '6,000,000 yen a year'],
    ...['円滑に進みます', '東京一円の求人です', '1ドル150円安', '10,000名の方が登録されました'],
    ...['後日ご連絡を差し上げます', 'お約束の時間', 'お名前をお渡ししないことをお約束します'],
    ...['面接のポイントをまとめました', '募集要項を必ずご確認ください'],
  ])('takes %s for what it says', (harmless) => {
    expect(kinds(`${harmless} {{link}}`)).toEqual([]);
  });

  it.each([
    ...['基本給 22万円', '額面30万円の場合、手取りは約24万円です', '月額25万円~', '賞与は平均80万円'],
    ...['入社2年目の平均は420万円', '失業給付は1日あたり最大8,635円', '扶養の範囲は年130万円'],
    ...['年収は20代で350万円、30代で450万円、40代で520万円が目安', '資本金1億円', '売上高50億円'],
    ...['annual compensation of 6,000,000 yen', 'the average pay is 6 million yen', 'revenue of $10M'],
    ...['base pay: JPY 300,000 a month', 'jobs paying ¥5,000,000 a year', 'jobs from ¥5,000,000'],
    ...['We raised $5 million.', 'ご希望の年収を教えてください。年収は350万円以上を想定しています。'],
    ...['月給25万円を受け取れます', '基本給22万円をお支払いします', '25万円の月給を受け取れます'],
    ...['年収500万円の求人について、後日ご連絡を差し上げます', '費用1万円の件で、ご連絡を差し上げます'],
    ...['companies that pay you 6,000,000 yen a year', 'They pay you a salary of 6 million yen.'],
    ...['You will receive a mail about jobs from ¥5,000,000.', '参加費5,000円をお支払いください'],
  ])('takes %s for a wage or a fact', (fact) => {
    expect(lintPromises(fact)).toEqual([]);
  });

  it.each([
    ['給与とは別に5万円をお振込みします', '5万円'],
    ['年収アップに加え、5万円が受け取れます', '5万円'],
    ['月給のほかに入社時10万円を支給', '10万円'],
    ['時給が決まったら1万円分の商品をお届け', '1万円'],
    ['ご登録で5千円', '5千円'],
    ['ご登録の方に1万円を支給します', '1万円'],
    ['5万円をお送りします', '5万円'],
    ['Besides your salary you get 50,000 yen', '50,000 yen'],
    ['salary aside, we send you 10,000 yen per person who registers', '10,000 yen'],
    ['We will pay you ¥10,000 per year', '¥10,000'],
    ['Register and receive up to ¥10,000.', '¥10,000'],
    ['A $50 card', '$50'],
  ])('takes %s for a gift, a wage beside it or not', (gift, word) => {
    expect(lintPromises(gift)).toMatchObject([{ kind: 'gift', word }]);
  });

  it.each([
    ...[
      '採用をお約束するものではありません',
      '内定を保証するものではございません',
      '採用の確約はいたしかねます',
    ],
    ...['we cannot promise a job', 'We can’t guarantee a job.', 'A job is not guaranteed.'],
  ])('takes %s for no promise', (denied) => {
    expect(lintPromises(denied)).toEqual([]);
  });

  it.each([
    '採用を保証しますので損はしません',
    '採用をお約束します。詐欺ではありません',
    'We do not wait: we promise a job',
  ])('takes %s for a promise all the same', (promise) => {
    expect(lintPromises(promise)).toMatchObject([{ kind: 'guarantee' }]);
  });

  it('checks a text that is no block by the words alone', () => {
    expect(lintPromises(`https://example.jp/${'a'.repeat(80)} {{other}}`)).toEqual([]);
    expect(lintPromises('商品券と1,000円').map(({ word }) => word)).toEqual(['商品券', '1,000円']);
  });

  it('takes no gift for denied, and no wage for one that is handed out', () => {
    expect(words('There is no gift card limit. {{link}}')).toEqual(['gift card']);
    expect(words('給与1万円分をお渡しします。{{link}}')).toEqual(['1万円']);
    expect(words('ご登録の後に、年収600万円の求人をお送りします。{{link}}')).toEqual([]);
  });

  it('takes nothing for a sum: registering costs 0円', () => {
    expect(words('登録時の費用は0円です。{{link}}')).toEqual([]);
  });

  it('wants the link exactly once', () => {
    expect(kinds('専用のページをご覧ください。')).toEqual(['needLink']);
    expect(kinds('{{link}} と {{link}}')).toEqual(['needLink']);
  });

  it('counts characters without placeholders and line breaks', () => {
    const full = 'あ'.repeat(TEXT_LIMIT);
    expect(kinds(`{{name}}${full}\n{{link}}`)).toEqual([]);
    expect(kinds(`${full.slice(0, 9)}\r\n${full.slice(9)}{{link}}`)).toEqual([]);
    expect(kinds(`${full}い{{link}}`)).toEqual(['tooLong']);
    expect(kinds(`${'🎐'.repeat(TEXT_LIMIT)}{{link}}`)).toEqual([]);
  });

  it('refuses what no plain-text line can hold', () => {
    expect(kinds(`https://example.jp/${'a'.repeat(80)} {{link}}`)).toEqual(['tooWide']);
    expect(kinds(`${'a'.repeat(76)} {{link}}`)).toEqual([]);
    expect(kinds(`${'a'.repeat(77)} {{link}}`)).toEqual(['tooWide']);
  });

  it('refuses emptiness', () => {
    expect(kinds(' \n{{link}}')).toEqual(['empty']);
    expect(lintClosing('  ').map(({ kind }) => kind)).toEqual(['empty']);
  });

  it('checks the closing sentence by the same words, without asking for a link', () => {
    expect(lintClosing('今後の選考に影響いたしません。')).toEqual([]);
    expect(lintClosing('採用を保証します。').map(({ kind }) => kind)).toEqual(['guarantee']);
    expect(lintClosing('あ'.repeat(CLOSING_LIMIT))).toEqual([]);
    expect(lintClosing('あ'.repeat(CLOSING_LIMIT + 1))).toEqual([{ kind: 'tooLong', max: CLOSING_LIMIT }]);
  });
});

describe('The standard text, from which a company begins its own', () => {
  it('has the mark of the name where the name goes', () => {
    expect(standardText('ja', 'first', 'formal')).toContain('{{name}}様');
    expect(standardText('ja', 'first', 'formal')).not.toContain('family');
  });
});

describe('An own text', () => {
  it('carries the name and keeps the link apart', () => {
    expect(writeText('{{name}}様専用のページです。\n{{link}}\nどうぞ。', '佐藤')).toEqual({
      before: '佐藤様専用のページです。',
      after: 'どうぞ。',
    });
  });

  it('drops the 様 of a name that is not known, and never guesses one', () => {
    expect(writeText('{{name}}様専用のページです。{{link}}', null)?.before).toBe('専用のページです。');
    expect(writeText('{{name}}様、ありがとうございました。{{link}}', null)?.before).toBe(
      'ありがとうございました。',
    );
  });

  it.each([
    ['{{name}} 様専用のページです。', '専用のページです。'],
    ['{{name}}\u3000様のお役に立てば幸いです。', 'お役に立てば幸いです。'],
    ['{{name}} 様の情報はお渡ししません。', '情報はお渡ししません。'],
    ['{{name}}さん、よろしければご覧ください。', 'よろしければご覧ください。'],
    ['{{name}}さま専用のページです。', '専用のページです。'],
    ['{{name}}殿、ありがとうございました。', 'ありがとうございました。'],
    ['{{name}}様へ。ご案内です。', 'ご案内です。'],
    ['{{name}}様へ\nご案内です。', 'ご案内です。'],
    ['{{name}} 様\n\nご案内です。', 'ご案内です。'],
    ['{{name}}様に、ご案内です。', 'ご案内です。'],
    ['これは{{name}}様へのご案内です。', 'これはご案内です。'],
    ['{{name}}様には、専用のページがあります。', '専用のページがあります。'],
    ['Dear {{name}},\nplease see your page.', 'Please see your page.'],
    ['Dear {{name}} thank you.', 'Thank you.'],
    ['Hi {{name}}, see your page.', 'See your page.'],
    ['Hello Ms. {{name}}!\n\nSee your page.', 'See your page.'],
    ['Thank you, {{name}}. See your page.', 'Thank you. See your page.'],
    ['{{name}}, we made you a page.', 'We made you a page.'],
  ])('reads well without a name: %j', (text, read) => {
    expect(writeText(`${text}\n{{link}}`, null)?.before).toBe(read);
  });

  it.each([
    ...[
      '{{name}}様へ。',
      '{{name}}様だけのページです。',
      '{{name}}様に合うお仕事です。',
      '{{name}}様におかれましては、',
      'ご案内です。{{name}}様、。',
    ],
    ...['どうぞ、{{name}}様。', 'We made {{name}}’s page.', 'Ask {{name}} about it.'],
  ])('leaves to the standard text what does not: %j', (text) => {
    expect(writeText(`${text}\n{{link}}`, null)).toBeNull();
    expect(writeText(`${text}\n{{link}}`, '佐藤')?.before).toBe(text.split('{{name}}').join('佐藤'));
  });

  it('takes braces and tags of the author as letters', () => {
    expect(writeText('{a} <b>太字</b> {{link}}', 'x')?.before).toBe('{a} <b>太字</b>');
  });
});
