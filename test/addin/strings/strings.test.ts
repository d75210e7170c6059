import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import first from '../../../src/addin/strings/first/ja.json';
import { EN as en, JA as ja } from '../../../src/addin/strings/messages.ts';
import { translator } from '../../../src/addin/strings/index.ts';

const ROOT = path.resolve(__dirname, '../../..');

/** Everything that may show a text of the pane. */
const CODE = [
  ...readdirSync(path.join(ROOT, 'src/addin'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|html)$/.test(name))
    .map((name) => path.join('src/addin', name)),
  'webpack.config.js',
]
  .map((name) => readFileSync(path.join(ROOT, name), 'utf8'))
  .join('\n');

/** The keys that code can ask for: those it names, and those with a beginning it puts them together from, e.g. `nav.${id}`. */
function keysIn(code: string): string[] {
  const beginnings = [...code.matchAll(/`((?:[a-zA-Z]+\.)+)\$\{/g)].map(([, beginning = '']) => beginning);
  return Object.keys(ja).filter(
    (key) => code.includes(`'${key}'`) || beginnings.some((beginning) => key.startsWith(beginning)),
  );
}

/** What a script brings along: its own code and all it imports, but for types and what it fetches on demand. */
function codeOf(file: string, known = new Map<string, string>()): ReadonlyMap<string, string> {
  if (known.has(file)) return known;
  const code = readFileSync(file, 'utf8');
  known.set(file, code);
  for (const [, from = ''] of code.matchAll(/^(?:import|export)(?! type\b)[^;']*? from '(\.[^']+\.tsx?)'/gm))
    codeOf(path.resolve(path.dirname(file), from), known);
  return known;
}

describe('the texts of the add-in', () => {
  it('are all shown somewhere', () => {
    const used = keysIn(CODE);
    expect(Object.keys(ja).filter((key) => !used.includes(key))).toEqual([]);
  });

  it('come with the first screen where its code names them, and else behind it', () => {
    const code = codeOf(path.join(ROOT, 'src/addin/taskpane.tsx'));
    expect([...code.keys()]).toContain(path.join(ROOT, 'src/addin/pane/home/DetectedCard.tsx'));
    expect([...code.keys()]).not.toContain(path.join(ROOT, 'src/addin/pane/home/RareCard.tsx'));
    expect(keysIn([...code.values()].join('\n')).sort()).toEqual(Object.keys(first).sort());
  });

  it.each([
    ['progress.aria', { n: 1, filled: 9, total: 10, pending: 0, slots: 1, date: '', time: '' }],
    ['progress.aria.interviewed', { n: 1, filled: 9, total: 10, pending: 0, slots: 1, date: '', time: '' }],
    ['progress.celebrate', { n: 1 }],
    ['pool.consentSoon', { n: 1 }],
    ['slots.policy', { total: 1 }],
    ['slots.policy.interviewed', { total: 1 }],
    ['slots.empty.body', { total: 1 }],
    ['slots.empty.body.interviewed', { total: 1 }],
    ['slots.form.sent', { n: 1 }],
    ['home.onboard.b2', { n: 1 }],
    ['home.onboard.mail.rule', { n: 1 }],
    ['home.onboard.mail.rule.interviewed', { n: 1 }],
  ] as const)('%s speaks of one as one', (key, values) => {
    const { t } = translator('en');
    expect(t(key, values)).not.toMatch(
      /\b1 (more )?(registrations|interviews|days|free slots|people|business days)|every 1\b|free slots/,
    );
    const many = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, value === 1 ? 3 : value]),
    );
    expect(t(key, many)).toMatch(
      /\b3 (more )?(registrations|interviews|days|free slots|people|business days)/,
    );
  });

  it('speak of the one slot that is left as one', () => {
    const { t } = translator('en');
    expect(t('report.saved.potential', { n: 1, amount: '¥1' })).toMatch(
      /^1 slot is still unused. If it leads to a hire, you/,
    );
    expect(t('report.saved.potential', { n: 2, amount: '¥2' })).toMatch(
      /^2 slots are still unused. If they lead to hires, you/,
    );
  });

  it('say how many slots were earned', () => {
    expect(translator('ja').t('progress.celebrate', { n: 2 })).toBe('紹介枠が2件増えました');
    expect(translator('en').t('progress.celebrate', { n: 2 })).toBe('You’ve earned 2 free slots');
  });

  // 十つ is no word, and neither is 〇つ.
  it('count nothing by つ that may be none or ten', () => {
    expect(Object.entries(ja).filter(([, text]) => text.includes('}つ'))).toEqual([]);
    expect(translator('ja').t('slots.count', { n: 10 })).toBe('10件');
  });

  it('promise at sending no drafts that Outlook does not open', () => {
    for (const [key, text] of [...Object.entries(ja), ...Object.entries(en)])
      if (key.startsWith('alert.several')) expect(text).not.toMatch(/下書きに分け|separate drafts|split/);
  });

  it('name all that is told to the service', () => {
    for (const key of ['privacy.sent', 'home.connect.sends', 'home.connect.sends.note'] as const)
      expect(`${ja[key]} ${en[key]}`).toMatch(
        /送ったリンク.*sent|日付・選考段階・文面の言語.*day, stage and language/,
      );
  });
});
