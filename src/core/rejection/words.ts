import classes from './phrases/classes.json';

/** Buckets words are spread over: so many that a word without a weight seldom meets one with (docs/detection.md). */
export const BUCKETS = 131072;

/** What a message says word by word: each bucket once, with its first place in the text (-1: in the subject). */
export interface Words {
  readonly buckets: readonly number[];
  readonly places: readonly number[];
}

/**
 * Takes a normalised message apart into its words, pairs of neighbours and pairs with one word between them, in
 * Japanese into runs of one to three characters. In pairs a word counts as its class (phrases/classes.json), so that
 * "another applicant" teaches "someone else" too. Nothing is counted twice, so that repeating a phrase does not make it
 * truer.
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
  const addWords = language === 'ja' ? addCharacters : addEnglishWords;
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

type Add = (hash: number, place: number) => void;

const WORD = /[a-z']+/g;

function addEnglishWords(line: string, start: number, add: Add): void {
  let before = 0;
  let beforeThat = 0;
  WORD.lastIndex = 0;
  for (let match = WORD.exec(line); match; match = WORD.exec(line)) {
    const place = start === -1 ? -1 : start + match.index;
    add(hashOf(stem(match[0]), OFFSET), place);
    const word = classOf(match[0]);
    if (word === '') continue;
    if (before !== 0) add(hashOf(word, before), place);
    if (beforeThat !== 0) add(hashOf(word, hashOf('_', beforeThat)), place);
    beforeThat = before;
    before = hashOf(' ', hashOf(word, OFFSET));
  }
}

let classByWord: Readonly<Record<string, string>> | null = null;

/** What a word counts as in pairs: its class, itself without its ending, or nothing for the commonest. */
function classOf(word: string): string {
  if (!classByWord) classByWord = listClasses();
  const name = classByWord[word];
  return typeof name === 'string' ? name : stem(word);
}

function listClasses(): Record<string, string> {
  const byWord: Record<string, string> = {};
  const names = Object.keys(classes) as (keyof typeof classes)[];
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i];
    if (name === undefined) continue;
    const words = classes[name].split(' ');
    for (let n = 0; n < words.length; n += 1) byWord[words[n] ?? ''] = name === '' ? '' : `<${name}>`;
  }
  return byWord;
}

/** Evens out the plainest endings; what is left need not be a word. */
function stem(word: string): string {
  return word.replace(/(?:ing|ed|es|s)$/, '');
}

function addCharacters(line: string, start: number, add: Add): void {
  const plain = line.replace(/[0-9]/g, '0');
  for (let i = 0; i < plain.length; i += 1) {
    const place = start === -1 ? -1 : start + i;
    const one = hashCode(plain.charCodeAt(i), OFFSET);
    add(one, place);
    if (i + 1 >= plain.length) continue;
    const two = hashCode(plain.charCodeAt(i + 1), one);
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
