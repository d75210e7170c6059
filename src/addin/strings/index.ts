import { EN, JA } from './messages.ts';
import { makeTranslator, type Translator, type UiLanguage } from './translator.ts';

export type { MessageKey, Translator, UiLanguage } from './translator.ts';

/** The texts of one language, where all are at hand. The pane loads its own language only, in two parts (`load.ts`). */
export function translator(language: UiLanguage): Translator {
  return makeTranslator(language, language === 'ja' ? JA : EN);
}
