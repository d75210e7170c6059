/** docs/operating.md has every variable the service reads, and no other. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = process.cwd();
const page = readFileSync(path.join(root, 'docs/operating.md'), 'utf8');
const sources = globSync('src/server/**/*.ts', { cwd: root })
  .map((file) => readFileSync(path.join(root, file), 'utf8'))
  .join('\n');
/** Read by `env['NAME']`, or by `required('NAME', …)` where nothing starts without it. */
const read = [...sources.matchAll(/(?:\benv\[|\brequired\()'([A-Z_]+)'/g)].map(([, name = '']) => name);
/** Node's own, not ours to explain. */
const NOT_OURS = ['NODE_ENV'];

describe('The documented settings', () => {
  it('are each read by the service', () => {
    const rows = page.split('\n').filter((line) => /^\| `[A-Z_]+`/.test(line));
    const named = rows.flatMap((row) => [...row.matchAll(/`([A-Z]+(?:_[A-Z]+)*)`/g)].map(([, name]) => name));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !read.includes(name ?? ''))).toEqual([]);
  });

  it('are all there are', () => {
    const missing = [...new Set(read)].filter((name) => !page.includes(`\`${name}\``));
    expect(missing.filter((name) => !NOT_OURS.includes(name))).toEqual([]);
  });
});
