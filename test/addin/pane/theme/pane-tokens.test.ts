import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BASE_THEMES } from '../../../../src/addin/pane/theme/fluent-theme.ts';
import { PANE_TOKENS, tokensOf, type PaneTheme } from '../../../../src/addin/pane/theme/pane-tokens.ts';
import { contrast } from '../../../support/contrast.ts';

const PANE = path.resolve(__dirname, '../../../../src/addin/pane');

/** Where the product departs from Fluent on purpose. */
const DEVIATIONS: Readonly<Record<PaneTheme, readonly string[]>> = {
  light: ['fontFamilyBase', 'fontFamilyMonospace'],
  dark: [
    'colorBrandForeground1',
    'colorBrandForeground2',
    'colorBrandForegroundLink',
    'colorStatusDangerForeground1',
    'fontFamilyBase',
    'fontFamilyMonospace',
  ],
  highContrast: [
    'colorBrandBackground',
    'colorBrandStroke1',
    'colorNeutralForegroundOnBrand',
    'fontFamilyBase',
    'fontFamilyMonospace',
  ],
};

describe("The pane's tokens", () => {
  it.each(['light', 'dark', 'highContrast'] as const)("are Fluent's own in the %s theme", (theme) => {
    const fluent: Readonly<Record<string, unknown>> = { ...BASE_THEMES[theme] };
    const different = Object.entries(tokensOf(theme))
      .filter(([name, value]) => !name.startsWith('relay') && String(fluent[name]) !== value)
      .map(([name]) => name);
    expect(different).toEqual(DEVIATIONS[theme]);
  });

  it.each(['light', 'dark', 'highContrast'] as const)(
    'let what is wrong be read on all its grounds in the %s theme',
    (theme) => {
      const { colorStatusDangerForeground1: text = '', ...grounds } = tokensOf(theme);
      const hard = [
        'colorNeutralBackground1',
        'colorNeutralBackground2',
        'colorStatusDangerBackground1',
      ].filter((ground) => contrast(text, grounds[ground] ?? '') < 4.5);
      expect(hard).toEqual([]);
    },
  );

  it('are all that the pane uses, and no more', () => {
    const used = new Set<string>();
    for (const file of readdirSync(PANE, { recursive: true, encoding: 'utf8' }))
      if (/\.tsx?$/.test(file))
        for (const [, name] of readFileSync(path.join(PANE, file), 'utf8').matchAll(
          /(?:\btokens\.(?!ts)|var\(--)([a-z]\w+)/gi,
        ))
          used.add(name ?? '');
    expect([...used].filter((name) => !(name in PANE_TOKENS))).toEqual([]);
    expect(Object.keys(PANE_TOKENS).filter((name) => !used.has(name))).toEqual([]);
  });
});
