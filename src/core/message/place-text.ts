import type { AuthorPart } from './place-html.ts';

/** What stands around a block in plain text, so that one blank line separates it. */
export interface Spacing {
  /** Line feeds put before the block: 0 or 2. */
  readonly before: number;
  /** Line feeds put behind it: 0, 1 or 2. */
  readonly behind: number;
}

export interface TextPlace {
  readonly offset: number;
  readonly spacing: Spacing;
}

/** Where a framed block goes in a plain text, and how many line feeds keep it apart. */
export function placeInText(text: string, part: AuthorPart): TextPlace {
  const rest = part.signature === null ? part.end : Math.min(part.signature, part.end);
  if (part.wordsEnd === null) {
    const offset = lineStart(text, rest);
    return { offset, spacing: { before: 0, behind: isBlankText(text.slice(offset)) ? 0 : 2 } };
  }
  let offset = part.wordsEnd;
  while (offset < text.length && ' \t\u3000\u00a0'.indexOf(text.charAt(offset)) !== -1) offset += 1;
  const following = text.slice(offset);
  const behind = isBlankText(following) ? 0 : Math.max(0, 2 - leadingFeeds(following));
  return { offset, spacing: { before: 2, behind } };
}

/** The line end a text uses; mail bodies use one throughout. */
export function lineFeedOf(text: string): string {
  if (text.indexOf('\r\n') !== -1) return '\r\n';
  return text.indexOf('\n') === -1 && text.indexOf('\r') !== -1 ? '\r' : '\n';
}

/** `feed` times `count`. */
export function feeds(feed: string, count: number): string {
  let result = '';
  for (let i = 0; i < count; i += 1) result += feed;
  return result;
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text.charAt(start - 1) !== '\n' && text.charAt(start - 1) !== '\r') start -= 1;
  return isBlankText(text.slice(start, offset)) ? start : offset;
}

function leadingFeeds(text: string): number {
  const blank = /^(?:[ \t\u3000\u00a0]*(?:\r\n|\n|\r)){0,2}/.exec(text);
  return blank ? blank[0].split(/\r\n|\n|\r/).length - 1 : 0;
}

function isBlankText(text: string): boolean {
  return /^\s*$/.test(text);
}
