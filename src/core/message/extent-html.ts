import { elementsAround, isBlank, isContainer, opensElement } from './html-elements.ts';
import type { HtmlElement } from './html-elements.ts';
import { framedAround } from './extent-text.ts';
import { htmlToText } from './html-text.ts';
import type { HtmlText, HtmlToken } from './html-text.ts';
import { TITLE, isOurLine, wordsAround } from './known-words.ts';
import { toSource, toSourceEnd } from './offset-map.ts';
import type { Range } from './text-block.ts';

/** A table with more visible text than this is not ours. */
const MAX_WORDS = 1500;
/** The colour of our rule at the left, which Word keeps in its own spelling. */
const OUR_RULE = /border-left:[^;"']*#47a0a4/i;

/**
 * The block around its link in HTML: its table; its frame lines, where it was plain text before the mail became HTML;
 * where a mail program took the table apart, as far as our words go, with the elements that hold nothing else.
 */
export function extentInHtml(html: string, linkStart: number, linkEnd: number): Range {
  const flat = htmlToText(html);
  return tableAround(html, flat, linkStart) ?? wordsInHtml(html, flat, linkStart, linkEnd);
}

function tableAround(html: string, flat: HtmlText, linkStart: number): Range | null {
  const around = elementsAround(html, flat.tokens, linkStart);
  for (let i = around.length - 1; i >= 0; i -= 1) {
    const table = around[i] as HtmlElement;
    if (table.name !== 'table') continue;
    const close = flat.tokens[table.close];
    if (!close) return null;
    const range = { start: (flat.tokens[table.open] as HtmlToken).start, end: close.end };
    return isOurTable(html, flat, table, range) ? range : null;
  }
  return null;
}

/** One cell, and our rule, our title, or our words first or last: the user may have changed any of them. */
function isOurTable(html: string, flat: HtmlText, table: HtmlElement, range: Range): boolean {
  let cells = 0;
  for (let i = table.open; i < table.close; i += 1) {
    const token = flat.tokens[i] as HtmlToken;
    if ((token.name === 'td' || token.name === 'th') && token.type === 'open') cells += 1;
  }
  const words = flat.text.slice(flat.textAt[table.open] ?? 0, flat.textAt[table.close] ?? 0).trim();
  if (cells > 1 || words.length > MAX_WORDS) return false;
  if (OUR_RULE.test(html.slice(range.start, range.end))) return true;
  const lines = words.split('\n');
  const first = lines[0] ?? '';
  return TITLE.test(first) || isOurLine(first) || isOurLine(lines[lines.length - 1] ?? '');
}

function wordsInHtml(html: string, flat: HtmlText, linkStart: number, linkEnd: number): Range {
  const from = textOffset(flat, linkStart);
  const to = textOffset(flat, linkEnd);
  const words = framedAround(flat.text, from, to) ?? wordsAround(flat.text, from, to);
  const start = Math.min(linkStart, toSource(flat.offsets, words.start));
  const end = Math.max(linkEnd, toSourceEnd(flat.offsets, words.end));
  return widen(html, flat.tokens, { start, end });
}

/** How long the text is up to a source offset: a search over the runs, which are in order in both. */
function textOffset(flat: HtmlText, source: number): number {
  const { from, to, length } = flat.offsets;
  let low = 0;
  let high = to.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((to[middle] ?? 0) < source) low = middle + 1;
    else high = middle - 1;
  }
  if (high < 0) return 0;
  const inside = Math.min(source - (to[high] ?? 0), length[high] ?? 0);
  const next = high + 1 < from.length ? (from[high + 1] ?? 0) : flat.text.length;
  return Math.min((from[high] ?? 0) + inside, next);
}

/** Takes along the elements whose only content is in the range, so that nothing empty stays behind. */
function widen(html: string, tokens: readonly HtmlToken[], range: Range): Range {
  let { start, end } = range;
  for (;;) {
    const before = tokens[neighbour(html, tokens, start, -1)];
    const after = tokens[neighbour(html, tokens, end, 1)];
    const open = unmatchedTags(html, { start, end });
    const opens = before !== undefined && opensElement(html, before) && mayTake(html, before);
    const closes = after?.type === 'close';
    if (opens && open.closes[0]?.name === before.name) start = before.start;
    else if (closes && open.opens[open.opens.length - 1]?.name === after.name) end = after.end;
    else if (opens && closes && before.name === after.name && open.closes.length + open.opens.length === 0) {
      start = before.start;
      end = after.end;
    } else return { start, end };
  }
}

/** Cells and lists stay whole: taking one half of them would break what is around. */
function mayTake(html: string, token: HtmlToken): boolean {
  return !isContainer(html, token) && !/^(?:table|tbody|tr|td|th|ul|ol|li)$/.test(token.name);
}

/** The index of the tag next to an offset, blanks skipped; -1 where words stand in between. */
function neighbour(html: string, tokens: readonly HtmlToken[], offset: number, step: 1 | -1): number {
  let low = 0;
  let high = tokens.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as HtmlToken).end <= offset) low = middle + 1;
    else high = middle - 1;
  }
  // `low` is the token that holds the offset or begins there.
  for (let i = step === 1 ? low : Math.min(low, tokens.length - 1); i >= 0 && i < tokens.length; i += step) {
    const token = tokens[i] as HtmlToken;
    if (step === -1 && token.start >= offset) continue;
    // Word keeps an empty `<o:p></o:p>` at the end of each paragraph.
    if (token.name.indexOf(':') !== -1) continue;
    if (token.type !== 'text' && token.type !== 'comment') return i;
    const start = step === 1 ? Math.max(token.start, offset) : token.start;
    const end = step === 1 ? token.end : Math.min(token.end, offset);
    const part: HtmlToken = { type: token.type, name: '', start, end };
    if (!isBlank(html, part)) return -1;
  }
  return -1;
}

export interface UnmatchedTags {
  /** Closing tags whose element begins before the range, in order. */
  readonly closes: readonly HtmlToken[];
  /** Opening tags whose element ends behind it, in order. */
  readonly opens: readonly HtmlToken[];
  /** All of them, as they stand in the HTML. */
  readonly closesHtml: string;
  readonly opensHtml: string;
}

/** The tags of a range that belong to elements reaching out of it: they stay when the range is taken out. */
export function unmatchedTags(html: string, range: Range): UnmatchedTags {
  const piece = html.slice(range.start, range.end);
  const closes: HtmlToken[] = [];
  const opens: HtmlToken[] = [];
  const tokens = htmlToText(piece).tokens;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as HtmlToken;
    if (opensElement(piece, token)) opens.push(token);
    else if (token.type === 'close') {
      const last = opens[opens.length - 1];
      if (last?.name === token.name) opens.pop();
      else if (!closeEarlier(opens, token.name)) closes.push(token);
    }
  }
  return { closes, opens, closesHtml: htmlOf(piece, closes), opensHtml: htmlOf(piece, opens) };
}

/** A tag that was closed without its children being closed first. */
function closeEarlier(opens: HtmlToken[], name: string): boolean {
  for (let i = opens.length - 1; i >= 0; i -= 1) {
    if (opens[i]?.name !== name) continue;
    opens.length = i;
    return true;
  }
  return false;
}

function htmlOf(piece: string, tokens: readonly HtmlToken[]): string {
  let result = '';
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as HtmlToken;
    result += piece.slice(token.start, token.end);
  }
  return result;
}
