import { authorText } from './author-text.ts';
import { FRAME } from './block.ts';
import type { Block } from './block.ts';
import { findRelayLinks } from './find-links.ts';
import { htmlToText, isBlock, tokenizeHtml } from './html-text.ts';
import type { HtmlToken } from './html-text.ts';
import type { Body } from './place-block.ts';

/** Our block as it stands in a body now, whatever the mail program made of it. */
export interface FoundBlock {
  /** The code of the link in it. */
  readonly code: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** What a reader sees of it. */
  readonly text: string;
  /** It stands above the author's signature, or there is none. */
  readonly aboveSignature: boolean;
}

/** Words that only our block has; see core/wording. */
const TITLE = /無料サポートのご案内|Free help with your job search/;
const OPERATOR = /運営:|Run by /;

/** Finds our block in the author's part of a body by its link; null when there is none. Links in quoted history are ignored. */
export function findBlock(body: Body, relayOrigin: string): FoundBlock | null {
  const author = authorText({ body: body.content, bodyType: body.type });
  const links = findRelayLinks(body.content.slice(0, author.end.body), relayOrigin);
  const link = links[0];
  if (!link) return null;
  const { start, end } =
    body.type === 'html'
      ? htmlExtent(body.content, link.start)
      : textExtent(body.content, link.start, link.end);
  const piece = body.content.slice(start, end);
  return {
    code: link.code,
    start,
    end,
    text: (body.type === 'html' ? htmlToText(piece).text : piece).trim(),
    aboveSignature: author.bodySignatureStart === null || start <= author.bodySignatureStart,
  };
}

/** Takes out exactly what insertion put in, where it is still there to the letter; otherwise the block as found. */
export function removeBlock(body: Body, found: FoundBlock, inserted: string | null): string {
  const exact = inserted === null ? -1 : body.content.indexOf(inserted);
  if (inserted !== null && exact !== -1 && exact <= found.start && exact + inserted.length >= found.end) {
    return body.content.slice(0, exact) + body.content.slice(exact + inserted.length);
  }
  let { end } = found;
  if (body.type === 'text') end += (/^(?:[ \t]*\r?\n){0,2}/.exec(body.content.slice(end))?.[0] ?? '').length;
  return body.content.slice(0, found.start) + body.content.slice(end);
}

/** Puts another person's block in the place of the one found. */
export function replaceBlock(body: Body, found: FoundBlock, block: Block): string {
  const feed = body.content.indexOf('\r\n') === -1 ? '\n' : '\r\n';
  const piece = body.type === 'html' ? block.html : block.text.replace(/\n/g, feed);
  return body.content.slice(0, found.start) + piece + body.content.slice(found.end);
}

/** Whether the words of the found block differ from what was inserted; blanks and line breaks do not count. */
export function isBlockEdited(found: FoundBlock, block: Block): boolean {
  const words = squeeze(found.text);
  return words !== squeeze(block.text) && words !== squeeze(htmlToText(block.html).text);
}

function squeeze(text: string): string {
  return text.replace(/[\s\u00a0\u3000\-※]+/g, '').replace(/’/g, "'");
}

/** The table around the link; where a mail program took the table apart, the run of blocks from our title to our last words. */
function htmlExtent(html: string, link: number): { readonly start: number; readonly end: number } {
  const tokens = tokenizeHtml(html);
  const open: number[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as HtmlToken;
    if (token.start > link) break;
    if (token.name === 'table' && token.type === 'open') open.push(i);
    if (token.name === 'table' && token.type === 'close') open.pop();
  }
  const innermost = open[open.length - 1];
  if (innermost !== undefined) {
    const start = tokens[innermost]?.start ?? 0;
    const end = closingEnd(html, tokens, innermost);
    if (TITLE.test(html.slice(start, end))) return { start, end };
  }
  return blocksExtent(html, tokens, link);
}

function closingEnd(html: string, tokens: readonly HtmlToken[], from: number): number {
  let depth = 0;
  for (let i = from; i < tokens.length; i += 1) {
    const token = tokens[i] as HtmlToken;
    if (token.name !== 'table') continue;
    depth += token.type === 'open' ? 1 : -1;
    if (depth === 0) return token.end;
  }
  return html.length;
}

/** At most this many elements up or down belong to a block that was taken apart. */
const REACH = 40;

function blocksExtent(html: string, tokens: readonly HtmlToken[], link: number) {
  let at = 0;
  while (at < tokens.length && (tokens[at]?.end ?? 0) <= link) at += 1;
  let first = at;
  for (let i = at; i >= 0 && i > at - REACH; i -= 1) {
    const token = tokens[i] as HtmlToken;
    if (token.type === 'text' && TITLE.test(html.slice(token.start, token.end))) first = i;
  }
  let last = at;
  for (let i = at; i < tokens.length && i < at + REACH; i += 1) {
    const token = tokens[i] as HtmlToken;
    if (token.type === 'text' && OPERATOR.test(html.slice(token.start, token.end))) last = i;
    else if (
      token.type === 'text' &&
      last > at &&
      /影響いたしません|future application/.test(html.slice(token.start, token.end))
    )
      last = i;
  }
  // Take the elements along that hold nothing but the block: phrases first, then block for block.
  let start = first;
  let end = last;
  while (isPhrase(tokens[start - 1], 'open')) start -= 1;
  while (isPhrase(tokens[end + 1], 'close')) end += 1;
  while (surround(tokens[start - 1], tokens[end + 1])) {
    start -= 1;
    end += 1;
  }
  return { start: tokens[start]?.start ?? link, end: tokens[end]?.end ?? link };
}

function isPhrase(token: HtmlToken | undefined, type: 'open' | 'close'): boolean {
  return token !== undefined && token.type === type && !isBlock(token.name);
}

function surround(before: HtmlToken | undefined, after: HtmlToken | undefined): boolean {
  if (before?.type !== 'open' || after?.type !== 'close' || before.name === 'body') return false;
  return before.name === after.name;
}

function textExtent(text: string, linkStart: number, linkEnd: number) {
  const above = text.lastIndexOf(FRAME, linkStart);
  const below = text.indexOf(FRAME, linkEnd);
  if (above !== -1 && below !== -1 && TITLE.test(text.slice(above, linkStart)))
    return { start: above, end: below + FRAME.length };
  const title = lastMatch(text.slice(0, linkStart), TITLE);
  const start = title === -1 ? linkStart : text.lastIndexOf('\n', title) + 1;
  const rest = text.slice(linkEnd, linkEnd + 400);
  const closing = /(?:影響いたしません。|future application to us\.|application to us\.)/.exec(rest);
  return { start, end: linkEnd + (closing ? closing.index + closing[0].length : 0) };
}

function lastMatch(text: string, pattern: RegExp): number {
  const from = Math.max(0, text.length - 600);
  const found = pattern.exec(text.slice(from));
  return found ? from + found.index : -1;
}
