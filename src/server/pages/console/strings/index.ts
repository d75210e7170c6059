import type { PageLanguage } from '../../strings/index.ts';
import en from './en.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };

export type ConsoleStrings = Readonly<Record<keyof typeof ja, string>>;

const STRINGS: Readonly<Record<PageLanguage, ConsoleStrings>> = { ja, en };

/** The texts every console shares; a key missing in one language does not compile. */
export function consoleStrings(language: PageLanguage): ConsoleStrings {
  return STRINGS[language];
}
