import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import en from '../../../src/addin/strings/en.json';
import ja from '../../../src/addin/strings/ja.json';
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

/** Beginnings of keys that are put together, e.g. `nav.${id}`. */
const BEGINNINGS = [...CODE.matchAll(/`((?:[a-zA-Z]+\.)+)\$\{/g)].map(([, beginning = '']) => beginning);

describe('the texts of the add-in', () => {
  it('are all shown somewhere', () => {
    const unused = Object.keys(ja).filter(
      (key) => !CODE.includes(`'${key}'`) && !BEGINNINGS.some((beginning) => key.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });

  it.each([
    ['progress.aria', { n: 1, filled: 9, total: 10, pending: 0, slots: 1, date: '', time: '' }],
    ['progress.celebrate', { n: 1 }],
    ['pool.consentSoon', { n: 1 }],
    ['slots.policy', { total: 1 }],
    ['slots.policy.interviewed', { total: 1 }],
    ['slots.empty.body', { total: 1 }],
    ['slots.empty.body.interviewed', { total: 1 }],
    ['slots.form.sent', { n: 1 }],
    ['home.onboard.b2', { n: 1 }],
    ['home.onboard.mail.body', { n: 1 }],
  ] as const)('%s speaks of one as one', (key, values) => {
    const { t } = translator('en');
    expect(t(key, values)).not.toMatch(
      /\b1 (more )?(registrations|days|free slots|people|business days)|every 1\b|free slots/,
    );
    const many = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, value === 1 ? 3 : value]),
    );
    expect(t(key, many)).toMatch(/\b3 (more )?(registrations|days|free slots|people|business days)/);
  });

  it('say how many slots were earned', () => {
    expect(translator('ja').t('progress.celebrate', { n: 2 })).toBe('紹介枠が2つ増えました');
    expect(translator('en').t('progress.celebrate', { n: 2 })).toBe('You’ve earned 2 free slots');
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
