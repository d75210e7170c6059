import { linkUrl, parseLinkCode } from '../link/index.ts';
import { authorText } from './author-text.ts';
import { readHtmlMarks } from './html-marks.ts';
import { attributeOf, htmlToText } from './html-text.ts';
import type { HtmlToken } from './html-text.ts';
import { toSource, toSourceEnd } from './offset-map.ts';
import { findQuotedHistory } from './quoted-history.ts';
import type { Cut } from './quoted-history.ts';

/** One of our links as it stands in a body. */
export interface FoundLink {
  /** Canonical code, personal or the employer's common one. */
  readonly code: string;
  /** The plain address of that code, whatever a gateway made of it in the body. */
  readonly url: string;
  /** Offsets in the body of the anchor, or of the address where there is no anchor; `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** An address as it stands in a text: up to a blank, a quote or a bracket. */
const ADDRESS = /https?:\/\/[^\s"'<>()「」()、。]{4,2000}/gi;
const CODE = /^\/r\/([0-9A-Za-z]+(?:-[0-9A-Za-z]+)*)(?![0-9A-Za-z-])/i;
/** What a mail program breaks off a long line: the rest of our address on the next one. */
const REST_OF_LINE =
  /^[ \t]*(?:\r\n?|\n)[ \t>]{0,4}([0-9A-Za-z-]{1,17})(?![0-9A-Za-z-])(?:\/en(?![0-9A-Za-z-]))?/;

/**
 * Finds our links in the author's part of a body by the address itself, the one mark no mail program strips
 * (office-js#5296), also where a gateway has wrapped the address (Safe Links, Proofpoint, or any `?url=`). Links in
 * quoted history, links of other relays and mistyped ones are not found. Linear in the length of the body.
 */
export function findRelayLinks(
  message: { readonly body: string; readonly bodyType: 'html' | 'text' },
  relayOrigin: string,
): readonly FoundLink[] {
  const end = authorText(message).bodyEnd;
  const links =
    message.bodyType === 'html'
      ? linksInHtml(message.body, relayOrigin)
      : linksInText(message.body, relayOrigin);
  return links.filter((link) => link.start < end);
}

function linksInText(body: string, relayOrigin: string): FoundLink[] {
  const quoted = findQuotedHistory(body);
  return addressesIn(body, relayOrigin).filter((link) => !isCut(quoted, link.start));
}

function linksInHtml(html: string, relayOrigin: string): FoundLink[] {
  const flat = htmlToText(html);
  const marked = readHtmlMarks(html, flat).quotes;
  const quoted = findQuotedHistory(flat.text);
  const isQuoted = (offset: number) => isCut(marked, offset) || isCut(quoted, offset);
  const links: FoundLink[] = [];
  const inText = addressesIn(flat.text, relayOrigin).filter((link) => !isQuoted(link.start));
  let next = 0;
  const takeTextBefore = (offset: number, take: boolean) => {
    for (; next < inText.length; next += 1) {
      const link = inText[next] as FoundLink;
      const start = toSource(flat.offsets, link.start);
      if (start >= offset) return;
      if (!take) continue;
      links.push({ code: link.code, url: link.url, start, end: toSourceEnd(flat.offsets, link.end) });
    }
  };
  for (let i = 0; i < flat.tokens.length; i += 1) {
    const token = flat.tokens[i] as HtmlToken;
    if (token.name !== 'a' || token.type !== 'open') continue;
    const code = codeInAddress(attributeOf(html, token, 'href') ?? '', relayOrigin);
    if (code === null || isQuoted(flat.textAt[i] ?? 0)) continue;
    takeTextBefore(token.start, true);
    const end = endOfAnchor(flat.tokens, i);
    links.push({ code, url: linkUrl(relayOrigin, code), start: token.start, end });
    takeTextBefore(end, false);
  }
  takeTextBefore(html.length, true);
  return links;
}

/** An anchor ends at its closing tag; one that was never closed ends at its own, so that nothing else is taken for it. */
function endOfAnchor(tokens: readonly HtmlToken[], from: number): number {
  const opened = tokens[from] as HtmlToken;
  for (let i = from + 1; i < tokens.length; i += 1) {
    const token = tokens[i] as HtmlToken;
    if (token.name !== 'a') continue;
    return token.type === 'close' ? token.end : opened.end;
  }
  return opened.end;
}

/** `cuts` are in order and do not overlap. */
function isCut(cuts: readonly Cut[], offset: number): boolean {
  let low = 0;
  let high = cuts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] as Cut).start <= offset) low = middle + 1;
    else high = middle - 1;
  }
  const cut = cuts[high];
  return cut !== undefined && offset < cut.end;
}

function addressesIn(text: string, relayOrigin: string): FoundLink[] {
  const links: FoundLink[] = [];
  ADDRESS.lastIndex = 0;
  for (let match = ADDRESS.exec(text); match !== null; match = ADDRESS.exec(text)) {
    const end = match.index + match[0].length;
    const rest = REST_OF_LINE.exec(text.slice(end, end + 40));
    const joined = rest === null ? null : codeInAddress(match[0] + (rest[1] ?? ''), relayOrigin);
    const whole = codeInAddress(match[0], relayOrigin);
    // A code of five is complete in itself: the next line belongs to it only where a hyphen says so.
    const isJoined = joined !== null && (whole === null || (rest?.[1] ?? '').charAt(0) === '-');
    const code = isJoined ? joined : whole;
    if (code === null) continue;
    links.push({
      code,
      url: linkUrl(relayOrigin, code),
      start: match.index,
      end: end + (isJoined && rest ? rest[0].length : 0),
    });
  }
  return links;
}

/** The code of our link inside an address, also one a gateway has wrapped; null where there is none. */
function codeInAddress(address: string, relayOrigin: string): string | null {
  const host = relayOrigin
    .toLowerCase()
    .replace(/^https?:/, '')
    .replace(/\/$/, '');
  const plain = unwrap(address);
  const lower = plain.toLowerCase();
  for (let at = lower.indexOf(host); at !== -1; at = lower.indexOf(host, at + 1)) {
    const match = CODE.exec(plain.substr(at + host.length, 60));
    const parsed = match ? parseLinkCode(match[1] ?? '') : null;
    if (parsed && (parsed.kind === 'personal' || parsed.kind === 'employer')) return parsed.code;
  }
  return null;
}

/** The address a gateway hides: percent-encoded, or in Proofpoint's own spelling (`-3A` and `_` in version 2). */
function unwrap(address: string): string {
  let text = address;
  if (/urldefense\.(?:proofpoint\.)?com\/v2\//i.test(text)) {
    text = text.replace(/_/g, '/').replace(/-([0-9A-F]{2})/g, '%$1');
  }
  // Two gateways in a row encode twice. Only ASCII matters, and a broken escape elsewhere must not hide our link.
  for (let i = 0; i < 3 && text.indexOf('%') !== -1; i += 1) {
    text = text.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  }
  return text;
}
