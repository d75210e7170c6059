import type { Scored } from './model.ts';
import type { Reading } from './reading.ts';
import type { Evidence } from './verdict.ts';

/** More reasons than this help nobody. */
const MAX_EVIDENCE = 12;
/** A phrase that adds less says nothing here. */
const SMALLEST = 0.05;
/** A longer stretch is cut at a phrase's edge: chips are small (ux.md, A03). */
const MAX_JAPANESE = 26;
const MAX_ENGLISH = 60;

/**
 * The author's own words behind the verdict, strongest first: the phrases found, each with what its words add to the
 * score. Where a rejection says it in words no phrase knows, the clause that adds most.
 */
export function collectEvidence(
  reading: Reading,
  text: string,
  scored: Scored,
  isRejection: boolean,
): Evidence[] {
  const sums = sumsOf(scored, reading.normal.text.length);
  const found: Evidence[] = [];
  const add = (kind: Evidence['kind'], start: number, end: number, own: number) => {
    const added = own + (sums[end] ?? 0) - (sums[start] ?? 0);
    // Beside a decision its courtesies belong to the picture, however little they prove (ux.md, A03).
    const weight =
      isRejection && (kind === 'decision' || kind === 'context') ? Math.max(added, SMALLEST) : added;
    if (Math.abs(weight) < SMALLEST) return;
    const evidence = quoteOf(kind, start, end, weight, reading, text);
    if (evidence && !found.some((other) => evidence.start < other.end && other.start < evidence.end))
      found.push(evidence);
  };
  const hasDecision = reading.findings.some(({ sign, muted }) => sign.kind === 'decision' && !muted);
  if (isRejection && !hasDecision) {
    const clause = heaviestClause(reading.normal.text, sums);
    add('decision', clause.start, clause.end, 0);
  }
  reading.findings.forEach(({ sign, start, end, muted }) => {
    if (!muted && !sign.mutes && !sign.job && sign.kind !== 'address')
      add(sign.kind, start, end, scored.byName[sign.name] ?? 0);
  });
  if (!isRejection && !hasDecision && !found.some((item) => item.kind === 'candidacy')) return [];
  found.sort((a, b) => b.weight - a.weight || a.start - b.start);
  return found.slice(0, MAX_EVIDENCE);
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

function heaviestClause(text: string, sums: readonly number[]): { start: number; end: number } {
  let best = { start: 0, end: 0 };
  let most = -Infinity;
  let start = 0;
  for (let i = 0; i <= text.length; i += 1) {
    if (i < text.length && !/[\n、,]/.test(text.charAt(i))) continue;
    const weight = (sums[i] ?? 0) - (sums[start] ?? 0);
    if (i - start >= 4 && weight > most) {
      most = weight;
      best = { start, end: i };
    }
    start = i + 1;
  }
  return best;
}

function quoteOf(
  kind: Evidence['kind'],
  from: number,
  to: number,
  weight: number,
  reading: Reading,
  text: string,
): Evidence | null {
  const japanese = /[ぁ-ん]/.test(text);
  let start = reading.normal.toOriginal(from);
  let end = reading.normal.toOriginalEnd(to);
  if (japanese) {
    end = extendJapanese(text, end);
    start = afterLastComma(text, start, end);
    if (/[ごお御]/.test(text.charAt(start - 1))) start -= 1;
  } else {
    for (let n = 0; n < 20 && LETTER.test(text.charAt(end)); n += 1) end += 1;
    for (let n = 0; n < 20 && LETTER.test(text.charAt(start - 1)); n += 1) start -= 1;
  }
  const limit = japanese ? MAX_JAPANESE : MAX_ENGLISH;
  if (end - start > limit) start = edgeAfter(text, end - limit, end, japanese);
  while (start < end && /[\s、,。.]/.test(text.charAt(start))) start += 1;
  while (end > start && /[\s、,。.]/.test(text.charAt(end - 1))) end -= 1;
  if (end <= start) return null;
  return { quote: text.slice(start, end), start, end, kind, weight };
}

/** What an English word is made of: "n't been selected" becomes "haven't been selected". */
const LETTER = /[A-Za-z'’-]/;

/** Kana that end a verb belong to the phrase: 見送 becomes 見送らせていただく, 誠に残念 becomes 誠に残念ながら. */
const VERB_END =
  /^([らわさしりいえけせきちみ]{0,2}[てで]?((いただ|頂)[くきけ]?(ます|ました)?|ください)|(いた)?[らわさしりいえけせきちみ]{0,2}(ません(でした)?|ました|ます|ず(?!に)|なかった|ない|た|る)|ながら|ございません|がた[いく]|かね(ます|る)?|[くきけい](ました|ます)?|り|んでした)/;
const OPEN_END = /[一-龠らりせさしえけわきまいただ]/;

/** A particle needs its verb: ご縁を結ぶことが becomes ご縁を結ぶことがかないません. */
const NEXT_VERB = /^[一-龠ぁ-ん]{0,8}?(ません(でした)?|ました|ます|ず(?!に)|なかった|ない(?!ま))/;

function extendJapanese(text: string, from: number): number {
  const last = text.charAt(from - 1);
  if (/[がをはにも]/.test(last)) {
    const verb = NEXT_VERB.exec(text.slice(from, from + 14));
    if (verb) return from + verb[0].length;
  }
  if (!OPEN_END.test(last)) return from;
  const tail = VERB_END.exec(text.slice(from, from + 14));
  return tail ? from + tail[0].length : from;
}

/** "慎重に検討した結果、誠に残念": what stands behind the last comma is the reason, the rest led up to it. */
function afterLastComma(text: string, start: number, end: number): number {
  const comma = text.lastIndexOf('、', end - 4);
  return comma > start ? comma + 1 : start;
}

/** The first place at or behind `from` where a phrase begins. */
function edgeAfter(text: string, from: number, end: number, japanese: boolean): number {
  for (let i = Math.max(1, from); i < end - 4; i += 1) {
    const before = text.charAt(i - 1);
    if (
      japanese
        ? /[、。\s]/.test(before) || (/[をはがにでと]/.test(before) && /[一-龠ァ-ヶご]/.test(text.charAt(i)))
        : /\s/.test(before)
    )
      return i;
  }
  return from;
}
