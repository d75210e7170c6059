/** A page that a source cites is one a reader of this repository finds. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = process.cwd();
const sources = globSync('{src,test,bench}/**/*.{ts,tsx,css,mjs}', { cwd: root });
const decisions = globSync('docs/decisions/*.md', { cwd: root });

/** As cited: from the root or from beside the source, a decision also by its number alone. */
function isThere(page: string, source: string): boolean {
  const [number] = /^docs\/decisions\/\d{4}$/.exec(page) ?? [];
  if (number !== undefined) return decisions.some((file) => file.startsWith(`${number}-`));
  return [root, path.join(root, path.dirname(source))].some((from) => existsSync(path.join(from, page)));
}

describe('The pages that sources cite', () => {
  it('are in the repository', () => {
    const cited = sources.flatMap((source) => {
      const text = readFileSync(path.join(root, source), 'utf8');
      const pages = text.match(/\bdocs\/decisions\/\d{4}\b(?!-)|[\w./-]+\.md\b/g) ?? [];
      return pages.map((page) => ({ page, source }));
    });
    expect(cited.length).toBeGreaterThan(30);
    expect(cited.filter(({ page, source }) => !isThere(page, source))).toEqual([]);
  });
});
