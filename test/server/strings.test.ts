import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SERVER = path.resolve(__dirname, '../../src/server');

const sources = globSync('**/*.{ts,tsx}', { cwd: SERVER })
  .map((file) => readFileSync(path.join(SERVER, file), 'utf8'))
  .join('\n');

/** Keys as they are written whole, and what stands before the first value of those that are put together. */
const whole = new Set([...sources.matchAll(/['"`]([\w.-]+)['"`]/g)].map(([, key]) => key ?? ''));
/** Beside a text there may be one for students (`forHires`). */
const plain = (key: string) => key.replace(/\.newgrad$/, '');
const beginnings = [...sources.matchAll(/`([a-z]+\.[\w.-]*)\$\{/gi)].map(([, beginning]) => beginning ?? '');

describe('Texts of the server', () => {
  it.each(globSync('**/strings/ja.json', { cwd: SERVER }))('%s holds none that nobody reads', (file) => {
    const texts = JSON.parse(readFileSync(path.join(SERVER, file), 'utf8')) as Record<string, string>;
    const unread = Object.keys(texts).filter(
      (key) => !whole.has(plain(key)) && !beginnings.some((beginning) => key.startsWith(beginning)),
    );
    expect(unread).toEqual([]);
  });

  // 十つ is no word, and neither is 〇つ.
  it('count nothing by つ that may be none or ten', () => {
    const counting = globSync('**/*.{ts,tsx,json}', { cwd: SERVER }).filter((file) =>
      readFileSync(path.join(SERVER, file), 'utf8').includes('}つ'),
    );
    expect(counting).toEqual([]);
  });
});
