import {
  createDarkTheme,
  createLightTheme,
  teamsHighContrastTheme,
  type BrandVariants,
  type Theme,
} from '@fluentui/react-components';
import { tokensOf, type PaneTheme } from './pane-tokens.ts';

/** "Relay teal": only the brand ramp is ours, so that our one filled button does not compete with the host's Send. */
const relayBrand: BrandVariants = {
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

/** Fluent's themes over the product's brand ramp, before the product's deviations. */
export const BASE_THEMES: Readonly<Record<PaneTheme, Theme>> = {
  light: createLightTheme(relayBrand),
  dark: createDarkTheme(relayBrand),
  highContrast: teamsHighContrastTheme,
};

/** For Fluent's own components, which come on demand: the whole theme, with the pane's tokens over it. */
export function fluentTheme(theme: PaneTheme): Theme {
  return { ...BASE_THEMES[theme], ...tokensOf(theme) };
}
