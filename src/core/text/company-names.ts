import { foldName } from './fold-name.ts';

/** Legal forms and what surrounds names: the same company is written with and without. */
const FORMS =
  /株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|一般財団法人|\(株\)|\(有\)|\(同\)|\b(?:co|corp|corporation|company|inc|incorporated|ltd|limited|llc|plc|kk|k\.k)\b\.?/g;
const SEPARATORS = /[、。,;;・//\n|]+|\s{2,}|\sと\s|\s(?:and|or)\s/u;
/** A shorter name would be found inside too many others. */
const SHORTEST = 2;

/** A company's name without its legal form and spaces, with kana as they sound: キヤノン is spoken キャノン. */
function core(name: string): string {
  return foldName(name)
    .replace(FORMS, ' ')
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, (small) => String.fromCharCode(small.charCodeAt(0) + 1))
    .replace(/[ぢづ]/g, (kana) => (kana === 'ぢ' ? 'じ' : 'ず'))
    .replace(/[\s.,・·'’"“”()「」\-‐–—&]+/gu, '');
}

/**
 * Whether a person's list of companies to hide from means this company. In doubt yes: leaving somebody out costs an
 * introduction, showing them costs their trust. `names` are all names the company goes by, its mail domains included.
 */
export function meansCompany(list: string, names: readonly string[]): boolean {
  const listed = list.normalize('NFKC').split(SEPARATORS).map(core).filter(isName);
  const known = names.flatMap((name) => [core(name), core(name.replace(/\.[^.]*$/, ''))]).filter(isName);
  const whole = core(list);
  return known.some((name) => whole.includes(name) || listed.some((entry) => name.includes(entry)));
}

function isName(text: string): boolean {
  return [...text].length >= SHORTEST;
}
