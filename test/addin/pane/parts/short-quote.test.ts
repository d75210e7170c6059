import { shortQuote } from '../../../../src/addin/pane/parts/short-quote.ts';

describe('A quotation on a chip', () => {
  it('stays whole when it is short', () => {
    expect(shortQuote('採用を見送らせていただく')).toBe('採用を見送らせていただく');
    expect(shortQuote('not be moving forward')).toBe('not be moving forward');
    expect(shortQuote('あ'.repeat(18))).toBe('あ'.repeat(18));
  });

  it('is cut at a phrase edge', () => {
    expect(shortQuote('慎重に選考を進めました結果、誠に残念ながら採用を見送ります')).toBe(
      '慎重に選考を進めました結果…',
    );
    expect(shortQuote('we have decided to move forward with other candidates')).toBe(
      'we have decided to move forward…',
    );
  });

  it.each([
    ['面接に来てくれてありがとうございました', '面接に来てくれてありがとう…'],
    ['次の選考へのご案内を見送らせていただく', '次の選考へのご案内を見送らせて…'],
    ['次の選考にお進みいただくことができませんでした', '次の選考にお進みいただくことが…'],
    ['ご期待にお応えすることができませんでした', 'ご期待にお応えすることができません…'],
    ['応募書類一式を同封いたしますのでご査収ください', '応募書類一式を同封いたしますので…'],
    ['今回は申し訳ありませんがお断りさせていただきます', '今回は申し訳ありませんが…'],
    ['選考の結果につきましてご連絡いたします', '選考の結果につきましてご連絡…'],
    ['必要書類をご確認のうえご返送くださいませ', '必要書類をご確認のうえご返送…'],
    ['厳正な選考の末に別の方の採用にしました', '厳正な選考の末に別の方の採用…'],
    ['貴殿を候補者として選出するには至りませんでした', '貴殿を候補者として選出するには…'],
  ])('is not cut inside a word of Japanese: %s', (quote, short) => {
    expect(shortQuote(quote)).toBe(short);
  });

  it('is cut at eighteen full-width characters where there is no edge', () => {
    expect(shortQuote('ソフトウェアアプリケーションエンジニア')).toBe('ソフトウェアアプリケーションエンジ…');
    expect(shortQuote('社内異動で人員が埋まってしまったそうですので')).toBe(
      '社内異動で人員が埋まってしまったそ…',
    );
  });
});
