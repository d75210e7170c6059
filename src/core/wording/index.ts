import en from './en.json';
import ja from './ja.json';

export type WordingKey = keyof typeof ja;
export type WordingLanguage = 'ja' | 'en';
export type Tone = 'formal' | 'warm' | 'brief';

/** The texts of the inserted block. Both languages have the same keys; the compiler checks it. */
export const WORDING: Readonly<Record<WordingLanguage, Readonly<Record<WordingKey, string>>>> = { ja, en };
