import { elementsAround, isBlank, isContainer, opensElement } from './html-elements.ts';
import type { HtmlElement } from './html-elements.ts';
import { isBlock, tokenizeHtml } from './html-text.ts';
import type { HtmlToken } from './html-text.ts';

export interface AuthorPart {
  /** Just behind the author's last word; null when there is none yet. */
  readonly wordsEnd: number | null;
  /** Where the signature begins; null without. */
  readonly signature: number | null;
  /** Where the author's part ends and the thread begins. */
  readonly end: number;
}

/**
 * The offset at which a table may be inserted: behind the author's last words, before the signature and the thread,
 * between blocks and never inside a paragraph, a list, a phrase or a cell of a table that belongs to the words.
 */
export function placeInHtml(html: string, part: AuthorPart): number {
  const tokens = tokenizeHtml(html);
  if (part.wordsEnd !== null) return behindWords(html, tokens, part.wordsEnd, part);
  const rest = part.signature ?? (part.end < html.length ? part.end : null);
  return rest === null ? endOfContainer(html, tokens) : beforeElement(html, tokens, rest);
}

/** Elements that may hold a table beside other blocks. */
const FLOW =
  ' html body div section article main center form blockquote table tbody thead tfoot tr td th header ';

function isFlow(name: string): boolean {
  // Names with a colon are Word's and other programs' own wrappers.
  return FLOW.indexOf(` ${name} `) !== -1;
}

function behindWords(html: string, tokens: readonly HtmlToken[], wordsEnd: number, part: AuthorPart): number {
  const limit = part.signature === null ? part.end : Math.min(part.signature, part.end);
  const around = elementsAround(html, tokens, wordsEnd - 1);
  const strict = leave(tokens, around, limit, (name) => !isFlow(name));
  // A phrase around the whole mail must not push the block below the signature: inside it, it still shows right.
  const lenient = leave(tokens, around, limit, (name) => !isFlow(name) && isBlock(name));
  const strictPlace = placeBehind(tokens, around, strict, wordsEnd);
  const lenientPlace = placeBehind(tokens, around, lenient, wordsEnd);
  if (strictPlace <= limit) return climb(html, tokens, around, strict, strictPlace, limit);
  if (lenientPlace <= limit) return climb(html, tokens, around, lenient, lenientPlace, limit);
  // Words, signature and thread share one paragraph: below the signature is still the author's part.
  return strictPlace <= part.end ? strictPlace : wordsEnd;
}

/** The index of the outermost element around the words that cannot hold a table; the number of elements without one. */
function leave(
  tokens: readonly HtmlToken[],
  around: readonly HtmlElement[],
  limit: number,
  mustLeave: (name: string) => boolean,
): number {
  for (let i = 0; i < around.length; i += 1) {
    const element = around[i] as HtmlElement;
    if (mustLeave(element.name)) return i;
    // A table that ends with the words is theirs; one that holds the signature as well is the layout of the mail.
    if (element.name === 'table' && closeEnd(tokens, element) <= limit) return i;
  }
  return around.length;
}

function placeBehind(
  tokens: readonly HtmlToken[],
  around: readonly HtmlElement[],
  index: number,
  wordsEnd: number,
): number {
  const element = around[index];
  if (!element) return wordsEnd;
  const end = closeEnd(tokens, element);
  return end === Infinity ? wordsEnd : end;
}

function closeEnd(tokens: readonly HtmlToken[], element: HtmlElement): number {
  return element.close === -1 ? Infinity : (tokens[element.close]?.end ?? Infinity);
}

/** As far out as nothing but blanks comes in between, so that the block stands beside the author's paragraphs. */
function climb(
  html: string,
  tokens: readonly HtmlToken[],
  around: readonly HtmlElement[],
  inside: number,
  from: number,
  limit: number,
): number {
  let place = from;
  for (let i = inside - 1; i >= 0; i -= 1) {
    const element = around[i] as HtmlElement;
    const end = closeEnd(tokens, element);
    if (isContainer(html, tokens[element.open] as HtmlToken) || end > limit) break;
    if (!/^(?:div|section|article|center|blockquote)$/.test(element.name)) break;
    if (!isBlankBetween(html, tokens, place, element.close)) break;
    place = end;
  }
  return place;
}

function isBlankBetween(html: string, tokens: readonly HtmlToken[], from: number, close: number): boolean {
  for (let i = close - 1; i >= 0; i -= 1) {
    const token = tokens[i] as HtmlToken;
    if (token.end <= from) return true;
    // The words may end inside their text; what follows them there is blank, or they would not end there.
    if (token.start < from || token.name === 'br' || isBlank(html, token)) continue;
    return false;
  }
  return true;
}

/** The outermost place at which everything of the signature still follows. */
function beforeElement(html: string, tokens: readonly HtmlToken[], offset: number): number {
  let index = 0;
  while (index < tokens.length && (tokens[index]?.end ?? 0) <= offset) index += 1;
  let place = offset;
  for (let i = index; i >= 0; i -= 1) {
    const token = tokens[i] as HtmlToken;
    if (token.start > offset || (i === index && token.type === 'text')) continue;
    if (isBlank(html, token)) continue;
    if (!opensElement(html, token) || isContainer(html, token)) break;
    place = token.start;
  }
  // Behind a picture in the first cell, say, the signature's text begins inside its table: go before the whole.
  const around = elementsAround(html, tokens, place);
  for (let i = 0; i < around.length; i += 1) {
    const element = around[i] as HtmlElement;
    const start = tokens[element.open]?.start ?? place;
    if (start < place && (!isFlow(element.name) || element.name === 'table')) return start;
  }
  return place;
}

/** An empty mail: behind the lines that stand ready for typing. */
function endOfContainer(html: string, tokens: readonly HtmlToken[]): number {
  const opened: HtmlToken[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as HtmlToken;
    if (opensElement(html, token)) opened.push(token);
    if (token.type !== 'close') continue;
    // The same bound as in elementsAround, for the same reason.
    for (let k = opened.length - 1; k >= 0 && k > opened.length - 60; k -= 1) {
      const holder = opened[k] as HtmlToken;
      if (holder.name !== token.name) continue;
      opened.length = k;
      if (isContainer(html, holder)) return token.start;
      break;
    }
  }
  return html.length;
}
