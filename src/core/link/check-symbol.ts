import { SYMBOLS, symbolValue } from './base32.ts';

/** x^5 + x^2 + 1, which is primitive: the powers of 2 run through all 31 non-zero elements of GF(32). */
const MODULUS = 0b100101;

/** Any start serves; this one makes the link of our documents and drawings, K7Q2M-9XD4T-HV83C, a valid one. */
const START = 20;

/**
 * One symbol that tells a typo from a stranger's link: the sum of the symbols in GF(32), each multiplied by its own
 * power of two. Any single wrong symbol and any two swapped symbols change the sum, for up to 31 symbols; the
 * published mod-37 check of Crockford's base32 would need symbols that do not belong into a URL.
 */
export function checkSymbol(symbols: string): string {
  let sum = START;
  let weight = 2;
  for (let i = 0; i < symbols.length; i += 1) {
    sum ^= multiply(symbolValue(symbols.charAt(i)), weight);
    weight = multiply(weight, 2);
  }
  return SYMBOLS.charAt(sum);
}

function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 0; bit < 5; bit += 1) {
    if ((b >> bit) & 1) product ^= a << bit;
  }
  for (let bit = 8; bit >= 5; bit -= 1) {
    if ((product >> bit) & 1) product ^= MODULUS << (bit - 5);
  }
  return product;
}
