import { initials, namingWords } from '../../../src/server/text/names.ts';

describe('The words of a name', () => {
  it('are those that are no title, as long as there are others', () => {
    expect(namingWords(' Dr. Jane Smith ')).toEqual(['Jane', 'Smith']);
    expect(namingWords('Prof.')).toEqual(['Prof.']);
  });
});

describe('The initials of a name', () => {
  it.each([
    ['佐藤 美咲', '佐・美', '佐. 美.'],
    ['(Dr.) Jane Smith', 'J・S', 'J. S.'],
    ['Prof. Dr. Drew Mrazek Jr.', 'D・M', 'D. M.'],
    ['Dr.', 'D', 'D.'],
    ['☆ 山田', '山', '山.'],
    ['☆彡', '彡', '彡.'],
    ['👨🏽\u200d👩\u200d👧 ♪', '👨🏽\u200d👩\u200d👧', '👨🏽\u200d👩\u200d👧.'],
  ])('%s', (name, ja, en) => {
    expect(initials(name, 'ja')).toBe(ja);
    expect(initials(name, 'en')).toBe(en);
  });
});
