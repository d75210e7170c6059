/** What people see as one character: a flag, or a letter or picture with the marks, tags and pictures joined to it. */
const FIRST = /^(?:\p{RI}{2}|[^][\p{M}\p{EMod}\u{e0020}-\u{e007f}]*(?:\u200d[^][\p{M}\p{EMod}]*)*)/u;

export function firstCharacter(text: string): string {
  return FIRST.exec(text)?.[0] ?? '';
}
