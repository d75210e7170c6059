import { authorText } from './author-text.ts';
import type { Block } from './block.ts';
import { attributeOf, isBlock, tokenizeHtml } from './html-text.ts';
import type { HtmlToken } from './html-text.ts';

export interface Body {
  readonly type: 'html' | 'text';
  readonly content: string;
}

/** Exactly what an insertion added to a body, so that it can be taken out again byte for byte. */
export interface Insertion {
  readonly content: string;
  readonly start: number;
  readonly inserted: string;
}

/**
 * Puts the block before the author's signature, or at the end of the author's words, above any quoted thread, when no
 * signature can be told with confidence. The rest of the body stays byte for byte as it was.
 */
export function insertBlock(body: Body, block: Block): Insertion {
  const author = authorText({ body: body.content, bodyType: body.type });
  const wordsEnd = author.text === '' ? null : author.toBodyEnd(author.text.replace(/\s+$/, '').length);
  const { start, inserted } =
    body.type === 'html'
      ? { start: htmlPlace(body.content, author.bodySignatureStart, wordsEnd), inserted: block.html }
      : textPlace(body.content, author.bodySignatureStart, wordsEnd, block.text);
  return { start, inserted, content: body.content.slice(0, start) + inserted + body.content.slice(start) };
}

/** Elements that hold the whole mail; the block stays inside them. */
function isContainer(html: string, token: HtmlToken): boolean {
  if (token.name === 'body' || token.name === 'html') return true;
  return token.name === 'div' && /wordsection/i.test(attributeOf(html, token, 'class') ?? '');
}

function htmlPlace(html: string, signature: number | null, wordsEnd: number | null): number {
  const tokens = tokenizeHtml(html);
  if (signature !== null) {
    const place = beforeElement(html, tokens, signature);
    if (place !== null) return place;
  }
  return afterElement(html, tokens, wordsEnd);
}

/** The outermost place at which everything of the signature still follows; null in the middle of a paragraph. */
function beforeElement(html: string, tokens: readonly HtmlToken[], offset: number): number | null {
  let index = 0;
  while (index < tokens.length && (tokens[index]?.end ?? 0) <= offset) index += 1;
  let place = offset;
  for (let i = index - 1; i >= 0; i -= 1) {
    const token = tokens[i] as HtmlToken;
    if (isBlank(html, token)) continue;
    if (token.type !== 'open' || token.name === 'br' || isContainer(html, token)) break;
    place = token.start;
  }
  return insideParagraph(tokens, place) ? null : place;
}

/** Behind the element that holds the author's last word, as far out as nothing else comes in between. */
function afterElement(html: string, tokens: readonly HtmlToken[], wordsEnd: number | null): number {
  const opened: HtmlToken[] = [];
  let place = wordsEnd ?? 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as HtmlToken;
    if (wordsEnd === null) {
      // An empty mail: inside its containers, before whatever the mail program keeps ready for typing.
      if (token.type === 'open' && (isContainer(html, token) || token.name === 'head')) place = token.end;
      else if (token.name === 'head' && token.type === 'close') place = token.end;
      else if (token.type === 'open' && token.name !== 'meta' && token.name !== 'style') break;
      continue;
    }
    if (token.end <= wordsEnd) {
      if (token.type === 'open' && !isVoid(token.name)) opened.push(token);
      if (token.type === 'close') closeLast(opened, token.name);
      continue;
    }
    if (token.start < wordsEnd || isBlank(html, token)) continue;
    const holder = opened[opened.length - 1];
    if (token.type !== 'close' || !holder || isContainer(html, holder)) break;
    closeLast(opened, token.name);
    place = token.end;
  }
  return place;
}

function closeLast(opened: HtmlToken[], name: string): void {
  for (let i = opened.length - 1; i >= 0; i -= 1) {
    if (opened[i]?.name === name) {
      opened.length = i;
      return;
    }
  }
}

/** A table inside a paragraph or a phrase would be torn out by the next mail program. */
function insideParagraph(tokens: readonly HtmlToken[], place: number): boolean {
  const opened: HtmlToken[] = [];
  for (let i = 0; i < tokens.length && (tokens[i]?.start ?? 0) < place; i += 1) {
    const token = tokens[i] as HtmlToken;
    if (token.type === 'open' && !isVoid(token.name)) opened.push(token);
    if (token.type === 'close') closeLast(opened, token.name);
  }
  const holder = opened[opened.length - 1];
  return holder !== undefined && (holder.name === 'p' || !isBlock(holder.name));
}

function isVoid(name: string): boolean {
  return ' area base br col embed hr img input link meta source wbr '.indexOf(` ${name} `) !== -1;
}

function isBlank(html: string, token: HtmlToken): boolean {
  return (
    token.type === 'comment' ||
    (token.type === 'text' && /^(?:\s|&nbsp;|\u00a0)*$/.test(html.slice(token.start, token.end)))
  );
}

function textPlace(text: string, signature: number | null, wordsEnd: number | null, block: string) {
  const feed = text.indexOf('\r\n') === -1 ? '\n' : '\r\n';
  const lines = block.replace(/\n/g, feed);
  if (signature !== null) {
    const start = text.lastIndexOf('\n', signature - 1) + 1;
    const before = /(?:^|\n)\s*$/.test(text.slice(0, Math.max(0, start - 1))) || start === 0 ? '' : feed;
    return { start, inserted: before + lines + feed + feed };
  }
  const start = wordsEnd ?? 0;
  if (start === 0) return { start, inserted: lines + feed };
  return { start, inserted: feed + feed + lines };
}
