import { addRun, createOffsetMap, toSource, toSourceEnd } from '../message/offset-map.ts';
import type { OffsetMap } from '../message/offset-map.ts';
import spelling from './phrases/spelling.json';
import { placeholderAt } from './placeholder.ts';

/** A text in the one spelling the phrase files use: one sentence per line, with the way back to the original. */
export interface NormalText {
  /** Sentences, each ended by a line feed. */
  readonly text: string;
  /** The offset in the original of an offset here. */
  toOriginal(offset: number): number;
  /** The offset in the original just behind an exclusive end here. */
  toOriginalEnd(end: number): number;
}

interface Piece {
  readonly text: string;
  readonly offsets: OffsetMap;
}

/**
 * Brings every way of writing the same words to one: width, kana and kanji spellings, quote marks, contractions,
 * placeholders, invisible characters, breaks inside a phrase. String.normalize is not used: the oldest Outlook
 * engine lacks it.
 */
export function normalise(original: string): NormalText {
  const folded = fold(original);
  const spelled = respell(folded.text);
  return {
    text: spelled.text,
    toOriginal: (offset) => toSource(folded.offsets, toSource(spelled.offsets, offset)),
    toOriginalEnd: (end) => toSourceEnd(folded.offsets, toSourceEnd(spelled.offsets, end)),
  };
}

const HALF_KANA =
  '。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜';
const VOICED = 'カガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベホボウヴ';
const SEMI_VOICED = 'ハパヒピフプヘペホポ';

/** One character at a time: width, case, marks; line breaks become sentence breaks or vanish. */
function fold(source: string): Piece {
  const offsets = createOffsetMap();
  const chunks: string[] = [];
  let length = 0;
  let last = '\n';
  let runStart = -1;
  const flush = (end: number) => {
    if (runStart === -1) return;
    const text = source.slice(runStart, end);
    chunks.push(text);
    addRun(offsets, length, runStart, text.length, text.length);
    length += text.length;
    runStart = -1;
  };
  const emit = (text: string, at: number, sourceLength: number) => {
    flush(at);
    chunks.push(text);
    addRun(offsets, length, at, text.length, sourceLength);
    length += text.length;
    last = text.charAt(text.length - 1);
  };
  for (let i = 0; i < source.length; i += 1) {
    const character = source.charAt(i);
    if (/[a-z\u3041-\u30fe\u4e00-\u9fff]/.test(character)) {
      if (runStart === -1) runStart = i;
      last = character;
      continue;
    }
    const code = source.charCodeAt(i);
    const placeholder = placeholderAt(source, i);
    if (placeholder) {
      emit(placeholder.words, i, placeholder.length);
      i += placeholder.length - 1;
      continue;
    }
    if (SPACE.test(character)) {
      const end = endOfSpace(source, i);
      const between = spaceBetween(source, i, end, last);
      flush(i);
      if (between !== '' && !(between === ' ' && (last === ' ' || last === '\n'))) emit(between, i, end - i);
      i = end - 1;
      continue;
    }
    if (INVISIBLE.test(character)) {
      flush(i);
      continue;
    }
    const simple = foldCharacter(code);
    if (code >= 0xff66 && code <= 0xff9f) {
      const next = source.charCodeAt(i + 1);
      const table = next === 0xff9e ? VOICED : next === 0xff9f ? SEMI_VOICED : '';
      const at = table.indexOf(simple);
      const voiced = table !== '' && at !== -1 && at % 2 === 0 ? table.charAt(at + 1) : '';
      emit(voiced === '' ? simple : voiced, i, voiced === '' ? 1 : 2);
      if (voiced !== '') i += 1;
      continue;
    }
    if (isSentenceEnd(simple)) {
      if (simple === '.' && !endsSentence(source, i)) emit('.', i, 1);
      else if (last === '\n') flush(i);
      else emit(simple === '?' ? '?\n' : '\n', i, 1);
      continue;
    }
    if (simple === character) {
      if (runStart === -1) runStart = i;
      last = simple;
    } else emit(simple, i, 1);
  }
  flush(source.length);
  return { text: chunks.join(''), offsets };
}

/** White space, in Japanese width too; a mark of the byte order is none, it is just not seen. */
const SPACE = /[^\S\ufeff]/;

function endOfSpace(source: string, from: number): number {
  let end = from + 1;
  while (SPACE.test(source.charAt(end))) end += 1;
  return end;
}

/**
 * What white space means here: a blank line ends a sentence; a break inside Japanese is a wrapped line and
 * means nothing; elsewhere it is one blank.
 */
function spaceBetween(source: string, from: number, end: number, last: string): string {
  const white = source.slice(from, end);
  const feed = white.indexOf('\n');
  if (feed !== -1 && white.indexOf('\n', feed + 1) !== -1) return last === '\n' ? '' : '\n';
  if (feed !== -1 && startsItem(source, end)) return last === '\n' ? '' : '\n';
  if (JAPANESE.test(last) && JAPANESE.test(source.charAt(end))) {
    // A short line before the break (a name, a heading) is a line of its own, not a wrapped one.
    return feed !== -1 && isShortLine(source, from) ? '\n' : '';
  }
  if (feed !== -1 && (last === ',' || last === ':') && isShortLine(source, from)) return '\n';
  return ' ';
}

/** Bullets and rulers begin something new. */
function startsItem(source: string, at: number): boolean {
  return '・●■◆○◇□※▼▽*•-=━─―【《'.indexOf(source.charAt(at) || '\n') !== -1;
}

function isShortLine(source: string, end: number): boolean {
  const start = source.lastIndexOf('\n', end - 1) + 1;
  const line = source.slice(Math.max(start, end - 40), end);
  return (
    line.length < 24 &&
    /(?:様|殿|さん|御中|各位|です|ます|[、,，:：]|件|ご連絡|お知らせ)\s*$/.test(line) &&
    !/[ぁ-ん]、$/.test(line)
  );
}

const JAPANESE = /[\u3001-\u30ff\u3400-\u9fff\uff01-\uff9f]/;

/** What is not seen, or only marks words: soft hyphens, joiners, directions, variants, asterisks, underscores. */
const INVISIBLE = /[\ufe00-\ufe0f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff*_]/;

function foldCharacter(code: number): string {
  if (code >= 0x41 && code <= 0x5a) return String.fromCharCode(code + 32);
  if (code >= 0xff01 && code <= 0xff5e) return foldCharacter(code - 0xfee0);
  if (code >= 0xff61 && code <= 0xff9f) return HALF_KANA.charAt(code - 0xff61);
  return String.fromCharCode(code)
    .replace(/[‘’`´′]/, "'")
    .replace(/[“”„″]/, '"')
    .replace(/[\u2010-\u2015]/, '-');
}

function isSentenceEnd(character: string): boolean {
  return '。!?.;'.indexOf(character) !== -1;
}

const ABBREVIATION =
  /(?:^|[\s(])(?:mr|mrs|ms|dr|prof|inc|ltd|co|corp|e\.g|i\.e|no|vs|st|jr|sr|etc|approx|dept|[a-z])$/i;

/** A full stop ends a sentence at the end of a line, before a blank, and before a capital where a break got lost. */
function endsSentence(source: string, at: number): boolean {
  const next = source.charAt(at + 1);
  const before = source.slice(Math.max(0, at - 8), at);
  if (next !== '' && !SPACE.test(next))
    return (
      (/[a-z]$/.test(before) && /^[A-Z][a-z\s']/.test(source.slice(at + 1, at + 3))) ||
      JAPANESE.test(next) ||
      /[")”]/.test(next)
    );
  return next === '\n' || !ABBREVIATION.test(before);
}

interface Speller {
  readonly pattern: RegExp;
  readonly spellings: Record<string, string>;
}

let speller: Speller | null = null;

function createSpeller(): Speller {
  const spellings = Object.create(null) as Record<string, string>;
  const keys: string[] = [];
  spelling.ja.concat(spelling.en).forEach(([from = '', to = '']) => {
    spellings[from] = to;
    const word = /^[a-z]/.test(from) && from !== "n't";
    keys.push(word ? `\\b${from}${/nt$/.test(from) ? '\\b' : ''}` : from);
  });
  keys.sort((a, b) => b.length - a.length);
  return { pattern: new RegExp(keys.join('|'), 'g'), spellings };
}

function respell(source: string): Piece {
  if (!speller) speller = createSpeller();
  const offsets = createOffsetMap();
  const chunks: string[] = [];
  let length = 0;
  let from = 0;
  const emit = (text: string, at: number, sourceLength: number) => {
    if (sourceLength === 0) return;
    chunks.push(text);
    addRun(offsets, length, at, text.length, sourceLength);
    length += text.length;
  };
  speller.pattern.lastIndex = 0;
  for (let match = speller.pattern.exec(source); match; match = speller.pattern.exec(source)) {
    const written = match[0];
    emit(source.slice(from, match.index), from, match.index - from);
    emit(speller.spellings[written] ?? written, match.index, written.length);
    from = match.index + written.length;
  }
  emit(source.slice(from), from, source.length - from);
  return { text: chunks.join(''), offsets };
}
