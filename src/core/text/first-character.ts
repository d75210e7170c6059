/** A flag, or a letter or picture with the marks, tags and pictures joined to it (UAX #29). */
const FIRST = /^(?:\p{RI}{2}|[^][\p{M}\p{EMod}\u{e0020}-\u{e007f}]*(?:\u200d[^][\p{M}\p{EMod}]*)*)/u;

/** What people see as the first character of a text, as a whole; empty for an empty text. */
export function firstCharacter(text: string): string {
  return FIRST.exec(text)?.[0] ?? '';
}
