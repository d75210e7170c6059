/** A text of at most `most` UTF-16 units, cut with an ellipsis where it is longer, and never through a character of two. */
export function shortened(text: string, most: number): string {
  return text.length > most ? cut(text, most - 1) + '…' : text;
}

/** The first `most` UTF-16 units of a text, without a half of a character at the end. */
export function cut(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}
