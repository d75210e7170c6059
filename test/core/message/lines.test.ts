import { authorText } from '../../../src/core/message/author-text.ts';
import { eachLine } from '../../../src/core/message/lines.ts';

describe('eachLine', () => {
  it('gives every line with its place', () => {
    expect(eachLine('ab\n\nc')).toEqual([
      { start: 0, end: 2, next: 3, head: 'ab' },
      { start: 3, end: 3, next: 4, head: '' },
      { start: 4, end: 5, next: 5, head: 'c' },
    ]);
  });

  it.each([1, 18, 19, 20, 21, 22, 500])('leaves nothing out between %i line feeds', (count) => {
    for (const text of [`a${'\n'.repeat(count)}b`, '\n'.repeat(count), `a${'\n'.repeat(count)}`]) {
      const lines = eachLine(text);
      expect(lines[0]?.start).toBe(0);
      expect(lines[lines.length - 1]?.next).toBe(text.length);
      for (let i = 1; i < lines.length; i += 1) expect(lines[i]?.start).toBe(lines[i - 1]?.next);
    }
  });

  it('makes few of a million empty lines', () => {
    expect(eachLine(`a${'\n'.repeat(1_000_000)}b`).length).toBeLessThan(30);
  });
});

describe('authorText', () => {
  it('cuts a quotation off below many empty lines', () => {
    const body = `見送らせていただきます。${'\n'.repeat(200)}> 応募しました。`;

    expect(authorText({ body, bodyType: 'text' }).text.trim()).toBe('見送らせていただきます。');
  });
});
