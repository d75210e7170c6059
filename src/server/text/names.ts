import { firstCharacter } from '../../core/text/first-character.ts';
import type { MessageValues } from '../../core/text/format.ts';
import { TITLES } from '../../core/text/titles.ts';
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

/** What stands with a name and is none, with whatever signs are around it: “(Dr.)”. */
const TITLE = new RegExp(`^\\P{L}*(?:${TITLES})\\P{L}*$`, 'iu');

/** The words of a name without titles, or as they are where nothing else is among them. */
export function namingWords(name: string): readonly string[] {
  const words = name.trim().split(/\s+/u);
  const naming = words.filter((word) => !TITLE.test(word));
  return naming.length > 0 ? naming : words;
}

/** The first letter of each word of a name but titles, or its first sign: enough for whoever knows the name to tell whom it means. */
export function initials(name: string, language: Language): string {
  const found = namingWords(name).flatMap((word) => /[\p{L}\p{N}]/u.exec(word) ?? []);
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
