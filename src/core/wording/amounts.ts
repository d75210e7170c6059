import type { FoldedText } from './fold.ts';
import { isOffered } from './offers.ts';

const NUMBER = '\\d(?:[\\d,.]{0,10}\\d)?';
/** Sums of money as people write them, in a text that is folded; Japanese without its spaces. */
const AMOUNTS = {
  ja: [
    // 円安 and 円満 are no money, and 東京一円 is all of Tokyo.
    `(?:${NUMBER}(?:[十百千万億]+(?:${NUMBER})?){0,3}|[二三四五六七八九十百千万億数何][一二三四五六七八九十百千万億]{0,7}|一[十百千万億]{1,3})円(?![滑満安高周形卓熟])`,
  ],
  en: [
    `(?:(?:${NUMBER}\\s{0,2})?(?:hundred|thousand|million)|${NUMBER}k?)\\s{0,2}(?:yen|jpy)(?![a-z0-9])`,
    `(?:[¥$€£]|jpy\\s{0,2})${NUMBER}`,
  ],
} as const;

/** Where in a folded text money is offered to its reader. Nothing costs nothing: 0円 is no sum. */
export function findAmounts(
  { text }: FoldedText,
  language: 'ja' | 'en',
): readonly { readonly first: number; readonly last: number }[] {
  const found: { first: number; last: number }[] = [];
  for (const pattern of AMOUNTS[language])
    for (const match of text.matchAll(new RegExp(pattern, 'g'))) {
      const [amount] = match;
      const end = match.index + amount.length;
      if (/\d/.test(amount) && !/[1-9]/.test(amount)) continue;
      if (!isOffered(text.slice(0, match.index), text.slice(end))) continue;
      found.push({ first: match.index, last: end - 1 });
    }
  return found;
}
