import { fold } from './fold.ts';

const DENIED = {
  ja: /^[ヲハ]?(?:(?:スル|シタ|致ス|イタス)(?:モノ|ワケ|コト)デ?ハ(?:アリマセン|ゴザイマセン|デキマセン|出来マセン|ナイ|デキナイ)|(?:デキ|出来|致シ|イタシ|シ|シテオリ|シテイ)マセン|(?:致シ|イタシ|シ)カネ)/,
  en: /\b(?:cannot|can['’]t|not|don['’]t|doesn['’]t|never|no)\s$/,
} as const;

/** Whether a promise is said not to be made, by what stands right before it or right after. */
export function isDenied(before: string, after: string): boolean {
  return DENIED.ja.test(fold(after, true).text) || DENIED.en.test(fold(before, false).text);
}
