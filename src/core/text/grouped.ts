/** `95,765`: a number of many digits as people read it, written the same in both languages. */
export function grouped(n: number): string {
  return n.toLocaleString('en-US');
}
