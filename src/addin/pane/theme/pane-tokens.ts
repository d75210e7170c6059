export type PaneTheme = 'light' | 'dark' | 'highContrast';

type InEveryTheme = string;
type LightDarkAndHighContrast = readonly [string, string, string];

/**
 * The design tokens the pane uses, as custom properties. Their values are Fluent's own, from its themes over the product's
 * brand ramp, apart from fonts, what fluent-theme.ts changes on purpose, the danger text of the dark theme, which is too dark to
 * be read on a card, and what begins with `relay`, which only this product has. Written out, because Fluent's three whole themes
 * with their provider are a tenth of the first screen's script (docs/decisions/0022); a test holds them to Fluent's and finds a
 * token that is used and not here.
 */
export const PANE_TOKENS: Readonly<Record<string, InEveryTheme | LightDarkAndHighContrast>> = {
  borderRadiusMedium: '4px',
  borderRadiusSmall: '2px',
  borderRadiusXLarge: '8px',
  colorBrandBackground: ['#0e7a80', '#0c6d73', '#1aebff'],
  colorBrandBackground2: ['#ebf7f7', '#07282b', '#000000'],
  colorBrandBackground2Hover: ['#d0ecec', '#09484c', '#000000'],
  colorBrandBackgroundHover: ['#0c6d73', '#0e7a80', '#1aebff'],
  colorBrandBackgroundPressed: ['#09484c', '#09484c', '#1aebff'],
  colorBrandForeground1: ['#0e7a80', '#5fb0b3', '#ffffff'],
  colorBrandForeground2: ['#0c6d73', '#7bc0c3', '#ffffff'],
  colorBrandForegroundLink: ['#0c6d73', '#7bc0c3', '#ffff00'],
  colorBrandStroke1: ['#0e7a80', '#47a0a4', '#1aebff'],
  colorBrandStroke2: ['#b4dfe0', '#0a565b', '#ffffff'],
  colorNeutralBackground1: ['#ffffff', '#292929', '#000000'],
  colorNeutralBackground1Hover: ['#f5f5f5', '#3d3d3d', '#1aebff'],
  colorNeutralBackground1Pressed: ['#e0e0e0', '#1f1f1f', '#1aebff'],
  colorNeutralBackground2: ['#fafafa', '#1f1f1f', '#000000'],
  colorNeutralBackground3: ['#f5f5f5', '#141414', '#000000'],
  colorNeutralBackground4: ['#f0f0f0', '#0a0a0a', '#000000'],
  colorNeutralBackgroundDisabled: ['#f0f0f0', '#141414', '#000000'],
  colorNeutralForeground1: ['#242424', '#ffffff', '#ffffff'],
  colorNeutralForeground2: ['#424242', '#d6d6d6', '#ffffff'],
  colorNeutralForeground3: ['#616161', '#adadad', '#ffffff'],
  colorNeutralForegroundOnBrand: ['#ffffff', '#ffffff', '#000'],
  colorNeutralStencil1: ['#e6e6e6', '#575757', '#ffffff'],
  colorNeutralStencil2: ['#fafafa', '#333333', '#ffffff'],
  colorNeutralStroke1: ['#d1d1d1', '#666666', '#ffffff'],
  colorNeutralStroke2: ['#e0e0e0', '#525252', '#ffffff'],
  colorNeutralStrokeAccessible: ['#616161', '#adadad', '#ffffff'],
  colorStatusDangerBackground1: ['#fdf3f4', '#3b0509', '#000000'],
  colorStatusDangerBorder1: ['#eeacb2', '#c50f1f', '#ffffff'],
  colorStatusDangerForeground1: ['#b10e1c', '#e37d80', '#ffffff'],
  colorStatusSuccessBackground1: ['#f1faf1', '#052505', '#000000'],
  colorStatusSuccessBorder1: ['#9fd89f', '#107c10', '#ffffff'],
  colorStatusSuccessForeground1: ['#0e700e', '#54b054', '#ffffff'],
  colorStatusWarningBackground1: ['#fff9f5', '#4a1e04', '#000000'],
  colorStatusWarningBorder1: ['#fdcfb4', '#f7630c', '#ffffff'],
  colorStatusWarningForeground1: ['#bc4b09', '#faa06b', '#ffffff'],
  colorStrokeFocus2: ['#000000', '#ffffff', '#1aebff'],
  colorSubtleBackgroundHover: ['#f5f5f5', '#383838', '#1aebff'],
  colorSubtleBackgroundPressed: ['#e0e0e0', '#2e2e2e', '#1aebff'],
  curveDecelerateMid: 'cubic-bezier(0,0,0,1)',
  fontFamilyBase:
    "'Segoe UI','Open Sans','Yu Gothic UI','Hiragino Sans','Meiryo','Noto Sans JP','Noto Sans CJK JP',system-ui,sans-serif",
  fontFamilyMonospace: "Consolas,'BIZ UDGothic','Osaka-Mono','Noto Sans Mono CJK JP',monospace",
  fontWeightBold: '700',
  fontWeightRegular: '400',
  fontWeightSemibold: '600',
  relayAvatar1: ['#d0ecec', '#0b4a4f', '#000'],
  relayAvatar1Text: ['#09484c', '#d0ecec', '#fff'],
  relayAvatar2: ['#e3dcf4', '#43357a', '#000'],
  relayAvatar2Text: ['#3c2a74', '#e3dcf4', '#fff'],
  relayAvatar3: ['#f9e0cd', '#6d2e05', '#000'],
  relayAvatar3Text: ['#6d2e05', '#f9e0cd', '#fff'],
  relayAvatar4: ['#d9e7f6', '#123f6d', '#000'],
  relayAvatar4Text: ['#123f6d', '#d9e7f6', '#fff'],
  relayAvatar5: ['#f6d8e2', '#6b1636', '#000'],
  relayAvatar5Text: ['#6b1636', '#f6d8e2', '#fff'],
  relayBar: ['#b4dfe0', '#0b6469', '#fff'],
  relayChip: ['#f5f5f5', '#333333', '#000'],
  relayChipBorder: ['transparent', 'transparent', '#fff'],
  relayChosenOutline: ['none', 'none', '2px solid #1aebff'],
  relayDisabled: ['#707070', '#999999', '#3ff23f'],
  relayDisabledBorder: ['transparent', 'transparent', '#3ff23f'],
  relayLinkDecoration: ['none', 'none', 'underline'],
  relayMono: ['#f5f5f5', '#1f1f1f', '#000'],
  relayQuietLink: ['#616161', '#adadad', '#fff'],
  relaySegFilled: ['#0e7a80', '#47a0a4', '#1aebff'],
  relaySegGap: ['transparent', 'transparent', '#000'],
  relaySegHatch: ['#b4dfe0', '#0b6469', '#1aebff'],
  relaySegLine: ['2.5px', '2.5px', '1.5px'],
  relaySegText: ['#fff', '#07282b', '#000'],
  relaySubtleText: ['#424242', '#d6d6d6', '#ff0'],
  relayTrack: ['#f0f0f0', '#3d3d3d', '#000'],
  relayTrough: ['#f0f0f0', '#141414', '#000'],
  shadow2: [
    '0 0 2px rgba(0,0,0,0.12), 0 1px 2px rgba(0,0,0,0.14)',
    '0 0 2px rgba(0,0,0,0.24), 0 1px 2px rgba(0,0,0,0.28)',
    '0 0 2px rgba(0,0,0,0.24), 0 1px 2px rgba(0,0,0,0.28)',
  ],
};

const COLUMN = { light: 0, dark: 1, highContrast: 2 } as const;

/** The tokens' values in a theme, by token. */
export function tokensOf(theme: PaneTheme): Record<string, string> {
  return Object.fromEntries(
    Object.entries(PANE_TOKENS).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value[COLUMN[theme]],
    ]),
  );
}

/** The same as a style: every token a custom property, for everything inside. */
export function themeStyle(theme: PaneTheme): Record<`--${string}`, string> {
  return Object.fromEntries(Object.entries(tokensOf(theme)).map(([name, value]) => [`--${name}`, value]));
}
