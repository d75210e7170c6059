/**
 * A tokenizer for the HTML of mail bodies. It needs no DOM because the classic Outlook event runtime has none,
 * and every loop moves forward only, so that a hostile body costs time in proportion to its length.
 */
export interface HtmlToken {
  readonly type: 'text' | 'open' | 'close' | 'comment';
  /** Lower-case tag name; empty for text and comments. */
  readonly name: string;
  /** Offsets into the HTML, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Elements whose content is never part of the words of a mail. */
const RAW: Record<string, boolean> = { script: true, style: true, title: true, xml: true, noscript: true };

/** Splits HTML into tags and text. Anything that is not a tag stays text; it never throws. */
export function tokenizeHtml(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  const search = createTagEndSearch(html);
  const length = html.length;
  let textStart = 0;
  let at = html.indexOf('<');
  const flush = (end: number) => {
    if (end > textStart) tokens.push({ type: 'text', name: '', start: textStart, end });
  };
  while (at !== -1 && at < length) {
    const next = html.charCodeAt(at + 1);
    const closing = next === 0x2f;
    let end = -1;
    let name = '';
    if (next === 0x21 || next === 0x3f) {
      end = search.commentEnd(at);
    } else if (isLetter(closing ? html.charCodeAt(at + 2) : next)) {
      name = tagName(html, at + (closing ? 2 : 1));
      end = search.tagEnd(at + name.length);
    }
    if (end === -1) {
      at = html.indexOf('<', at + 1);
      continue;
    }
    flush(at);
    const type = name === '' ? 'comment' : closing ? 'close' : 'open';
    tokens.push({ type, name, start: at, end });
    textStart = end;
    if (type === 'open' && RAW[name] === true && html.charAt(end - 2) !== '/') {
      textStart = search.rawEnd(name, end);
      tokens.push({ type: 'comment', name: '', start: end, end: textStart });
    }
    at = html.indexOf('<', textStart);
  }
  flush(length);
  return tokens;
}

/** The decoded value of an attribute of an opening tag, or null where the tag lacks it. */
export function attributeOf(html: string, token: HtmlToken, name: string): string | null {
  if (token.type !== 'open') return null;
  const end = html.charAt(token.end - 1) === '>' ? token.end - 1 : token.end;
  let at = token.start + 1 + token.name.length;
  while (at < end) {
    while (at < end && isBlankOrSlash(html.charCodeAt(at))) at += 1;
    const nameStart = at;
    while (at < end && html.charCodeAt(at) !== 0x3d && !isBlankOrSlash(html.charCodeAt(at))) at += 1;
    const found = html.slice(nameStart, at);
    while (at < end && isBlankOrSlash(html.charCodeAt(at))) at += 1;
    let value = '';
    if (html.charCodeAt(at) === 0x3d && at < end) {
      at += 1;
      while (at < end && isBlankOrSlash(html.charCodeAt(at)) && html.charAt(at) !== '/') at += 1;
      const quote = html.charAt(at);
      const valueStart = quote === '"' || quote === "'" ? at + 1 : at;
      at = valueStart;
      if (valueStart > 0 && (quote === '"' || quote === "'")) {
        while (at < end && html.charAt(at) !== quote) at += 1;
      } else {
        while (at < end && !isBlank(html.charCodeAt(at))) at += 1;
      }
      value = html.slice(valueStart, at);
      if (quote === '"' || quote === "'") at += 1;
    }
    if (found.length === name.length && found.toLowerCase() === name) return decodeEntities(value);
    if (at === nameStart) at += 1;
  }
  return null;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function isBlankOrSlash(code: number): boolean {
  return isBlank(code) || code === 0x2f;
}

interface TagEndSearch {
  tagEnd(from: number): number;
  commentEnd(from: number): number;
  rawEnd(name: string, from: number): number;
}

/** Remembers what was searched in vain, so that no stretch of the body is searched twice for the same thing. */
function createTagEndSearch(html: string): TagEndSearch {
  let nextGt = -1;
  let gtGone = false;
  let quotesBroken = false;
  let commentsBroken = false;
  const missing: Record<string, boolean> = {};

  const plainEnd = (from: number): number => {
    if (gtGone) return -1;
    if (nextGt < from) nextGt = html.indexOf('>', from);
    if (nextGt === -1) gtGone = true;
    return nextGt === -1 ? -1 : nextGt + 1;
  };
  return {
    tagEnd(from) {
      if (quotesBroken) return plainEnd(from);
      let quote = 0;
      for (let i = from; i < html.length; i += 1) {
        const code = html.charCodeAt(i);
        if (quote !== 0) {
          if (code === quote) quote = 0;
        } else if (code === 0x3e) return i + 1;
        else if ((code === 0x22 || code === 0x27) && precededByEquals(html, i)) quote = code;
      }
      quotesBroken = true;
      return plainEnd(from);
    },
    commentEnd(from) {
      if (html.substr(from, 4) === '<!--' && !commentsBroken) {
        const end = html.indexOf('-->', from + 4);
        if (end !== -1) return end + 3;
        commentsBroken = true;
      }
      return plainEnd(from);
    },
    rawEnd(name, from) {
      if (missing[name] === true) return from;
      const close = new RegExp(`</${name}`, 'gi');
      close.lastIndex = from;
      const match = close.exec(html);
      if (match) return match.index;
      missing[name] = true;
      return from;
    },
  };
}

/** A quote mark opens a value only behind an equals sign: `<a title=x" href=y>` must not swallow the body. */
function precededByEquals(html: string, at: number): boolean {
  for (let i = at - 1; i > at - 4; i -= 1) {
    const code = html.charCodeAt(i);
    if (code === 0x3d) return true;
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return false;
  }
  return false;
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** At most 32 characters: longer names do not exist, and the rest of the tag is skipped anyway. */
function tagName(html: string, from: number): string {
  let end = from;
  while (end < from + 32) {
    const code = html.charCodeAt(end);
    if (!isLetter(code) && !(code >= 0x30 && code <= 0x39) && code !== 0x3a && code !== 0x2d) break;
    end += 1;
  }
  return html.slice(from, end).toLowerCase();
}

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  rsquo: '\u2019',
  lsquo: '\u2018',
  rdquo: '\u201d',
  ldquo: '\u201c',
  ndash: '\u2013',
  mdash: '\u2014',
  hellip: '\u2026',
  middot: '\u00b7',
  bull: '\u2022',
  copy: '\u00a9',
  reg: '\u00ae',
  trade: '\u2122',
  shy: '\u00ad',
  zwnj: '\u200c',
  zwj: '\u200d',
  yen: '\u00a5',
  euro: '\u20ac',
  pound: '\u00a3',
  eacute: '\u00e9',
  egrave: '\u00e8',
  ouml: '\u00f6',
  uuml: '\u00fc',
  auml: '\u00e4',
  szlig: '\u00df',
  laquo: '\u00ab',
  raquo: '\u00bb',
  times: '\u00d7',
  deg: '\u00b0',
  para: '\u00b6',
  sect: '\u00a7',
  lsquor: '\u201a',
  sbquo: '\u201a',
  bdquo: '\u201e',
  horbar: '\u2015',
  NewLine: '\n',
  Tab: '\t',
};

/** The character an entity at `at` (an ampersand) stands for and its length, or null where there is none. */
export function entityAt(
  html: string,
  at: number,
): { readonly text: string; readonly length: number } | null {
  const match = /^&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));?/.exec(html.substr(at, 12));
  if (!match) return null;
  const length = match[0].length;
  if (match[3] !== undefined) {
    const text = NAMED[match[3]];
    // Not what every object has either: somebody may write &valueOf;
    return typeof text === 'string' ? { text, length } : null;
  }
  const code = match[1] !== undefined ? parseInt(match[1], 10) : parseInt(match[2] ?? '', 16);
  return { text: characterOf(code), length };
}

/** Text with its entities replaced. */
export function decodeEntities(source: string): string {
  let result = '';
  let from = 0;
  for (let at = source.indexOf('&'); at !== -1; at = source.indexOf('&', at + 1)) {
    const entity = entityAt(source, at);
    if (!entity) continue;
    result += source.slice(from, at) + entity.text;
    from = at + entity.length;
    at = from - 1;
  }
  return result + source.slice(from);
}

function characterOf(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  // Old mailers write Windows-1252 numbers for quotes and dashes.
  if (code === 0x91 || code === 0x92) return '\u2019';
  if (code === 0x93 || code === 0x94) return '"';
  if (code === 0x96 || code === 0x97) return '\u2013';
  if (code < 0x10000) return String.fromCharCode(code);
  const rest = code - 0x10000;
  return String.fromCharCode(0xd800 + (rest >> 10), 0xdc00 + (rest & 0x3ff));
}
