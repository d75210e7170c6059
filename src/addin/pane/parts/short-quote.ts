/** Width of a chip's quotation in full-width characters; a half-width one counts half (ux A03). */
const MAX_WIDTH = 18;

/** A quotation short enough for a chip: cut at a phrase edge where there is one, and marked with an ellipsis. */
export function shortQuote(quote: string): string {
  const text = quote.replace(/\s+/g, ' ').trim();
  if (widthOf(text) <= MAX_WIDTH) return text;
  let width = 1;
  let cut = '';
  for (const character of text) {
    width += widthOf(character);
    if (width > MAX_WIDTH) break;
    cut += character;
  }
  const edge = Math.max(...['、', '。', ',', ' ', ','].map((mark) => cut.lastIndexOf(mark)));
  return `${edge > cut.length / 2 ? cut.slice(0, edge) : cut}…`;
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1;
  return width;
}
