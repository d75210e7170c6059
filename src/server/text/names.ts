import type { Language } from './language.ts';

/** What a person is called on their own pages and in mails: Japanese people by the family name, others as they wrote it. */
export function calledName(name: string, language: Language): string {
  const [first = name] = name.split(/\s+/u);
  const isJapanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name);
  return isJapanese === (language === 'ja') ? first : name;
}

/** A value in a sentence whose writing direction must not spread to the sentence (UAX #9, isolates). */
export function isolated(value: string): string {
  return `\u2068${value}\u2069`;
}
