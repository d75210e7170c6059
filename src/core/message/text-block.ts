import { feeds } from './place-text.ts';
import type { Spacing } from './place-text.ts';

/** A stretch of a body; `end` is exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The block as plain text with the body's line ends. A plain-text body has no room for a mark but blanks, and taking
 * the block out must restore the body byte for byte: so the empty line below the title carries the spacing that was
 * added, as trailing blanks that no reader sees. Usually there are none.
 */
export function textBlock(text: string, feed: string, spacing: Spacing): string {
  const lines = text.split('\n');
  const at = lines.indexOf('');
  if (at !== -1) lines[at] = feeds(' ', (spacing.before === 0 ? 3 : 0) + spacing.behind);
  return lines.join(feed);
}

/** Reads the spacing back; where a mail program took the blanks away, the usual one. */
export function spacingOf(piece: string): Spacing {
  const lines = piece.split(/\r\n|\n|\r/);
  let mark = 0;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (line.trim() !== '') continue;
    mark = line.length;
    break;
  }
  if (mark > 5) return { before: 2, behind: 0 };
  return { before: mark >= 3 ? 0 : 2, behind: mark % 3 };
}

/** The block with the spacing that still stands around it: never more than was added. */
export function withSpacing(text: string, start: number, end: number, feed: string): Range {
  const spacing = spacingOf(text.slice(start, end));
  let from = start;
  let to = end;
  for (let i = 0; i < spacing.before && text.slice(from - feed.length, from) === feed; i += 1)
    from -= feed.length;
  for (let i = 0; i < spacing.behind && text.substr(to, feed.length) === feed; i += 1) to += feed.length;
  return { start: from, end: to };
}
