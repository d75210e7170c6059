/** The colours of the pages in light and dark: named once, all used, and readable on the grounds they are used on. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contrast } from '../../support/contrast.ts';

const PAGES = path.resolve(__dirname, '../../../src/server/pages');
const read = (file: string) => readFileSync(path.join(PAGES, file), 'utf8');
const allOf = (folder: string) => readdirSync(path.join(PAGES, folder)).map((file) => `${folder}/${file}`);

type Pairs = Readonly<Record<string, string>>;

interface Sheet {
  readonly colours: string;
  readonly users: readonly string[];
  /** By ground, what is written on it. */
  readonly texts: Pairs;
  /** By ground, what is drawn on it and has to be seen. */
  readonly drawings: Pairs;
}

const SHEETS: readonly Sheet[] = [
  {
    colours: 'colours/candidate.css',
    users: [...allOf('styles'), 'parts/Icon.tsx', 'parts/Document.tsx'],
    texts: {
      ground: 'ink soft quiet link red',
      panel: 'ink soft quiet link red',
      raised: 'ink soft quiet link red',
      hover: 'ink red',
      pill: 'soft',
      hero: 'ink soft',
      'hero-end': 'ink soft',
      tint: 'link',
      'red-ground': 'ink link',
      fill: 'on-fill',
      'fill-hover': 'on-fill',
      danger: 'on-fill',
      'danger-hover': 'on-fill',
      toast: 'on-toast toast-link',
    },
    drawings: {
      ground: 'teal edge control focus',
      panel: 'teal edge control focus',
      raised: 'teal focus',
      pill: 'quiet',
      trail: 'teal',
      teal: 'on-teal',
      'red-ground': 'red',
    },
  },
  {
    colours: 'colours/console.css',
    users: [...allOf('console/styles'), 'operator/operator.css'],
    texts: {
      ground: 'ink soft quiet link red',
      panel: 'ink soft quiet link red warn ok',
      side: 'ink soft quiet link',
      'side-hover': 'ink',
      hover: 'ink soft quiet red',
      'row-hover': 'ink soft quiet',
      chip: 'soft',
      tag: 'soft',
      well: 'soft',
      tint: 'ink soft quiet link',
      'warn-ground': 'soft warn',
      'ok-ground': 'soft ok',
      'red-ground': 'soft',
      fill: 'on-fill',
      'fill-hover': 'on-fill',
      'avatar-a': 'on-avatar-a',
      'avatar-b': 'on-avatar-b',
      'avatar-c': 'on-avatar-c',
      'avatar-d': 'on-avatar-d',
      'avatar-e': 'on-avatar-e',
    },
    drawings: {
      ground: 'teal control focus',
      panel: 'teal control focus',
      side: 'focus',
      teal: 'on-teal',
      'red-ground': 'red',
    },
  },
];

const SHARED = schemes(read('colours/shared.css'));

describe.each(SHEETS)("The pages' $colours", ({ colours, users, texts, drawings }) => {
  const own = schemes(read(colours));

  it('are the only colours there are', () => {
    const named = users
      .filter((file) => file.endsWith('.css'))
      .flatMap(
        (file) =>
          read(file).match(/(?:#|%23)[\da-f]{3,8}\b.*|\b(?:rgb|hsl)a?\(.*|:.*\b(?:white|black)\b(?!-).*/gi) ??
          [],
      );
    expect(named).toEqual([]);
  });

  it('are all that is used, and no more', () => {
    const known = [...own.light.keys(), ...SHARED.light.keys()];
    const used = usedBy(users);
    // Lengths and numbers that rules set themselves.
    expect([...used].filter((name) => !known.includes(name) && !/^(?:from|left|pitch)$/.test(name))).toEqual(
      [],
    );
    expect([...own.light.keys()].filter((name) => !used.has(name))).toEqual([]);
  });

  it('have a value in each scheme', () => {
    expect([...own.dark.keys()]).toEqual([...own.light.keys()]);
  });

  it.each(['light', 'dark'] as const)('can be read and seen in the %s scheme', (scheme) => {
    const value = (name: string) => own[scheme].get(name) ?? SHARED[scheme].get(name) ?? '';
    const faint = (pairs: Pairs, least: number) =>
      Object.entries(pairs).flatMap(([ground, names]) =>
        names
          .split(' ')
          .map((name) => ({ name, ground, contrast: contrast(value(name), value(ground)) }))
          .filter(({ contrast }) => !(contrast >= least)),
      );
    expect(faint(texts, 4.5)).toEqual([]);
    expect(faint(drawings, 3)).toEqual([]);
  });
});

it('shares the colours that are on both kinds of pages, in each scheme', () => {
  const used = SHEETS.map(({ users }) => usedBy(users));
  expect([...SHARED.light.keys()].filter((name) => !used.every((names) => names.has(name)))).toEqual([]);
  expect([...SHARED.dark.keys()]).toEqual([...SHARED.light.keys()]);
});

it("paints the browser's own bar as the page's ground", () => {
  const bars = [...read('parts/Document.tsx').matchAll(/theme-color".*: (\w+)\)" content="(.*)"/g)];
  expect(bars.map(([, scheme, colour]) => [scheme, colour])).toEqual([
    ['light', SHARED.light.get('ground')],
    ['dark', SHARED.dark.get('ground')],
  ]);
});

function usedBy(files: readonly string[]): ReadonlySet<string> {
  return new Set(
    files.flatMap((file) => [...read(file).matchAll(/var\(--([a-z\d-]+)/g)].map(([, name = '']) => name)),
  );
}

/** The tokens of a file: those of every medium, and those of a dark screen. */
function schemes(css: string): Readonly<Record<'light' | 'dark', ReadonlyMap<string, string>>> {
  const [light = '', dark = ''] = css.split('@media screen and (prefers-color-scheme: dark)');
  const tokens = (block: string) =>
    new Map(
      [...block.matchAll(/--([a-z\d-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
    );
  return { light: tokens(light), dark: tokens(dark) };
}
