import { findAmounts } from './amounts.ts';
import { isDenied } from './denied.ts';
import forbidden from './forbidden-words.json';
import { fold, type FoldedText } from './fold.ts';
import innocent from './innocent-words.json';
import { LINK_MARK, NAME_MARK } from './template.ts';

/** The longest text of a block, and of a closing sentence, counted by `countCharacters`. */
export const TEXT_LIMIT = 400;
export const CLOSING_LIMIT = 200;
/** Columns of a plain-text mail; Japanese characters take two. */
const WIDEST_LINE = 76;

type PromiseFault = Extract<WordingFault, { readonly kind: 'gift' | 'guarantee' }>;

export type WordingFault =
  | {
      /** Something of value for registering, or a promise of a job: Japanese law allows neither. */
      readonly kind: 'gift' | 'guarantee';
      /** As it was written. */
      readonly word: string;
      readonly start: number;
      readonly end: number;
    }
  | {
      /** Cannot be broken into the lines of a plain-text mail. */
      readonly kind: 'tooWide';
      readonly word: string;
      readonly start: number;
      readonly end: number;
    }
  | {
      /** Looks like a mark and is none, so that it would stand in the mail as it was typed. */
      readonly kind: 'mark';
      readonly word: string;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'tooLong'; readonly max: number }
  | { readonly kind: 'needLink' }
  | { readonly kind: 'empty' };

/** What is wrong with a text for the block, in the order in which it should be told. Nothing wrong: an empty list. */
export function lintText(text: string): readonly WordingFault[] {
  const faults: WordingFault[] = [...lintWords(text), ...lintMarks(text, [NAME_MARK, LINK_MARK])];
  if (countCharacters(text) === 0) faults.push({ kind: 'empty' });
  else if (text.split(LINK_MARK).length !== 2) faults.push({ kind: 'needLink' });
  if (countCharacters(text) > TEXT_LIMIT) faults.push({ kind: 'tooLong', max: TEXT_LIMIT });
  return faults;
}

/** The same for a company's last sentence, which holds no link. */
export function lintClosing(text: string): readonly WordingFault[] {
  const faults: WordingFault[] = [...lintWords(text), ...lintMarks(text, [NAME_MARK])];
  if (countCharacters(text) === 0) faults.push({ kind: 'empty' });
  if (countCharacters(text) > CLOSING_LIMIT) faults.push({ kind: 'tooLong', max: CLOSING_LIMIT });
  return faults;
}

/** Offers of something of value and promises of a job alone, for a text that is no block. */
export function lintPromises(text: string): readonly PromiseFault[] {
  return lintWords(text).filter((fault): fault is PromiseFault => fault.kind !== 'tooWide');
}

/** Characters as a person counts them: without line breaks and placeholders. */
export function countCharacters(text: string): number {
  return Array.from(
    text
      .split(LINK_MARK)
      .join('')
      .split(NAME_MARK)
      .join('')
      .replace(/[\r\n]/g, '')
      .trim(),
  ).length;
}

function lintMarks(text: string, known: readonly string[]): readonly WordingFault[] {
  const faults: WordingFault[] = [];
  for (const match of text.matchAll(/\{\{[^{}\n]*\}\}/g)) {
    const [word] = match;
    if (known.indexOf(word) === -1)
      faults.push({ kind: 'mark', word, start: match.index, end: match.index + word.length });
  }
  return faults;
}

function lintWords(text: string): readonly WordingFault[] {
  const found: Extract<WordingFault, { kind: 'gift' | 'guarantee' | 'tooWide' }>[] = [];
  const allowed = findWords(text, innocent.ja, true).concat(findWords(text, innocent.en, false));
  for (const kind of ['gift', 'guarantee'] as const)
    for (const word of findWords(text, forbidden[kind].ja, true).concat(
      findWords(text, forbidden[kind].en, false),
    ))
      if (
        !allowed.some(({ start, end }) => start <= word.start && word.end <= end) &&
        !(kind === 'guarantee' && isDenied(text.slice(0, word.start), text.slice(word.end)))
      )
        found.push({ kind, ...word });
  for (const language of ['ja', 'en'] as const) {
    const folded = fold(text, language === 'ja');
    for (const { first, last } of findAmounts(folded, language))
      found.push({ kind: 'gift', ...placeOf(text, folded, first, last) });
  }
  for (const match of text.matchAll(/[!-~]+/g)) {
    if (match[0].length <= WIDEST_LINE) continue;
    found.push({ kind: 'tooWide', word: match[0], start: match.index, end: match.index + match[0].length });
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  // Of words inside one another, such as a card inside a gift card, the longest is told.
  return found.filter((fault, index) => !found.slice(0, index).some((earlier) => earlier.end >= fault.end));
}

function findWords(text: string, words: readonly string[], joined: boolean) {
  const folded = fold(text, joined);
  const found: { word: string; start: number; end: number }[] = [];
  for (const word of words) {
    const wanted = fold(word, joined).text;
    for (let at = folded.text.indexOf(wanted); at !== -1; at = folded.text.indexOf(wanted, at + 1)) {
      const last = at + wanted.length - 1;
      if (!joined && !standsAlone(folded.text, at, last)) continue;
      found.push(placeOf(text, folded, at, last));
    }
  }
  return found;
}

/** Where characters of a folded text stand in the text as it was written. */
function placeOf(text: string, folded: FoldedText, first: number, last: number) {
  const start = folded.starts[first] ?? 0;
  const end = folded.ends[last] ?? text.length;
  return { word: text.slice(start, end), start, end };
}

/** English words are words only between other characters: `cash`, not `cashmere`. */
function standsAlone(text: string, first: number, last: number): boolean {
  return !/[a-z0-9]/.test(text.charAt(first - 1)) && !/[a-z0-9]/.test(text.charAt(last + 1));
}
