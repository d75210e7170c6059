import { cut, shortened } from '../../../src/core/text/cut.ts';

describe('A text that is cut', () => {
  it.each([
    ['𠮷野家', 1, '', '…'],
    ['𠮷野家', 2, '𠮷', '…'],
    ['𠮷野家', 3, '𠮷野', '𠮷…'],
    ['𠮷野家', 4, '𠮷野家', '𠮷野家'],
    ['a𠮷', 2, 'a', 'a…'],
  ])('%s to %i ends in a whole character', (text, most, whole, short) => {
    expect(cut(text, most)).toBe(whole);
    expect(shortened(text, most)).toBe(short);
  });
});
