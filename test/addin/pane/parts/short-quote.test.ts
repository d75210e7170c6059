import { shortQuote } from '../../../../src/addin/pane/parts/short-quote.ts';

describe('A quotation on a chip', () => {
  it('stays whole when it is short', () => {
    expect(shortQuote('採用を見送らせていただく')).toBe('採用を見送らせていただく');
    expect(shortQuote('not be moving forward')).toBe('not be moving forward');
  });

  it('is cut at a phrase edge', () => {
    expect(shortQuote('慎重に選考を進めました結果、誠に残念ながら採用を見送ります')).toBe(
      '慎重に選考を進めました結果…',
    );
    expect(shortQuote('we have decided to move forward with other candidates')).toBe(
      'we have decided to move forward…',
    );
  });

  it('is cut at eighteen full-width characters where there is no edge', () => {
    expect(shortQuote('誠に残念ながら今回は採用を見送らせていただくこととなりました')).toBe(
      '誠に残念ながら今回は採用を見送らせ…',
    );
  });
});
