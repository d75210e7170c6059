/**
 * Crockford's base32: no I, L, O or U, so that a link read aloud or typed from paper survives.
 * Source: https://www.crockford.com/base32.html
 */
export const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The value of one symbol, 0 to 31, forgiving case and the look-alikes I, L and O; -1 for anything else. */
export function symbolValue(character: string): number {
  const upper = character.toUpperCase();
  if (upper === 'I' || upper === 'L') return 1;
  if (upper === 'O') return 0;
  return upper.length === 1 ? SYMBOLS.indexOf(upper) : -1;
}
