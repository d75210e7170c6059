import { format, formatNodes, messageParts } from '../../../src/core/text/format.ts';

describe('format', () => {
  it('puts values in their places', () => {
    expect(format('{filled} / {total}', { filled: 7, total: 10 })).toBe('7 / 10');
  });

  it('chooses the plural branch and puts the count for the number sign', () => {
    const slots = '{n, plural, one {# slot ready} other {# slots ready}}';
    expect([0, 1, 2].map((n) => format(slots, { n }))).toEqual([
      '0 slots ready',
      '1 slot ready',
      '2 slots ready',
    ]);
  });

  it('formats around a plural and inside its branches', () => {
    const text = '{n, plural, one {# slot is} other {# slots are}} unused. Save <b>{amount}</b>.';
    expect(format(text, { n: 1, amount: '¥1' })).toBe('1 slot is unused. Save ¥1.');
  });

  it('keeps doubled braces as they are, since they show a placeholder to the user', () => {
    expect(format('Keep the {{link}} placeholder')).toBe('Keep the {{link}} placeholder');
  });

  it('takes the number sign for a count inside a plural only, there in rich text as well', () => {
    expect(format('#{n}', { n: 2 })).toBe('#2');
    const slots = '{n, plural, one {<b>#</b> slot} other {<b>#</b> slots}}';
    expect(format(slots, { n: 2 })).toBe('2 slots');
  });

  it('fails loudly when a value or an end is missing', () => {
    expect(() => format('{name} 様')).toThrow('{name}');
    expect(() => format('あと<b>1名')).toThrow('</b>');
    expect(() => format('Keep the {{link placeholder')).toThrow('{{link');
  });
});

describe('formatNodes', () => {
  it('gives slots with their children', () => {
    expect(formatNodes('あと<b><n>{n}</n>名</b>', { n: 3 })).toEqual([
      'あと',
      { tag: 'b', children: [{ tag: 'n', children: ['3'] }, '名'] },
    ]);
  });

  it('never reads a value as markup', () => {
    expect(formatNodes('<b>{name}</b>', { name: '<b>x</b>{n}' })).toEqual([
      { tag: 'b', children: ['<b>x</b>{n}'] },
    ]);
  });
});

describe('messageParts', () => {
  it('splits one component’s message', () => {
    expect(messageParts('ずっと無料|費用はゼロ')).toEqual(['ずっと無料', '費用はゼロ']);
  });
});
