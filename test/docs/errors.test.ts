/** docs/errors.md says of every code what the code says of itself, and of no other. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ERRORS } from '../../src/contract/errors.ts';

const root = process.cwd();
const page = readFileSync(path.join(root, 'docs/errors.md'), 'utf8');
const rows = [...page.matchAll(/^\| `(\w+)` +\| (\d{3}) +\| (.+?) +\| (.+?) +\|$/gm)];

describe('The documented errors', () => {
  it('are the errors there are, with their statuses, in both directions', () => {
    const documented = Object.fromEntries(
      rows.map(([, code = '', status]) => [code, Number(status)] as const),
    );
    const real = Object.fromEntries(
      Object.entries(ERRORS).map(([code, { status }]) => [code, status] as const),
    );
    expect(documented).toEqual(real);
    expect(rows).toHaveLength(Object.keys(ERRORS).length);
  });

  it('each have a sentence in both languages, and one of their own', () => {
    for (const language of ['ja', 'en'] as const) {
      const sentences = Object.values(ERRORS).map((error) => error[language]);
      for (const sentence of sentences) expect(sentence).toMatch(/[。.]$/);
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });

  it('are each given by some line of the program', () => {
    const sources = readdirSync(path.join(root, 'src/server'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(path.join(root, 'src/server', file), 'utf8'))
      .join('\n');
    const unused = Object.keys(ERRORS).filter((code) => !sources.includes(`'${code}'`));
    expect(unused).toEqual([]);
  });
});
