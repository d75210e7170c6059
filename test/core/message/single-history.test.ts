import { withoutSecondHistory } from '../../../src/core/message/index.ts';

const HISTORY =
  '-----元のメッセージ-----\n差出人: 佐藤\n件名: 面接\n\n一次面接の日程をお知らせください。\n> はい';

describe('a plain-text reply that is read with its history twice', () => {
  const ONCE = `佐藤様\n\nお世話になっております。\n\n${HISTORY}`;

  it.each(['\n', '\n\n', '\r\n'])('has it once when it is written back (%j between)', (between) => {
    expect(withoutSecondHistory(`${ONCE}${between}${HISTORY}`)).toBe(`${ONCE}\n`);
  });

  it('has it once below the ruler that Outlook on the web writes above the header', () => {
    const history = `________________________________\n${HISTORY.slice(HISTORY.indexOf('差出人'))}`;

    expect(withoutSecondHistory(`佐藤様\n\n${history}\n${history}`)).toBe(`佐藤様\n\n${history}\n`);
  });

  it.each([
    ['the author’s words are said twice', 'はい。\nはい。\n'],
    ['the copies differ', `はい。\n\n${HISTORY}\n${HISTORY}。`],
    [
      'two mails were quoted',
      `はい。\n\n${HISTORY}\n-----元のメッセージ-----\n差出人: 高橋\n\n別のメールです。`,
    ],
    ['there is one history', ONCE],
    ['there is none', ''],
    ['every line is the same', `はい。\n\n${'> はい\n'.repeat(4)}`],
  ])('stays as it is where %s', (_, text) => {
    expect(withoutSecondHistory(text)).toBe(text);
  });

  it('is read in linear time', () => {
    const text = `はい。\n\n${'> はい\n'.repeat(100_001)}> いいえ`;
    expect(withoutSecondHistory(text)).toBe(text);
  });
});
