import en from './en.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import {
  makeTranslator,
  type MessageKey,
  type Messages,
  type Translator,
  type UiLanguage,
} from './translator.ts';

export type { MessageKey, Translator, UiLanguage } from './translator.ts';

/** Fails to compile when English lacks a key that Japanese has, or has one more. */
const MESSAGES: Readonly<Record<UiLanguage, Messages>> = {
  ja,
  en: en satisfies Record<Exclude<keyof typeof en, MessageKey>, never>,
};

/** The texts of one language, where both are at hand. The pane loads its own language only (`load.ts`). */
export function translator(language: UiLanguage): Translator {
  return makeTranslator(language, MESSAGES[language]);
}
