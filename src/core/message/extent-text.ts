import { FRAME } from './block.ts';
import { isOperatorLine, isOurLine, TITLE, wordsAround } from './known-words.ts';
import { FRAME_LINE } from './own-block.ts';
import type { Range } from './text-block.ts';

/** Longer than the longest block with a long closing sentence of the employer's own. */
const MAX_LENGTH = 1500;

/**
 * The block around its link in a plain text: from frame line to frame line; where a frame line was damaged, as far as
 * our words go, and the frame line that is left.
 */
export function extentInText(text: string, linkStart: number, linkEnd: number): Range {
  const above = frameAbove(text, linkStart);
  const below = frameBelow(text, linkEnd);
  if (above !== -1 && below !== -1) return { start: above, end: below };
  const words = wordsAround(text, linkStart, linkEnd);
  const start = above === -1 ? words.start : above;
  return { start, end: below === -1 ? words.end : below };
}

/** The line feeds that an insertion puts between the letter and the frame. */
const ADDED_ABOVE = /\S[^\S\n]*(\n[^\S\n]*\n)$/;

/**
 * The block within both of its frame lines, our title below the upper one, in the text of an HTML mail, with the lines that
 * were added above it; null where a frame line is missing. There a letter may hold no empty line, so that nothing but the
 * title tells the frame from rulers of its author.
 */
export function framedAround(text: string, linkStart: number, linkEnd: number): Range | null {
  const start = frameAbove(text, linkStart);
  const end = frameBelow(text, linkEnd);
  if (start === -1 || end === -1) return null;
  const [rule, title = ''] = text.slice(start, linkStart).split('\n');
  if (rule !== FRAME || !TITLE.test(title)) return null;
  const added = ADDED_ABOVE.exec(text.slice(Math.max(0, start - MAX_LENGTH), start));
  return { start: start - (added?.[1] ?? '').length, end };
}

/** The frame line above: the title, changed or not, and the sentence stand between it and the link. */
function frameAbove(text: string, linkStart: number): number {
  const lines = linesOf(text, Math.max(0, linkStart - MAX_LENGTH), linkStart);
  for (let i = lines.length - 2; i >= 0; i -= 1) {
    const line = lines[i] as Range;
    if (!FRAME_LINE.test(text.slice(line.start, line.end))) continue;
    const next = lines[i + 1] as Range;
    const isTop = text.slice(next.start, next.end).trim() !== '' && countParagraphs(text, lines, i + 1) <= 2;
    return isTop ? line.start : -1;
  }
  return -1;
}

/** The frame line below: words of ours stand right above it, which tells it from the ruler of a signature. */
function frameBelow(text: string, linkEnd: number): number {
  const lines = linesOf(text, linkEnd, Math.min(text.length, linkEnd + MAX_LENGTH));
  let isOperated = false;
  for (let i = 1; i < lines.length; i += 1) {
    const line = lines[i] as Range;
    const words = text.slice(line.start, line.end);
    if (FRAME_LINE.test(words)) {
      const previous = lines[i - 1] as Range;
      const isBottom = isOperated || isOurLine(text.slice(previous.start, previous.end));
      return isBottom ? line.start + words.replace(/[ \t]+$/, '').length : -1;
    }
    // The employer's own closing sentence is unknown here, but it follows the operator without a blank line.
    isOperated = words.trim() !== '' && (isOperated || isOperatorLine(words));
  }
  return -1;
}

/** Runs of filled lines from `from` on. */
function countParagraphs(text: string, lines: readonly Range[], from: number): number {
  let count = 0;
  let inside = false;
  for (let i = from; i < lines.length; i += 1) {
    const line = lines[i] as Range;
    const filled = text.slice(line.start, line.end).trim() !== '';
    if (filled && !inside) count += 1;
    inside = filled;
  }
  return count;
}

function linesOf(text: string, from: number, to: number): Range[] {
  const lines: Range[] = [];
  const feed = /\r\n|\n|\r/g;
  let start = from;
  feed.lastIndex = from;
  for (let match = feed.exec(text); match && match.index < to; match = feed.exec(text)) {
    lines.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  lines.push({ start, end: Math.max(start, to) });
  return lines;
}
