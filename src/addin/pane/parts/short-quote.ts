/** Width of a chip's quotation in full-width characters; a half-width one counts half (A03). */
const MAX_WIDTH = 18;
/** What ends a phrase, best first: a mark or a blank behind it; a helping verb or an honorific behind it, or the end of its kana. */
const ENDS = [
  '.(?=[、。,, ])',
  '(?:.(?=いただ|いたし|こと|ござ|おり|くだ|でき|でした|にしま|[おご][^ぁ-ん])|[ぁ-えか-こさ-ん](?=[^ぁ-ん]))',
];

/** A quotation short enough for a chip: cut at a phrase edge where there is one, and marked with an ellipsis. */
export function shortQuote(quote: string): string {
  const text = quote.replace(/\s+/g, ' ').trim();
  let width = 0;
  let cut = '';
  for (const character of text) {
    width += character < '\u2000' ? 0.5 : 1;
    if (width <= MAX_WIDTH - 1) cut += character;
  }
  if (width <= MAX_WIDTH) return text;
  for (const end of ENDS) {
    const phrase = RegExp(`^.{${cut.length >> 1},${cut.length - 1}}${end}`).exec(text);
    if (phrase) return `${phrase[0]}…`;
  }
  return `${cut}…`;
}
