import { makeTranslator, type LaterMessages, type Translator, type UiLanguage } from './translator.ts';

/** Fetches what the first screen says in one language; the other one stays where it is. */
export async function loadTranslator(language: UiLanguage): Promise<Translator> {
  const { default: messages } =
    language === 'ja'
      ? await import(/* webpackChunkName: "texts-ja" */ './first/ja.json')
      : await import(/* webpackChunkName: "texts-en" */ './first/en.json');
  return makeTranslator(language, messages, () => loadLater(language));
}

async function loadLater(language: UiLanguage): Promise<LaterMessages> {
  const { default: messages } =
    language === 'ja'
      ? await import(/* webpackChunkName: "texts-ja-later" */ './later/ja.json')
      : await import(/* webpackChunkName: "texts-en-later" */ './later/en.json');
  return messages;
}
