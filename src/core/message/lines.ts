/** One line of a text. */
export interface Line {
  readonly start: number;
  /** Exclusive, without the line feed. */
  readonly end: number;
  /** Start of the next line. */
  readonly next: number;
  /**
   * The first 300 characters, in half width so that 「差出人：」 and 「＞」 are known too, and without the marks of direction
   * that Gmail puts around names: enough to know a line by, and a bound on every pattern run over it.
   */
  readonly head: string;
}

const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Letters, digits, marks and blanks as the plain ones, one character for one; kana stay. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/\u00a0/g, ' ');
}

/** Blank lines beyond so many say no more than these, and a body may hold a million of them. */
const BLANK_LINES = 20;

/** The lines of a text, in order; a longer run of empty lines counts as twenty, the last of which spans the rest. */
export function eachLine(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  let blank = 0;
  while (start <= text.length) {
    let feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    blank = end === start ? blank + 1 : 0;
    if (blank === BLANK_LINES && feed !== -1) while (text.charCodeAt(feed + 1) === 0x0a) feed += 1;
    lines.push({
      start,
      end,
      next: feed === -1 ? text.length : feed + 1,
      head: halfWidth(text.slice(start, Math.min(end, start + 300))).replace(UNSEEN, ''),
    });
    if (feed === -1) break;
    start = feed + 1;
  }
  return lines;
}
