import { firstCharacter } from '../../core/text/first-character.ts';
import type { MessageValues } from '../../core/text/format.ts';
import type { Language } from './language.ts';

/**
 * What a person is called on their own pages and in mails: in Japanese, Japanese people by the family name; everybody else as
 * they wrote it, because the first word may be a title, a particle or the family name (“Dr.”, “van”, “Smith,”).
 */
export function calledName(name: string, language: Language): string {
  const [first = name] = name.split(/\s+/u);
  const isJapanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name);
  return isJapanese && language === 'ja' ? first : name;
}

/** The first letter of each part of a name, or its first sign: enough for whoever knows the name to tell whom it means. */
export function initials(name: string, language: Language): string {
  const found = name.split(/\s+/u).flatMap((part) => /[\p{L}\p{N}]/u.exec(part) ?? []);
  const letters = found.length > 0 ? found : [firstCharacter(name)];
  return language === 'ja' ? letters.join('・') : letters.map((letter) => `${letter}.`).join(' ');
}

/** A value in a sentence whose writing direction must not spread to the sentence (UAX #9, isolates). */
export function isolated(value: string): string {
  return `\u2068${value}\u2069`;
}

/** Letters written from right to left: Hebrew, Arabic and what stands with them in Unicode. */
const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A value beside others, isolated where it would turn them; every other value as it is, because old mail programs show the marks. */
export function inOrder(value: string): string {
  return FROM_THE_RIGHT.test(value) ? isolated(value) : value;
}

/** What is put into a sentence, each value isolated where it would turn the sentence. */
export function valuesInOrder(values: MessageValues = {}): MessageValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? inOrder(value) : value]),
  );
}
