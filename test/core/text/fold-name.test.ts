import { foldName } from '../../../src/core/text/fold-name.ts';

// Written as escapes: an editor may take one writing for another.
describe('Two writings of one name', () => {
  it.each([
    ['half-width kana', '\uff76\uff9e\uff8c\uff9e', '\u30ac\u30d6'],
    ['a sound mark of its own', '\u304b\u3099', '\u304c'],
    ['a variation selector', '\u845b\u{e0100}\u57ce', '\u845b\u57ce'],
    ['another form of a kanji', '\u9ad9\ufa11', '\u9ad8\u5d0e'],
    ['one beyond the first plane', '\u{20bb7}\u91ce', '\u5409\u91ce'],
    ['accents', 'Nguy\u1ec5n \u0110\u1eb7ng', 'nguyen dang'],
    ['letters with a stroke', '\u0141ukasz', 'lukasz'],
    ['letters written as two', 'Wei\u00df \u00c6gir \u0152uvre', 'weiss aegir oeuvre'],
    ['a curly apostrophe', 'O\u2019Brien', "o'brien"],
    ['letters in one square', '\u33cd', 'kk'],
    ['a small ke between kanji', '\u95a2\u30f6\u539f', '\u95a2\u30b1\u539f'],
    ['full width', '\uff33\uff21\uff34\uff2f', 'sato'],
  ])('are the same to compare by: %s', (_what, one, other) => {
    expect(foldName(one)).toBe(foldName(other));
  });

  it.each([
    ['\u304b', '\u304c'],
    ['\uae40', '\uae30'],
    ['\u7530', '\u7531'],
  ])('stay two: %s, %s', (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other));
  });
});
