/** A stretch between quote marks; `end` is exclusive. */
export interface QuotedRange {
  readonly start: number;
  readonly end: number;
}

/** Longer than any sentence people quote; an apostrophe or a lost mark must not swallow the rest of a mail. */
const MAX_LENGTH = 500;
/** A job's name or a word in quotes is no reported sentence. */
const MIN_LENGTH = 14;

/**
 * Where a normalised text repeats somebody's words in quote marks: what is said there is reported, not declared.
 */
export function quotedRanges(text: string): QuotedRange[] {
  const ranges: QuotedRange[] = [];
  addRanges(ranges, text, '"', '"');
  addRanges(ranges, text, '「', '」');
  addRanges(ranges, text, '『', '』');
  return ranges;
}

function addRanges(ranges: QuotedRange[], text: string, open: string, close: string): void {
  let from = text.indexOf(open);
  while (from !== -1) {
    const end = text.indexOf(close, from + 1);
    if (end === -1) return;
    const length = end - from;
    if (length > MAX_LENGTH) {
      from = text.indexOf(open, from + 1);
      continue;
    }
    if (length >= MIN_LENGTH) ranges.push({ start: from, end });
    from = text.indexOf(open, end + 1);
  }
}
