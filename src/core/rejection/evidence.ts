import type { Scored } from './model.ts';
import type { Reading } from './reading.ts';
import type { Evidence } from './verdict.ts';

/** More reasons than this help nobody. */
const MAX_EVIDENCE = 12;
/** A phrase that adds less says nothing here. */
const SMALLEST = 0.05;
/** A longer stretch is cut at a phrase's edge: chips are small (A03). */
const MAX_JAPANESE = 26;
const MAX_ENGLISH = 60;

/**
 * The author's own words behind the verdict, strongest first: the phrases found, each with what its words add to the
 * score. Where a rejection says it in words no phrase knows, the clause that adds most.
 */
export function collectEvidence(
  reading: Reading,
  text: string,
  language: 'ja' | 'en',
  scored: Scored,
  isRejection: boolean,
): Evidence[] {
  const sums = sumsOf(scored, reading.normal.text.length);
  const around = language === 'ja' ? aroundJapanese : aroundEnglish;
  let found: Evidence[] = [];
  const quote = (kind: Evidence['kind'], first: number, last: number, own: number): Evidence | null => {
    const added = own + (sums[last] ?? 0) - (sums[first] ?? 0);
    // Beside a decision its courtesies belong to the picture, however little they prove (A03).
    const weight =
      isRejection && (kind === 'decision' || kind === 'context') ? Math.max(added, SMALLEST) : added;
    if (Math.abs(weight) < SMALLEST) return null;
    const from = reading.normal.toOriginal(first);
    const to = reading.normal.toOriginalEnd(last);
    const words = around(text, from, to - lengthOf(/\s+$/, text.slice(from, to)));
    const start = words.start + lengthOf(/^[\s、,。.]+/, text.slice(words.start, words.end));
    const end = words.end - lengthOf(/[\s、,。.]+$/, text.slice(start, words.end));
    const told = text.slice(start, end);
    if (/^$|^(dear|hi) /i.test(told)) return null;
    return { quote: told, start, end, kind: REGRET.test(told) ? 'context' : kind, weight };
  };
  reading.findings.forEach(({ sign, start, end, muted }) => {
    if (muted || sign.mutes || sign.job || sign.kind === 'address') return;
    const evidence = quote(sign.kind, start, end, scored.byName[sign.name] ?? 0);
    if (evidence && !found.some((other) => overlap(evidence, other))) found.push(evidence);
  });
  const isTold = found.some(({ kind }) => kind === 'decision');
  if (isRejection && !isTold) {
    const clause = heaviestClause(reading.normal.text, sums);
    const evidence = quote('decision', clause.start, clause.end, 0);
    if (evidence) found = found.filter((other) => !overlap(evidence, other)).concat(evidence);
  }
  if (!isRejection && !isTold && !found.some(({ kind }) => kind === 'candidacy')) return [];
  found.sort((a, b) => b.weight - a.weight || a.start - b.start);
  return found
    .filter((item, at) => !found.some((other, rank) => says(other, item, rank < at)))
    .slice(0, MAX_EVIDENCE);
}

function overlap(a: Evidence, b: Evidence): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Nothing is shown twice: the longer of two stays, of the same words the stronger. */
function says(other: Evidence, item: Evidence, isStronger: boolean): boolean {
  return (
    other.quote.toLowerCase().indexOf(item.quote.toLowerCase()) !== -1 &&
    (isStronger || other.quote.length > item.quote.length)
  );
}

/** What all places before an offset add, so that a stretch's share is one subtraction. */
function sumsOf(scored: Scored, length: number): number[] {
  const sums: number[] = [0];
  let sum = 0;
  for (let i = 0; i < length; i += 1) {
    sum += scored.byPlace[i] ?? 0;
    sums.push(sum);
  }
  return sums;
}

/** A clause with one of these decides sooner than what stands around it; a thank-you never does. */
const SAYS_NO =
  /ない|ませ|かね|[ずぬ]|不|終|決|断|別|他|ほか|無|優先|足り|not?( |$)|other|else|decid|fill|chose|went|gone|pick|enough/;

function heaviestClause(text: string, sums: readonly number[]): Stretch {
  let best = { start: 0, end: 0 };
  let most = -Infinity;
  let start = 0;
  text.replace(/[\n、,]|ので|ため|$/g, (mark, end: number) => {
    const words = text.slice(start, end);
    const bonus = /ありがと|thank|^(dear|hi) /.test(words) ? -9 : SAYS_NO.test(words) ? 2 : 0;
    const weight = (sums[end] ?? 0) - (sums[start] ?? 0) + bonus;
    if (end - start >= 4 && weight > most) {
      most = weight;
      best = { start, end };
    }
    start = end + mark.length;
    return '';
  });
  return best;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** How sorry somebody is tells of a decision, but is none. */
const REGRET = /^(誠に)?残念(ながら|です)?$|^(regret|sorry) to \w+( you( know)?)?$/;

function lengthOf(pattern: RegExp, text: string): number {
  return (pattern.exec(text) ?? [''])[0].length;
}

/** Words that wait for another one: "cannot offer you" becomes "cannot offer you the post". A name is none. */
const WAITING =
  '(^|\\s)(an?|the|to|for|of|on|in|at|and|with|by|from|among|your?|our|us|we|this|that|be|been|is|was|has|have|not|any|all|other|another|someone|it|must|let|who(se|.s)?|more|as|next|final)';
const WAITS = new RegExp(`(${WAITING})+$`);
const NEXT_WORD = new RegExp(`^(${WAITING})*\\s[a-z]+(?![\\w'’-])`);

/** Whole words: "n't been selected" becomes "haven't been selected". */
function aroundEnglish(text: string, from: number, to: number): Stretch {
  let start = from - lengthOf(/[\w'’-]{0,20}$/, text.slice(Math.max(0, from - 20), from));
  let end = to + lengthOf(/^[\w'’-]{0,20}/, text.slice(to, to + 20));
  if (WAITS.test(text.slice(start, end))) end += lengthOf(NEXT_WORD, text.slice(end, end + 60));
  end -= lengthOf(WAITS, text.slice(start, end));
  if (end - start > MAX_ENGLISH) start = edgeAfter(text, end - MAX_ENGLISH, end, /\s/);
  return { start: start + lengthOf(/^\s*((to|for|of|on|in|at|and|so|we) )+/, text.slice(start, end)), end };
}

const KANA = /[ぁ-ん]/;
/** What belongs to a word, up to what the sentence says of it: 見送 becomes 見送らせていただく. */
const WORD_END =
  /^[ぁ-ん上]*?(?=こと|もの|ところ|ため|よう|まこと|ありがと|ので|のに|けれど|けど|から|との|とい|が(?![らりるたちっと])|[ごお]?(?![ぁ-ん上]))/;
/** A noun is whole before its particle, but for the verb of what is done to it: 別の方に becomes 別の方にお願いする. */
const PARTICLE = /^([をはがもへのに]|と(?![さなしい])|で(?!き))/;
const VERB = /^[をに][ごお]?[一-龠]{1,3}(?=[ぁ-ん])/;
const LOOSE = /([をにはがもの]|[^こ]と)$/;

function aroundJapanese(text: string, from: number, to: number): Stretch {
  let end = to;
  const isKana = () => KANA.test(text.charAt(end - 1));
  const isLoose = () => LOOSE.test(text.slice(from, end));
  const take = (pattern: RegExp) => {
    const length = lengthOf(pattern, text.slice(end, end + 20));
    end += length;
    return length;
  };
  if (!isKana()) take(/^[一-龠々]+|^[ァ-ヶー]+/);
  else if (isLoose()) take(/^[一-龠]{0,3}/);
  if (isKana() || !PARTICLE.test(text.slice(end, end + 2)) || take(VERB)) take(WORD_END);
  while (end > to && isLoose()) end -= 1;
  // "慎重に検討した結果、誠に残念": what stands behind the last comma is the reason, the rest led up to it.
  const comma = Math.max(text.lastIndexOf('、', end - 3), text.lastIndexOf('。', end - 3)) + 1;
  let start = Math.max(from, comma);
  start += lengthOf(/^[^別他ほ]{1,6}(様|さん)(に?は|[のをと])/, text.slice(start, end));
  // Which one was taken tells more than that one was.
  const one = /[方人者]/.test(text.charAt(start));
  const first = end - (one ? 19 : MAX_JAPANESE);
  if (first > comma && (one || first > start))
    start = edgeAfter(text, first, end, /[ぁ-ん、。\s](?=[一-龠ァ-ヶご])/);
  else if (one) start = comma;
  if (/[^一-龠々][一-龠々]{2}/.test(text.slice(start - 2, start + 1))) start -= 1;
  if (/[ごお御]/.test(text.charAt(start - 1))) start -= 1;
  return { start, end };
}

/** The first place behind `from` where a phrase begins. */
function edgeAfter(text: string, from: number, end: number, edge: RegExp): number {
  return from + text.slice(from, end - 3).search(edge) + 1;
}
