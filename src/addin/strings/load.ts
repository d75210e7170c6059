import { makeTranslator, type Translator, type UiLanguage } from './translator.ts';

/** Fetches the texts of one language; the other one stays where it is. */
export async function loadTranslator(language: UiLanguage): Promise<Translator> {
  const { default: messages } =
    language === 'ja'
      ? await import(/* webpackChunkName: "texts-ja" */ './ja.json')
      : await import(/* webpackChunkName: "texts-en" */ './en.json');
  return makeTranslator(language, messages);
}
