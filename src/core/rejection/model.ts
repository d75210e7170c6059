import weights from './model.json';
import type { Reading } from './reading.ts';

/** What a language has learned from examples (`npm run train:detection`). */
export interface LanguageModel {
  readonly bias: number;
  /** Scores of at least this are rejections. */
  readonly threshold: number;
  /** Log-odds of what the phrases say, by name; a name without a weight counts for nothing. */
  readonly phrases: Readonly<Record<string, number>>;
  /** The log-odds of one step of the table. */
  readonly step: number;
  /** One character per bucket of words: O for nothing, letters before it against a rejection, behind it for one. */
  readonly table: string;
}

/** What a reading comes to, and what each place of its text adds. */
export interface Scored {
  /** The probability the model gives, 0 to 1. */
  readonly score: number;
  /** Log-odds of the words by offset in the normalised text; the subject's are not among them. */
  readonly byPlace: Readonly<Record<number, number>>;
}

const NOTHING = 'O'.charCodeAt(0);
/** A message of so many words takes their weights as they are; in a longer one each counts less. */
const USUAL_SIZE = 100;

export function modelFor(language: 'ja' | 'en'): LanguageModel {
  return weights[language];
}

/** How much one word counts in a message of so many. */
export function shareOf(count: number): number {
  return Math.sqrt(USUAL_SIZE / Math.max(1, count));
}

export function scoreReading(model: LanguageModel, { features, words }: Reading): Scored {
  let sum = model.bias;
  const names = Object.keys(features);
  for (let i = 0; i < names.length; i += 1) sum += model.phrases[names[i] ?? ''] ?? 0;
  const unit = model.step * shareOf(words.buckets.length);
  const byPlace: Record<number, number> = {};
  for (let i = 0; i < words.buckets.length; i += 1) {
    const steps = model.table.charCodeAt(words.buckets[i] ?? 0) - NOTHING;
    if (steps === 0) continue;
    sum += steps * unit;
    const place = words.places[i] ?? -1;
    if (place >= 0) byPlace[place] = (byPlace[place] ?? 0) + steps * unit;
  }
  return { score: 1 / (1 + Math.exp(-sum)), byPlace };
}
