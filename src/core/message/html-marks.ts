import { attributeOf } from './html-tokens.ts';
import type { HtmlText, HtmlToken } from './html-text.ts';
import type { Cut } from './quoted-history.ts';

/** What the markup alone tells about a body. Offsets are into the text; `sourceStart` into the HTML. */
export interface HtmlMarks {
  /** Quoted blocks to leave out; text behind them is the author's again. */
  readonly quotes: readonly Cut[];
  /** Everything from here on is carried-along history; -1 without. */
  readonly history: number;
  readonly historySource: number;
  /** Where the mail program's signature element begins; -1 without. */
  readonly signature: number;
  readonly signatureSource: number;
  readonly signatureEnd: number;
}

/** Ids that Outlook and others put where the carried-along thread begins; clients prefix them with `x_`. */
const HISTORY_ID =
  /^(?:x_)*(?:appendonsend|divrplyfwdmsg|mail-editor-reference-message-container|olk_src_body_section|replysplit|divtaggeddivrplyfwdmsg|isforwardcontent|isreplycontent|reply-intro|forwardbody\d*)$/i;
const HISTORY_CLASS =
  /(?:^|\s)(?:x_)?(?:yahoo_quoted|protonmail_quote|zmail_extra|OutlookMessageHeader)(?:\s|$)/i;
const QUOTE_CLASS = /(?:^|\s)(?:x_)?(?:gmail_quote|moz-cite|tutanota_quote)(?:\s|$)/i;
/** Names the writer of the quotation that follows; where the quotation has lost its mark, all that follows is history. */
const PREFIX_CLASS = /(?:^|\s)(?:x_)?(?:moz-cite-prefix|gmail_attr)(?:\s|$)/i;
const SIGNATURE_ID =
  /^(?:x_)*(?:signature|ms-outlook-mobile-signature|applemailsignature|divsignature|outlooksignature|_?mailautosig)\d*$/i;
const SIGNATURE_CLASS =
  /(?:^|\s)(?:x_)?(?:gmail_signature|moz-signature|ms-outlook-mobile-signature)(?:\s|$)/i;

/** Chrome and Safari write down that an indented block has no border. */
const RULE = /border[a-z-]*\s*:\s*(?!none|0|initial)[^\s;]/;

/** Reads quote blocks, the start of the history and the signature from ids, classes and `blockquote`. */
export function readHtmlMarks(html: string, flat: HtmlText): HtmlMarks {
  const quotes: Cut[] = [];
  let history = -1;
  let historySource = -1;
  let signature = -1;
  let signatureSource = -1;
  let signatureEnd = -1;
  const tokens = flat.tokens;
  for (let i = 0; i < tokens.length && history === -1; i += 1) {
    const token = tokens[i] as HtmlToken;
    if (token.type !== 'open' || !mayCarryMark(token.name)) continue;
    const id = attributeOf(html, token, token.name === 'a' ? 'name' : 'id') ?? '';
    const className = attributeOf(html, token, 'class') ?? '';
    const isPrefix = PREFIX_CLASS.test(className);
    const isHistory = HISTORY_ID.test(id) || id === '_MailOriginal' || HISTORY_CLASS.test(className);
    if (isHistory || (isPrefix && !isBeforeQuote(html, tokens, i))) {
      history = flat.textAt[i] ?? 0;
      historySource = token.start;
    } else if (isPrefix || isQuote(html, token)) {
      const end = closingToken(tokens, i);
      quotes.push({ start: flat.textAt[i] ?? 0, end: textAtToken(flat, end) });
      i = end;
    } else if (signature === -1 && (SIGNATURE_ID.test(id) || SIGNATURE_CLASS.test(className))) {
      signature = flat.textAt[i] ?? 0;
      signatureSource = token.start;
      signatureEnd = token.name === 'a' ? -1 : textAtToken(flat, closingToken(tokens, i));
    }
  }
  return { quotes, history, historySource, signature, signatureSource, signatureEnd };
}

function mayCarryMark(name: string): boolean {
  return (
    name === 'div' ||
    name === 'blockquote' ||
    name === 'a' ||
    name === 'span' ||
    name === 'table' ||
    name === 'p' ||
    name === 'section' ||
    name === 'hr' ||
    name === 'body' ||
    name === 'pre'
  );
}

function isBeforeQuote(html: string, tokens: readonly HtmlToken[], prefix: number): boolean {
  for (let i = closingToken(tokens, prefix) + 1; i < tokens.length; i += 1) {
    const token = tokens[i] as HtmlToken;
    if (token.type === 'open' && token.name !== 'br') return isQuote(html, token);
  }
  return false;
}

function isQuote(html: string, token: HtmlToken): boolean {
  return QUOTE_CLASS.test(attributeOf(html, token, 'class') ?? '') || isQuoteBlock(html, token);
}

/** A blockquote quotes, unless it is what mail programs make of "increase indent": margins, and no rule beside them. */
function isQuoteBlock(html: string, token: HtmlToken): boolean {
  if (token.name !== 'blockquote') return false;
  if (attributeOf(html, token, 'type') !== null || attributeOf(html, token, 'cite') !== null) return true;
  const style = (attributeOf(html, token, 'style') ?? '').toLowerCase();
  return style === '' || RULE.test(style) || !/^\s*margin/.test(style);
}

/** The token that closes the element opened at `from`, or the last one. Callers jump there, so the sum stays linear. */
function closingToken(tokens: readonly HtmlToken[], from: number): number {
  const name = (tokens[from] as HtmlToken).name;
  let depth = 0;
  for (let i = from; i < tokens.length; i += 1) {
    const token = tokens[i] as HtmlToken;
    if (token.name !== name) continue;
    depth += token.type === 'open' ? 1 : token.type === 'close' ? -1 : 0;
    if (depth === 0) return i;
  }
  return tokens.length - 1;
}

function textAtToken(flat: HtmlText, index: number): number {
  return index + 1 < flat.textAt.length ? (flat.textAt[index] ?? flat.text.length) : flat.text.length;
}
