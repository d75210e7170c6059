import {
  createDarkTheme,
  createLightTheme,
  teamsHighContrastTheme,
  type BrandVariants,
  type Theme,
} from '@fluentui/react-components';

export type PaneTheme = 'light' | 'dark' | 'highContrast';

/** "Relay teal": only the brand ramp is ours, so that our one filled button does not compete with the host's Send (ux 3.1). */
export const relayBrand: BrandVariants = {
  10: '#02191b',
  20: '#07282b',
  30: '#083a3d',
  40: '#09484c',
  50: '#0a565b',
  60: '#0b6469',
  70: '#0c6d73',
  80: '#0e7a80',
  90: '#2b8e93',
  100: '#47a0a4',
  110: '#5fb0b3',
  120: '#7bc0c3',
  130: '#97d0d2',
  140: '#b4dfe0',
  150: '#d0ecec',
  160: '#ebf7f7',
};

/** Tokens only this product has. Reached in styles as `var(--relay…)`. */
interface RelayTokens {
  relaySegFilled: string;
  relaySegHatch: string;
  relaySegText: string;
  relayTrack: string;
  relayBar: string;
  relayTrough: string;
  relayChosenOutline: string;
  relaySegGap: string;
  relaySegLine: string;
  relayChip: string;
  relayChipBorder: string;
  relayDisabled: string;
  relayDisabledBorder: string;
  relayMono: string;
  relayQuietLink: string;
  relayLinkDecoration: string;
  relaySubtleText: string;
  relayAvatar1: string;
  relayAvatar1Text: string;
  relayAvatar2: string;
  relayAvatar2Text: string;
  relayAvatar3: string;
  relayAvatar3Text: string;
  relayAvatar4: string;
  relayAvatar4Text: string;
  relayAvatar5: string;
  relayAvatar5Text: string;
}

export type RelayTheme = Theme & RelayTokens;

const FONTS = {
  fontFamilyBase:
    "'Segoe UI','Open Sans','Yu Gothic UI','Hiragino Sans','Meiryo','Noto Sans JP','Noto Sans CJK JP',system-ui,sans-serif",
  fontFamilyMonospace: "Consolas,'BIZ UDGothic','Osaka-Mono','Noto Sans Mono CJK JP',monospace",
};

const HIGHLIGHT = '#1aebff';

const light = createLightTheme(relayBrand);
const dark = createDarkTheme(relayBrand);

/** The pane's themes: Fluent's own values apart from the brand ramp, fonts and the product's few tokens. */
export const RELAY_THEMES: Readonly<Record<PaneTheme, RelayTheme>> = {
  light: {
    ...light,
    ...FONTS,
    relaySegFilled: relayBrand[80],
    relaySegHatch: relayBrand[140],
    relaySegText: '#fff',
    relayTrack: '#f0f0f0',
    relayBar: relayBrand[140],
    relayTrough: light.colorNeutralBackground4,
    relayChosenOutline: 'none',
    relaySegGap: 'transparent',
    relaySegLine: '2.5px',
    relayChip: light.colorNeutralBackground3,
    relayChipBorder: 'transparent',
    relayDisabled: light.colorNeutralForeground4,
    relayDisabledBorder: 'transparent',
    relayMono: light.colorNeutralBackground3,
    relayQuietLink: light.colorNeutralForeground3,
    relayLinkDecoration: 'none',
    relaySubtleText: light.colorNeutralForeground2,
    relayAvatar1: '#d0ecec',
    relayAvatar1Text: '#09484c',
    relayAvatar2: '#e3dcf4',
    relayAvatar2Text: '#3c2a74',
    relayAvatar3: '#f9e0cd',
    relayAvatar3Text: '#6d2e05',
    relayAvatar4: '#d9e7f6',
    relayAvatar4Text: '#123f6d',
    relayAvatar5: '#f6d8e2',
    relayAvatar5Text: '#6b1636',
  },
  dark: {
    ...dark,
    ...FONTS,
    colorBrandForeground1: relayBrand[110],
    colorBrandForeground2: relayBrand[120],
    colorBrandForegroundLink: relayBrand[120],
    relaySegFilled: relayBrand[100],
    relaySegHatch: relayBrand[60],
    relaySegText: relayBrand[20],
    relayTrack: '#3d3d3d',
    relayBar: relayBrand[60],
    relayTrough: dark.colorNeutralBackground3,
    relayChosenOutline: 'none',
    relaySegGap: 'transparent',
    relaySegLine: '2.5px',
    relayChip: dark.colorNeutralBackground6,
    relayChipBorder: 'transparent',
    relayDisabled: dark.colorNeutralForeground4,
    relayDisabledBorder: 'transparent',
    relayMono: dark.colorNeutralBackground2,
    relayQuietLink: dark.colorNeutralForeground3,
    relayLinkDecoration: 'none',
    relaySubtleText: dark.colorNeutralForeground2,
    relayAvatar1: '#0b4a4f',
    relayAvatar1Text: '#d0ecec',
    relayAvatar2: '#43357a',
    relayAvatar2Text: '#e3dcf4',
    relayAvatar3: '#6d2e05',
    relayAvatar3Text: '#f9e0cd',
    relayAvatar4: '#123f6d',
    relayAvatar4Text: '#d9e7f6',
    relayAvatar5: '#6b1636',
    relayAvatar5Text: '#f6d8e2',
  },
  highContrast: {
    ...teamsHighContrastTheme,
    ...FONTS,
    // Windows' highlight rather than white: the filled button and what is chosen must stand out from text (ux 3.1).
    colorBrandBackground: HIGHLIGHT,
    colorBrandBackgroundHover: HIGHLIGHT,
    colorBrandBackgroundPressed: HIGHLIGHT,
    colorBrandStroke1: HIGHLIGHT,
    colorNeutralForegroundOnBrand: '#000',
    colorStrokeFocus2: HIGHLIGHT,
    relaySegFilled: HIGHLIGHT,
    relaySegHatch: HIGHLIGHT,
    relaySegText: '#000',
    relayTrack: '#000',
    relayBar: '#fff',
    relayTrough: '#000',
    relayChosenOutline: `2px solid ${HIGHLIGHT}`,
    relaySegGap: '#000',
    relaySegLine: '1.5px',
    relayChip: '#000',
    relayChipBorder: '#fff',
    relayDisabled: '#3ff23f',
    relayDisabledBorder: '#3ff23f',
    relayMono: '#000',
    relayQuietLink: '#fff',
    relayLinkDecoration: 'underline',
    relaySubtleText: '#ff0',
    relayAvatar1: '#000',
    relayAvatar1Text: '#fff',
    relayAvatar2: '#000',
    relayAvatar2Text: '#fff',
    relayAvatar3: '#000',
    relayAvatar3Text: '#fff',
    relayAvatar4: '#000',
    relayAvatar4Text: '#fff',
    relayAvatar5: '#000',
    relayAvatar5Text: '#fff',
  },
};
