import { initials } from '../../../src/addin/pane/person-name.ts';

describe('The name of a person', () => {
  it.each([
    ['佐藤 美咲', '佐'],
    ['Misaki Sato', 'MS'],
    ['Cher', 'C'],
    ['Dr. Jane Smith', 'JS'],
    ['Prof. Dr. Cher', 'C'],
    ['Smith, Jane', 'JS'],
    ['Jane Smith Jr.', 'JS'],
    ['Jane Ångström', 'JÅ'],
    ['Éva Nagy', 'ÉN'],
    ['', 'S'],
    ['葛\u{e0100}城 彩', '葛\u{e0100}'],
    ['👩🏽\u200d💻 山田', '👩🏽\u200d💻'],
    ['🇯🇵山田', '🇯🇵'],
    [
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} Tom',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    ],
  ])('of %s has the initials %s', (name, letters) => {
    expect(initials({ name, address: 'sato@example.jp' })).toBe(letters);
  });
});
