import { hashCode } from './hash.ts';
import { addEnglishWords } from './words-en.ts';
import { addJapaneseWords } from './words-ja.ts';

/** Buckets words are spread over: so many that a word without a weight seldom meets one with (docs/decisions/0009). */
export const BUCKETS = 131072;

/** What a message says word by word: each bucket once, with its first place in the text (-1: in the subject). */
export interface Words {
  readonly buckets: readonly number[];
  readonly places: readonly number[];
}

/** What a word's hash goes on with where it stands in a decision. */
const DECIDED = 68;

/**
 * Takes a normalised message apart into its words, sentence by sentence. Nothing is counted twice, so that repeating a
 * phrase does not make it truer. In the sentences that decide something (by number) the telling words count a second
 * time, as what is decided about.
 */
export function wordsOf(
  subject: string,
  text: string,
  language: 'ja' | 'en',
  decisive: Readonly<Record<number, boolean>>,
): Words {
  const seen: Record<number, boolean> = {};
  const buckets: number[] = [];
  const places: number[] = [];
  const put = (hash: number, place: number) => {
    const bucket = finish(hash) % BUCKETS;
    if (seen[bucket]) return;
    seen[bucket] = true;
    buckets.push(bucket);
    places.push(place);
  };
  const addWords = language === 'ja' ? addJapaneseWords : addEnglishWords;
  let start = 0;
  text.split('\n').forEach((line, index) => {
    addWords(line, start, (hash, place, telling) => {
      put(hash, place);
      if (telling && decisive[index]) put(hashCode(DECIDED, hash), place);
    });
    start += line.length + 1;
  });
  addWords(subject.replace(/\n/g, ' '), -1, put);
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
