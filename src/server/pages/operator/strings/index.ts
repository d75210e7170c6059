import type { PageLanguage } from '../../strings/index.ts';
import en from './en.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };

export type OperatorStrings = Readonly<Record<keyof typeof ja, string>>;

const STRINGS: Readonly<Record<PageLanguage, OperatorStrings>> = { ja, en };

/** The texts of the operator's console; a key missing in one language does not compile. */
export function operatorStrings(language: PageLanguage): OperatorStrings {
  return STRINGS[language];
}
