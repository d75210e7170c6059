import { cleanLine, cleanText } from '../../../src/server/text/lines.ts';

describe('A line as it is kept', () => {
  it.each([
    ['nothing where nothing is seen', '\u200b\u2060\ufeff\u00ad', ''],
    ['nothing where a letter looks like none', '\u3164 \u2800', ''],
    ['nothing where a joiner joins nothing', '\u200d\u200c', ''],
    ['the words without what turns them around', '\u202e佐藤\u202c 美咲\u200f', '佐藤 美咲'],
    ['a composed letter where something unseen parted it', 'e\u200b\u0301', 'é'],
    ['one line', ' 佐藤\r\n美咲\u2028\u2029', '佐藤 美咲'],
    ['the form a kanji was given', '葛\u{e0100}城', '葛\u{e0100}城'],
    ['each of those forms that composing would replace', '\ufa19田 \uf9dc', '\ufa19田 \uf9dc'],
    ['a joiner between letters', 'علی\u200cرضا न्\u200dयू', 'علی\u200cرضا न्\u200dयू'],
    ['a picture of several', '👨🏽\u200d👩\u200d👧 ❤\ufe0f\u200d🔥', '👨🏽\u200d👩\u200d👧 ❤\ufe0f\u200d🔥'],
    [
      'a flag spelt in tags',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    ],
    ['a flag without tags that spell none', '🏴\u{e0067}a\u{e0062}\u{e007f}', '🏴a'],
  ])('is %s', (_what, typed, kept) => {
    expect(cleanLine(typed)).toBe(kept);
    expect(cleanLine(kept)).toBe(kept);
  });
});

describe('A text of several lines as it is kept', () => {
  it.each([
    ['nothing where nothing is seen', '\u200b\n\u2060\r\n', ''],
    ['each line without what turns it around', 'SQL\u202e\n\u200f分析\u2066', 'SQL\n分析'],
    ['its lines, however they were parted', 'a\r\nb\rc\u2028d\n\ne', 'a\nb\nc\nd\n\ne'],
    ['its indents, and no space at the end', '\n\n拝啓 \n\u3000この度は\t。\n ', '拝啓\n\u3000この度は 。'],
  ])('is %s', (_what, typed, kept) => {
    expect(cleanText(typed)).toBe(kept);
    expect(cleanText(kept)).toBe(kept);
  });
});
