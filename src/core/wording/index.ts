import en from './en.json';
import ja from './ja.json';

export type WordingKey = keyof typeof ja;
export type WordingLanguage = 'ja' | 'en';
export type Tone = 'formal' | 'warm' | 'brief';

/** Whom an employer hires: people who change jobs, or students about to begin (中途, 新卒). */
export type Hires = 'experienced' | 'newgrad';

/** A text that speaks of the search itself has one beside it for students, who are not changing jobs. */
export function forHires<Key extends string>(key: Key, hires: Hires | undefined): Key | `${Key}.newgrad` {
  return hires === 'newgrad' ? `${key}.newgrad` : key;
}

/** Under which key the standard sentence of one kind of mail is. */
export function sentenceKey(
  stage: 'document' | 'first' | 'final',
  tone: Tone,
  hires: Hires | undefined,
): WordingKey {
  if (tone === 'brief') return 'brief.any';
  return tone === 'warm' ? forHires(`warm.${stage}`, hires) : `formal.${stage}`;
}

/** The texts of the inserted block. Both languages have the same keys; the compiler checks it. */
export const WORDING: Readonly<Record<WordingLanguage, Readonly<Record<WordingKey, string>>>> = { ja, en };
