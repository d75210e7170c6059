import weights from './model.json';
import type { Reading } from './reading.ts';

/** What a language has learned from examples (`npm run train:detection`), as model.json keeps it. */
export interface StoredModel {
  readonly bias: number;
  /** Scores of at least this are rejections. */
  readonly threshold: number;
  /** Log-odds of what the phrases say, by name; a name without a weight counts for nothing. */
  readonly phrases: Readonly<Record<string, number>>;
  /** The log-odds of two of them together are one or two of these, for a rejection or against one. */
  readonly pairStep: number;
  /** The pairs that count (`pack`), each as `pairOf` their places among the names. */
  readonly pairs: string;
  /** The log-odds of a word are one or two of these, for a rejection or against one. */
  readonly step: number;
  /** The buckets of words that count and what they weigh (`pack`). */
  readonly words: string;
}

/** The same, ready to be asked. */
export interface LanguageModel extends StoredModel {
  /** The places of the phrases' names. */
  readonly places: Readonly<Record<string, number>>;
  readonly pairTable: WordTable;
  readonly table: WordTable;
}

/** By bucket (of words) or pair (of names) 1 or 2 for what speaks for a rejection, -1 or -2 against; what says nothing is missing. */
export type WordTable = Readonly<Record<number, number>>;

/** What a reading comes to, and what each place of its text adds. */
export interface Scored {
  /** The probability the model gives, 0 to 1. */
  readonly score: number;
  /** Log-odds of what the phrases say by name, half of every pair with each. */
  readonly byName: Readonly<Record<string, number>>;
  /** Log-odds of the words by offset in the normalised text; the subject's are not among them. */
  readonly byPlace: Readonly<Record<number, number>>;
}

/** The characters a packed table is written in start here and leave out the backslash, which JSON writes as two. */
const FIRST = 35;
const BACKSLASH = 92;
/** The shortest ways are letters, which are common around the table too: so gzip has fewer characters to tell apart. */
const TURN = 62;
/** A bucket fewer than so many behind the last one is one character; each time so many are passed over is one more. */
const SPAN = 90;
/** Each way, and the way that is passed over. */
const CHARACTERS = SPAN + 1;
/** Between the ways and the weights. */
const BETWEEN = '!';
/** What a bucket can weigh, in steps. */
const WEIGHTS = [1, -1, 2, -2];

/** A message of so many words takes their weights as they are; in a longer one each counts less. */
const USUAL_SIZE = 100;
/** In one of fewer than so many each counts no more than in one of so many: a greeting alone tells nothing. */
const SMALL_SIZE = 60;

const models: { ja?: LanguageModel; en?: LanguageModel } = {};

/** The model of a language, unpacked when first asked for so that loading the file costs nothing. */
export function modelFor(language: 'ja' | 'en'): LanguageModel {
  const known = models[language];
  if (known) return known;
  const stored: StoredModel = weights[language];
  const names = Object.keys(stored.phrases);
  const places: Record<string, number> = {};
  names.forEach((name, place) => (places[name] = place));
  const model = { ...stored, places, pairTable: unpack(stored.pairs), table: unpack(stored.words) };
  models[language] = model;
  return model;
}

/**
 * Packs a table: its buckets lie near each other, so that the ways between them are small and compress well. What the
 * buckets weigh follows in the same order, three to a character.
 */
export function pack(table: WordTable): string {
  let ways = '';
  let steps = '';
  let next = 0;
  let three = 0;
  const buckets = Object.keys(table).map(Number);
  buckets.sort((a, b) => a - b);
  for (let i = 0; i < buckets.length; i += 1) {
    const bucket = buckets[i] ?? 0;
    for (; bucket - next >= SPAN; next += SPAN) ways += characterOf(SPAN);
    ways += characterOf(bucket - next);
    next = bucket + 1;
    three += WEIGHTS.indexOf(table[bucket] ?? 0) << (2 * (i % 3));
    if (i % 3 < 2 && i + 1 < buckets.length) continue;
    steps += characterOf(three);
    three = 0;
  }
  return ways + BETWEEN + steps;
}

function characterOf(value: number): string {
  const code = FIRST + ((value + TURN) % CHARACTERS);
  return String.fromCharCode(code < BACKSLASH ? code : code + 1);
}

function valueAt(packed: string, at: number): number {
  const code = packed.charCodeAt(at);
  return ((code < BACKSLASH ? code : code - 1) - FIRST + CHARACTERS - TURN) % CHARACTERS;
}

/** The table that was packed. */
export function unpack(packed: string): Record<number, number> {
  const table: Record<number, number> = {};
  const buckets: number[] = [];
  const end = packed.indexOf(BETWEEN);
  let next = 0;
  for (let i = 0; i < end; i += 1) {
    const way = valueAt(packed, i);
    next += way;
    if (way === SPAN) continue;
    buckets.push(next);
    next += 1;
  }
  buckets.forEach((bucket, index) => {
    const three = valueAt(packed, end + 1 + Math.floor(index / 3));
    table[bucket] = WEIGHTS[(three >> (2 * (index % 3))) & 3] ?? 0;
  });
  return table;
}

/** How much one word counts in a message of so many. */
export function shareOf(count: number): number {
  return Math.sqrt(USUAL_SIZE / Math.max(SMALL_SIZE, count));
}

/** One number for two names' places, whichever comes first. */
export function pairOf(place: number, other: number): number {
  const high = Math.max(place, other);
  return (high * (high - 1)) / 2 + Math.min(place, other);
}

const OF_SUBJECT = /subject/;

/**
 * The score of a message. Its subject says no more for a rejection than its text does: the same subject heads
 * rejections and invitations, and a reply keeps it whatever it says.
 */
export function scoreReading(model: LanguageModel, { features, words }: Reading): Scored {
  let text = 0;
  let subject = 0;
  const byName = phraseShares(model, Object.keys(features));
  Object.keys(byName).forEach((name) => {
    if (OF_SUBJECT.test(name)) subject += byName[name] ?? 0;
    else text += byName[name] ?? 0;
  });
  const unit = model.step * shareOf(words.buckets.length);
  const byPlace: Record<number, number> = {};
  words.buckets.forEach((bucket, index) => {
    const weight = (model.table[bucket] ?? 0) * unit;
    const place = words.places[index] ?? -1;
    if (place === -1) subject += weight;
    else if (weight !== 0) {
      text += weight;
      byPlace[place] = (byPlace[place] ?? 0) + weight;
    }
  });
  const sum = model.bias + text + Math.min(subject, Math.max(0, text));
  return { score: 1 / (1 + Math.exp(-sum)), byName, byPlace };
}

function phraseShares(model: LanguageModel, names: readonly string[]): Record<string, number> {
  const shares: Record<string, number> = {};
  names.forEach((name) => {
    const place = model.places[name];
    if (typeof place !== 'number') return;
    let share = model.phrases[name] ?? 0;
    Object.keys(shares).forEach((other) => {
      const half = ((model.pairTable[pairOf(place, model.places[other] ?? 0)] ?? 0) * model.pairStep) / 2;
      share += half;
      shares[other] = (shares[other] ?? 0) + half;
    });
    shares[name] = share;
  });
  return shares;
}
