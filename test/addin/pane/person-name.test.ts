import { addressedName, initials } from '../../../src/addin/pane/person-name.ts';
import { translator } from '../../../src/addin/strings/index.ts';

describe('The name of a person', () => {
  it('is spoken to as the language does', () => {
    const sato = { name: '佐藤 美咲', address: 'sato@example.jp' };
    expect(addressedName(sato, translator('ja'))).toBe('佐藤 美咲 様');
    expect(addressedName(sato, translator('en'))).toBe('佐藤 美咲');
  });

  it.each([
    ['佐藤 美咲', '佐'],
    ['Misaki Sato', 'MS'],
    ['Cher', 'C'],
    ['', 'S'],
  ])('of %s has the initials %s', (name, letters) => {
    expect(initials({ name, address: 'sato@example.jp' })).toBe(letters);
  });
});
