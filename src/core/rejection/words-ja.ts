import { hashCode, hashOf, OFFSET, type AddWord } from './hash.ts';

/** Japanese has no blanks; where the script changes is nearly always where a word does. */
const RUN = /[一-龠々]+|[ァ-ヴー]+|[a-z]+|[ぁ-ん]+/g;

/**
 * The characters of a sentence and pairs of them; runs of one script, the joints between two, and pairs of those that carry
 * the meaning, whatever kana stand between; the end, where Japanese says yes or no, alone and with the last thing named.
 */
export function addJapaneseWords(line: string, start: number, add: AddWord): void {
  const placeOf = (index: number) => (start === -1 ? -1 : start + index);
  const plain = line.replace(/[0-9]/g, '0');
  for (let i = 0; i < plain.length; i += 1) {
    const one = hashCode(plain.charCodeAt(i), OFFSET);
    add(one, placeOf(i));
    if (i + 1 < plain.length) add(hashCode(plain.charCodeAt(i + 1), one), placeOf(i));
  }
  let before = '';
  let named = '';
  let placeBefore = -1;
  let placeNamed = -1;
  RUN.lastIndex = 0;
  for (let match = RUN.exec(plain); match; match = RUN.exec(plain)) {
    const run = match[0];
    const place = placeOf(match.index);
    add(hashOf(`t${run}`, OFFSET), place, true);
    const head = run.slice(0, 2);
    if (before !== '') add(hashOf(`p${before}${head}`, OFFSET), placeBefore, true);
    before = run.slice(-2);
    placeBefore = place;
    if (/[ぁ-ん]/.test(run)) continue;
    if (named !== '') add(hashOf(`b${named} ${head}`, OFFSET), placeNamed);
    named = before;
    placeNamed = place;
  }
  if (plain === '') return;
  add(hashOf(`e${plain.slice(-4)}`, OFFSET), placeOf(plain.length - 1));
  if (named !== '') add(hashOf(`E${named}${plain.slice(-2)}`, OFFSET), placeNamed);
}
