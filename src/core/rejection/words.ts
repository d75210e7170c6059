import { addEnglishWords } from './words-en.ts';
import { addJapaneseWords } from './words-ja.ts';

/** Buckets words are spread over: so many that a word without a weight seldom meets one with (docs/detection.md). */
export const BUCKETS = 131072;

/** What a message says word by word: each bucket once, with its first place in the text (-1: in the subject). */
export interface Words {
  readonly buckets: readonly number[];
  readonly places: readonly number[];
}

/** Takes one word by its hash, with its place in the text (-1: in the subject). */
export type AddWord = (hash: number, place: number) => void;

/**
 * Takes a normalised message apart into its words, sentence by sentence. Nothing is counted twice, so that repeating a
 * phrase does not make it truer.
 */
export function wordsOf(subject: string, text: string, language: 'ja' | 'en'): Words {
  const seen: Record<number, boolean> = {};
  const buckets: number[] = [];
  const places: number[] = [];
  const add = (hash: number, place: number) => {
    const bucket = finish(hash) % BUCKETS;
    if (seen[bucket] === true) return;
    seen[bucket] = true;
    buckets.push(bucket);
    places.push(place);
  };
  const addWords = language === 'ja' ? addJapaneseWords : addEnglishWords;
  let start = 0;
  while (start < text.length) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    const line = text.slice(start, end);
    addWords(line, start, add);
    start = end + 1;
  }
  const head = subject.replace(/\n/g, ' ');
  addWords(head, -1, add);
  return { buckets, places };
}

/** Spreads the bits of the last characters before the bucket is taken. */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 15);
  mixed = (mixed + (mixed << 10)) >>> 0;
  mixed = (mixed ^ (mixed >>> 6)) >>> 0;
  mixed = (mixed + (mixed << 3)) >>> 0;
  return (mixed ^ (mixed >>> 11)) >>> 0;
}
