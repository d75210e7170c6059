import { initials } from '../../../src/addin/pane/person-name.ts';

describe('The name of a person', () => {
  it.each([
    ['佐藤 美咲', '佐'],
    ['Misaki Sato', 'MS'],
    ['Cher', 'C'],
    ['', 'S'],
  ])('of %s has the initials %s', (name, letters) => {
    expect(initials({ name, address: 'sato@example.jp' })).toBe(letters);
  });
});
