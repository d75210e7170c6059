import en from './en.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import type { Language } from '../../text/language.ts';

export type PageLanguage = Language;
export type PageStrings = Readonly<Record<keyof typeof ja, string>>;

const STRINGS: Readonly<Record<PageLanguage, PageStrings>> = { ja, en };

/** The candidate pages' texts; a key missing in one language does not compile. */
export function pageStrings(language: PageLanguage): PageStrings {
  return STRINGS[language];
}
