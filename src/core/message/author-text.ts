import { readHtmlMarks } from './html-marks.ts';
import type { HtmlMarks } from './html-marks.ts';
import { htmlToText } from './html-text.ts';
import { halfWidth } from './lines.ts';
import { addRun, createOffsetMap, toSource, toSourceEnd } from './offset-map.ts';
import type { OffsetMap } from './offset-map.ts';
import { findOwnBlocks } from './own-block.ts';
import { findQuotedHistory } from './quoted-history.ts';
import type { Cut } from './quoted-history.ts';
import { findSignature, isSignature } from './signature.ts';

/** The words the author of a draft wrote, and where they stand in the body. */
export interface AuthorText {
  /** What a verdict reads: without quoted and forwarded mail, signature, disclaimer and our own block; one line per block. */
  readonly text: string;
  /**
   * The same to its last word: with a last sentence whose number or address the verdict takes for a signature, and
   * without the rule above the header of a thread, which the verdict reads as the model learnt it.
   */
  readonly letter: string;
  /** The offset in the original body just behind `text.slice(0, end)` or `letter.slice(0, end)`. */
  toBodyEnd(end: number): number;
  /** Where history begins in the body, or its end. */
  readonly bodyEnd: number;
  /**
   * Where in the original body the signature (with its sign-off, ruler or disclaimer) was cut off, or null; in HTML it may
   * lie inside the signature's first element.
   */
  readonly bodySignatureStart: number | null;
}

interface Flat {
  readonly text: string;
  readonly offsets: OffsetMap;
}

/** Cuts a body down to what its author newly wrote. Never throws; linear in the length of the body. */
export function authorText(message: {
  readonly body: string;
  readonly bodyType: 'html' | 'text';
}): AuthorText {
  const body = message.body;
  const html = message.bodyType === 'html' ? htmlToText(body) : null;
  const flat: Flat = html ?? flattenPlainText(body);
  const marks = html ? readHtmlMarks(body, html) : null;

  let end = flat.text.length;
  let bodyEnd = body.length;
  if (marks && marks.history !== -1) {
    end = marks.history;
    bodyEnd = marks.historySource;
  }
  const cuts: Cut[] = marks ? marks.quotes.slice() : [];
  const quoted = findQuotedHistory(flat.text.slice(0, end), marks?.quotes);
  for (let i = 0; i < quoted.length; i += 1) cuts.push(quoted[i] as Cut);
  const own = findOwnBlocks(flat.text.slice(0, end));
  for (let i = 0; i < own.length; i += 1) cuts.push(own[i] as Cut);
  const historyStart = startOfTrailingCut(flat.text, cuts.slice(0, cuts.length - own.length), end);
  const rule = html || historyStart === end ? historyStart : startOfRule(flat.text, historyStart);
  if (historyStart < end) bodyEnd = toSource(flat.offsets, rule);

  const marked = marks ? markedSignature(flat.text, marks, historyStart, bodyEnd) : null;
  if (marked) cuts.push(marked);
  const joined = without(flat.text, cuts, end);
  const letter = joined.text.slice(0, joined.text.lastIndexOf(flat.text.slice(rule, historyStart)));
  const shown = findShownSignature(letter, joined.offsets, flat.text, cuts);
  let bodySignature: number | null = null;
  if (shown < letter.length) bodySignature = toSource(flat.offsets, toSource(joined.offsets, shown));
  if (marks && marked && (bodySignature === null || marks.signatureSource < bodySignature))
    bodySignature = marks.signatureSource;

  return {
    text: joined.text.slice(0, findSignature(joined.text, false)),
    letter: letter.slice(0, shown),
    toBodyEnd: (offset) => toSourceEnd(flat.offsets, toSourceEnd(joined.offsets, offset)),
    bodyEnd,
    bodySignatureStart: bodySignature,
  };
}

/**
 * The signature the mail program marked, where it stands above the history and holds no letter. Classic Outlook marks
 * only where it begins, so that what was typed below it has to be told apart.
 */
function markedSignature(
  text: string,
  marks: HtmlMarks,
  historyStart: number,
  historySource: number,
): Cut | null {
  const { signature: start, signatureEnd } = marks;
  if (start === -1 || start > historyStart || marks.signatureSource >= historySource) return null;
  const isOpen = signatureEnd === -1;
  const end = isOpen ? historyStart : Math.min(signatureEnd, historyStart);
  return isSignature(text.slice(start, end), isOpen ? 1 : 5) ? { start, end } : null;
}

/** Where the signature begins, the upper one where quoted lines and a second one stand below it. */
function findShownSignature(letter: string, offsets: OffsetMap, text: string, cuts: readonly Cut[]): number {
  const last = findSignature(letter, true);
  if (last === letter.length) return last;
  const words = endOfWords(letter, last);
  const [from, to] = [toSourceEnd(offsets, words), toSource(offsets, last)];
  const isBelowQuote = cuts.some(
    (cut) => cut.start >= from && cut.end <= to && text.slice(cut.start, cut.end).trim() !== '',
  );
  const upper = isBelowQuote ? findSignature(letter.slice(0, words), true) : words;
  return upper < words ? upper : last;
}

/** Outlook on the web and on phones write a rule right above the header of a plain text; in HTML they draw it. */
const RULE = /^\s*[-_=*―─━—]{8,}\s*$/;

function startOfRule(text: string, at: number): number {
  const end = endOfWords(text, at);
  const start = text.lastIndexOf('\n', end - 1) + 1;
  const rule = text.slice(start, end);
  if (!RULE.test(halfWidth(rule))) return at;
  // With a blank line below, a second of its kind closes a signature.
  const isRightAbove = text.indexOf('\n', end) === at - 1;
  return isRightAbove || text.indexOf(rule) === start ? start : at;
}

/** The offset behind the last character before `at` that is no blank. */
function endOfWords(text: string, at: number): number {
  let end = at;
  while (end > 0 && text.charAt(end - 1).trim() === '') end -= 1;
  return end;
}

/** Plain text with line feeds only. */
function flattenPlainText(body: string): Flat {
  const offsets = createOffsetMap();
  const chunks: string[] = [];
  let length = 0;
  let from = 0;
  const emit = (text: string, source: number, sourceLength: number) => {
    if (sourceLength === 0) return;
    chunks.push(text);
    addRun(offsets, length, source, text.length, sourceLength);
    length += text.length;
  };
  for (let at = body.indexOf('\r'); at !== -1; at = body.indexOf('\r', from)) {
    emit(body.slice(from, at), from, at - from);
    const width = body.charAt(at + 1) === '\n' ? 2 : 1;
    emit('\n', at, width);
    from = at + width;
  }
  emit(body.slice(from), from, body.length - from);
  return { text: chunks.join(''), offsets };
}

/** Where the cuts that reach to `end`, blanks aside, begin; `end` when text of the author stands last. */
function startOfTrailingCut(text: string, cuts: readonly Cut[], end: number): number {
  const sorted = sortCuts(cuts);
  let start = end;
  for (let i = sorted.length - 1; i >= 0; i -= 1) {
    const cut = sorted[i] as Cut;
    if (cut.end < start && text.slice(cut.end, start).trim() !== '') break;
    start = Math.min(start, cut.start);
  }
  return start;
}

function sortCuts(cuts: readonly Cut[]): Cut[] {
  return cuts.slice().sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The text up to `end` without the cuts; where one was taken out, a line feed keeps sentences apart. */
function without(text: string, cuts: readonly Cut[], end: number): Flat {
  const offsets = createOffsetMap();
  const chunks: string[] = [];
  let length = 0;
  let at = 0;
  const keep = (from: number, to: number) => {
    if (to <= from) return;
    chunks.push(text.slice(from, to));
    addRun(offsets, length, from, to - from, to - from);
    length += to - from;
  };
  const sorted = sortCuts(cuts);
  for (let i = 0; i < sorted.length; i += 1) {
    const cut = sorted[i] as Cut;
    if (cut.start >= end) break;
    if (cut.end <= at) continue;
    keep(at, cut.start);
    const before = cut.start > 0 ? text.charAt(cut.start - 1) : '\n';
    if (before !== '\n' && cut.start > at) {
      chunks.push('\n');
      addRun(offsets, length, cut.start, 1, cut.end - cut.start + 1);
      length += 1;
    }
    at = cut.end;
  }
  keep(at, end);
  return { text: chunks.join(''), offsets };
}
