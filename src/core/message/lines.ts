/** One line of a text. */
export interface Line {
  readonly start: number;
  /** Exclusive, without the line feed. */
  readonly end: number;
  /** Start of the next line. */
  readonly next: number;
  /** The first 300 characters: enough to know a line by, and a bound on every pattern run over it. */
  readonly head: string;
}

/** The lines of a text, in order. */
export function eachLine(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    lines.push({
      start,
      end,
      next: Math.min(end + 1, text.length),
      head: text.slice(start, Math.min(end, start + 300)),
    });
    if (feed === -1) break;
    start = feed + 1;
  }
  return lines;
}
