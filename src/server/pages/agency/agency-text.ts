import { consoleStrings } from '../console/strings/index.ts';
import { textOf, type Text } from '../page-text.tsx';
import type { PageLanguage } from '../strings/index.ts';
import en from './strings/en.json' with { type: 'json' };
import ja from './strings/ja.json' with { type: 'json' };

type AgencyStrings = Readonly<Record<keyof typeof ja | keyof ReturnType<typeof consoleStrings>, string>>;

const STRINGS: Readonly<Record<PageLanguage, Readonly<Record<keyof typeof ja, string>>>> = { ja, en };

/** The texts of the agency console, the shared ones among them. */
export type AgencyText = Text<keyof AgencyStrings>;

export function agencyText(language: PageLanguage): AgencyText {
  return textOf(language, { ...consoleStrings(language), ...STRINGS[language] });
}
