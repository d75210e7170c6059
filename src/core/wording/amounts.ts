import type { FoldedText } from './fold.ts';

/** Sums of money as people write them, in a text that is folded; Japanese without its spaces. */
const NUMBER = '\\d[\\d,.]{0,11}';
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

/** What somebody earns in a job is no gift, however much it is. */
const WAGES = {
  before: {
    ja: /(?:年収|月収|年俸|月給|給与|給料|時給|日給|初任給|賃金)[^。!?\n]{0,24}$/,
    en: /(?:salary|salaries|wages?|earnings|income)\b[^.!?\n]{0,40}$/,
  },
  /** Unless it is given. */
  given: /^.{0,6}(?:差シ|サシ|贈|オ渡シ|オ支払|モラエ)/,
  after: /^\s?(?:a|per|each|\/)\s?(?:year|month|hour|annum)/,
} as const;

/** Where in a folded text money is offered. Nothing costs nothing: 0円 is no sum. */
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
      if (isWage(text.slice(Math.max(0, match.index - 50), match.index), text.slice(end, end + 20), language))
        continue;
      found.push({ first: match.index, last: end - 1 });
    }
  return found;
}

function isWage(before: string, after: string, language: 'ja' | 'en'): boolean {
  if (language === 'en') return WAGES.before.en.test(before) || WAGES.after.test(after);
  return WAGES.before.ja.test(before) && !WAGES.given.test(after);
}
