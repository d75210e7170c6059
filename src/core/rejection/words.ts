/** Buckets of the table of weights: two words rarely share one, and the table stays small (docs/detection.md). */
export const BUCKETS = 8192;

/** What a message says word by word: each bucket once, with its first place in the text (-1: in the subject). */
export interface Words {
  readonly buckets: readonly number[];
  readonly places: readonly number[];
}

const LONGEST_SUBJECT_LINE = 300;

/**
 * Takes a normalised message apart into its words and pairs of neighbours, in Japanese into runs of two and three
 * characters. Nothing is counted twice, so that repeating a phrase does not make it truer.
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
  let start = 0;
  while (start < text.length) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    const line = text.slice(start, end);
    addWords(line, start, language, 'w', add);
    start = end + 1;
  }
  const head = subject.slice(0, LONGEST_SUBJECT_LINE).replace(/\n/g, ' ');
  addWords(head, -1, language, 's', add);
  return { buckets, places };
}

type Add = (hash: number, place: number) => void;

function addWords(line: string, start: number, language: 'ja' | 'en', kind: string, add: Add): void {
  if (language === 'ja') addCharacters(line, start, kind, add);
  else addEnglishWords(line, start, kind, add);
}

const WORD = /[a-z']+/g;

function addEnglishWords(line: string, start: number, kind: string, add: Add): void {
  const seed = hashOf(kind, OFFSET);
  let before = 0;
  WORD.lastIndex = 0;
  for (let match = WORD.exec(line); match; match = WORD.exec(line)) {
    const place = start === -1 ? -1 : start + match.index;
    const word = stem(match[0]);
    add(hashOf(word, seed), place);
    if (before !== 0) add(hashOf(word, before), place);
    before = hashOf(' ', hashOf(word, seed));
  }
}

/** Evens out the plainest endings; what is left need not be a word. */
function stem(word: string): string {
  return word.length > 0 ? word.replace(/(?:ing|ed|es|s)$/, '') : word;
}

function addCharacters(line: string, start: number, kind: string, add: Add): void {
  const seed = hashOf(kind, OFFSET);
  const plain = line.replace(/[0-9]/g, '0');
  for (let i = 0; i + 1 < plain.length; i += 1) {
    const place = start === -1 ? -1 : start + i;
    const two = hashCode(plain.charCodeAt(i + 1), hashCode(plain.charCodeAt(i), seed));
    add(two, place);
    if (i + 2 < plain.length) add(hashCode(plain.charCodeAt(i + 2), two), place);
  }
}

/** FNV-1a, 32 bits; its multiplication is written as shifts because the oldest engine has no Math.imul. */
const OFFSET = 0x811c9dc5;

function hashOf(text: string, from: number): number {
  let hash = from;
  for (let i = 0; i < text.length; i += 1) hash = hashCode(text.charCodeAt(i), hash);
  return hash;
}

function hashCode(code: number, from: number): number {
  const hash = from ^ code;
  return (hash + (hash << 1) + (hash << 4) + (hash << 7) + (hash << 8) + (hash << 24)) >>> 0;
}

/** Spreads the bits of the last characters before the bucket is taken. */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 15);
  mixed = (mixed + (mixed << 10)) >>> 0;
  mixed = (mixed ^ (mixed >>> 6)) >>> 0;
  mixed = (mixed + (mixed << 3)) >>> 0;
  return (mixed ^ (mixed >>> 11)) >>> 0;
}
