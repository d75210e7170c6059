import { attributeOf, isBlock } from './html-text.ts';
import type { HtmlToken } from './html-text.ts';

/** An element that is open at some place of a body. Indexes are into the tokens. */
export interface HtmlElement {
  readonly name: string;
  readonly open: number;
  /** Its closing tag; -1 while it is open or where it was never closed. */
  readonly close: number;
}

const VOID = ' area base br col embed hr img input link meta source wbr ';

/** True for elements that have no content and no closing tag. */
export function isVoid(name: string): boolean {
  return VOID.indexOf(` ${name} `) !== -1;
}

/** Opening tags that begin an element, so not `<br>` and not `<o:p/>`. */
export function opensElement(html: string, token: HtmlToken): boolean {
  return token.type === 'open' && !isVoid(token.name) && html.charAt(token.end - 2) !== '/';
}

/** The elements around `offset`, outermost first, each with its closing tag. */
export function elementsAround(html: string, tokens: readonly HtmlToken[], offset: number): HtmlElement[] {
  const opened: number[] = [];
  const around: { name: string; open: number; close: number }[] = [];
  let depth = -1;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as HtmlToken;
    if (depth === -1 && token.end > offset) {
      depth = opened.length;
      for (let k = 0; k < depth; k += 1) {
        const open = opened[k] ?? 0;
        around.push({ name: (tokens[open] as HtmlToken).name, open, close: -1 });
      }
    }
    if (opensElement(html, token)) {
      // A paragraph ends where the next block begins, closed or not.
      if (isBlock(token.name)) closeParagraph(tokens, opened, depth);
      opened.push(i);
    } else if (token.type === 'close') {
      const at = lastOpened(tokens, opened, token.name);
      if (at === -1) continue;
      if (depth !== -1 && at < depth) {
        const element = around[at];
        if (element) element.close = i;
        depth = at;
      }
      opened.length = at;
      if (depth === 0) break;
    }
  }
  return around;
}

function closeParagraph(tokens: readonly HtmlToken[], opened: number[], depth: number): void {
  const last = opened.length - 1;
  if (last >= Math.max(0, depth) && tokens[opened[last] ?? 0]?.name === 'p') opened.length = last;
}

function lastOpened(tokens: readonly HtmlToken[], opened: readonly number[], name: string): number {
  // Real mail nests far less deep; the bound keeps a hostile body linear.
  for (let i = opened.length - 1; i >= 0 && i > opened.length - 60; i -= 1) {
    if (tokens[opened[i] ?? 0]?.name === name) return i;
  }
  return -1;
}

/** Elements that hold the whole mail: what is inserted stays inside them, what is taken out leaves them. */
export function isContainer(html: string, token: HtmlToken): boolean {
  if (token.name === 'body' || token.name === 'html') return true;
  return token.name === 'div' && /wordsection|section\d/i.test(attributeOf(html, token, 'class') ?? '');
}

/** Comments and text without a word, `&nbsp;` among them. */
export function isBlank(html: string, token: HtmlToken): boolean {
  if (token.type === 'comment') return true;
  return (
    token.type === 'text' &&
    /^(?:[\s\u200b\ufeff]|&nbsp;|&#160;|&#xa0;)*$/i.test(html.slice(token.start, token.end))
  );
}
