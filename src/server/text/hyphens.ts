/** What Japanese keyboards make of a hyphen, the mark of a long vowel among it, as a hyphen. */
export function plainHyphens(text: string): string {
  return text.replace(/[‐-―−ー]/g, '-');
}
