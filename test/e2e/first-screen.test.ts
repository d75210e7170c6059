import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

/** The local build of this test run; the pane's scripts are the same as in a release. */
const BUILD = path.resolve(__dirname, '../../dist/local');
const KB = 1000;

const html = () => readFileSync(path.join(BUILD, 'taskpane.html'), 'utf8');

/** Gzipped size of a script, in bytes. */
function sizeOf(file: string): number {
  return gzipSync(readFileSync(path.join(BUILD, file)), { level: 9 }).length;
}

/** The newest script of a name; older builds may have left theirs. */
function newest(name: string): string {
  const wanted = new RegExp(`^${name}\\.[0-9a-f]{10}\\.js$`);
  const [file] = readdirSync(BUILD)
    .filter((each) => wanted.test(each))
    .map((each) => ({ each, built: statSync(path.join(BUILD, each)).mtimeMs }))
    .sort((a, b) => b.built - a.built);
  if (!file) throw new Error(`There is no script ${name} in dist/local. Run npm run build:local.`);
  return file.each;
}

describe("The pane's first screen", () => {
  it('stays within its budget of script, without what belongs to Outlook (docs/decisions/0022)', () => {
    const own = [...html().matchAll(/<script[^>]+src="?\/(taskpane\.[0-9a-f]+\.js)/g)].map(
      ([, file]) => file ?? '',
    );
    expect(own).toHaveLength(1);
    for (const texts of ['texts-ja', 'texts-en']) {
      const bytes = own.reduce((sum, file) => sum + sizeOf(file), sizeOf(newest(texts)));
      expect(bytes).toBeLessThan(103 * KB);
    }
  });

  it('has copies beside its scripts that go out as small as that', () => {
    for (const name of ['taskpane', 'texts-ja', 'draft-work', 'commands']) {
      const file = newest(name);
      const copy = readFileSync(path.join(BUILD, `${file}.gz`));
      expect(copy.length).toBeLessThanOrEqual(sizeOf(file));
      expect(gunzipSync(copy).equals(readFileSync(path.join(BUILD, file)))).toBe(true);
    }
  });

  it('fetches what reads and changes a draft beside it, not in it', () => {
    expect(sizeOf(newest('draft-work'))).toBeLessThan(60 * KB);
  });

  it('has that on its way before the first screen asks for it, behind the first screen', () => {
    const [link = ''] = /<link[^>]+rel="?preload[^>]+>/.exec(html()) ?? [];
    expect(link).toContain(`/${newest('draft-work')}`);
    expect(link).toContain('low');
  });

  it('has a script of its own before those of Outlook, which may never come', () => {
    const [first = ''] = html().match(/<script[^>]*>/g) ?? [];
    expect(first).toContain(`/${newest('waiting')}`);
    expect(sizeOf(newest('waiting'))).toBeLessThan(KB);
  });

  it('is painted before any script: the skeleton and its styles are in the page itself', () => {
    const page = html();
    expect(page).toMatch(/<div id="?root"?>\s*<div class="?start-band/);
    expect(page).not.toMatch(/<link[^>]+rel="?stylesheet/);
    for (const [tag] of page.matchAll(/<script[^>]*>/g)) expect(tag).toMatch(/\bdefer\b/);
  });
});
