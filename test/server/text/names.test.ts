import { initials } from '../../../src/server/text/names.ts';

describe('The initials of a name', () => {
  it.each([
    ['佐藤 美咲', '佐・美', '佐. 美.'],
    ['(Dr.) Jane Smith', 'D・J・S', 'D. J. S.'],
    ['☆ 山田', '山', '山.'],
    ['☆彡', '彡', '彡.'],
    ['👨🏽\u200d👩\u200d👧 ♪', '👨🏽\u200d👩\u200d👧', '👨🏽\u200d👩\u200d👧.'],
  ])('%s', (name, ja, en) => {
    expect(initials(name, 'ja')).toBe(ja);
    expect(initials(name, 'en')).toBe(en);
  });
});
