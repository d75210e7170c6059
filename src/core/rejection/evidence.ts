import type { LanguageModel } from './model.ts';
import type { Finding, Reading } from './reading.ts';
import type { Evidence } from './verdict.ts';

/** More reasons than this help nobody. */
const MAX_EVIDENCE = 12;
/** A longer stretch is cut at a phrase's edge: chips are small (ux.md, A03). */
const MAX_QUOTE = { ja: 26, en: 60 };

/** The author's own words behind the verdict, strongest first. */
export function collectEvidence(reading: Reading, text: string, model: LanguageModel): Evidence[] {
  const found: Evidence[] = [];
  for (let i = 0; i < reading.findings.length; i += 1) {
    const finding = reading.findings[i] as Finding;
    const weight = weightOf(finding, model);
    if (weight === 0) continue;
    const evidence = quoteOf(finding, weight, reading, text);
    if (evidence && !overlaps(found, evidence)) found.push(evidence);
  }
  found.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start);
  return found.some((item) => item.kind === 'decision' || item.kind === 'candidacy')
    ? found.slice(0, MAX_EVIDENCE)
    : [];
}

function weightOf(finding: Finding, model: LanguageModel): number {
  const sign = finding.sign;
  const own = model.weights[sign.name] ?? 0;
  if (sign.kind !== 'decision') return own;
  return (model.weights['decision'] ?? 0) + own;
}

function quoteOf(finding: Finding, weight: number, reading: Reading, text: string): Evidence | null {
  const japanese = /[ぁ-ん]/.test(text);
  let start = reading.normal.toOriginal(finding.start);
  let end = reading.normal.toOriginalEnd(finding.end);
  if (japanese) {
    end = extendJapanese(text, end);
    start = afterLastComma(text, start, end);
    if (/[ごお御]/.test(text.charAt(start - 1))) start -= 1;
  } else end = extendWord(text, end);
  const limit = japanese ? MAX_QUOTE.ja : MAX_QUOTE.en;
  if (end - start > limit) start = edgeAfter(text, end - limit, end, japanese);
  while (start < end && /[\s、,。.]/.test(text.charAt(start))) start += 1;
  while (end > start && /[\s、,。.]/.test(text.charAt(end - 1))) end -= 1;
  if (end <= start) return null;
  return { quote: text.slice(start, end), start, end, kind: finding.sign.kind, weight };
}

/** Kana that end a verb belong to the phrase: 見送 becomes 見送らせていただく, 誠に残念 becomes 誠に残念ながら. */
const VERB_END =
  /^(?:[らわさしりいえけせきち]{0,2}[てで]?(?:いただ|頂)[くきけ]?(?:ます|ました)?|[らわさしりいえけせきちみ]{0,2}(?:ませんでした|ません|ました|ます|ず(?!に)|なかった|ない|た|る)|ながら|ございません|がた[いく]|かね(?:ます|る)?|[くきけい](?:ました|ます)?)/;
const OPEN_END = /(?:いただ|頂|[一-龠らりせさしえけわき])$/;

/** A particle needs its verb: ご縁を結ぶことが becomes ご縁を結ぶことがかないません. */
const NEXT_VERB = /^[一-龠ぁ-ん]{0,8}?(?:ませんでした|ません|ず(?!に)|なかった|ない(?!ま)|ました|ます)/;

function extendJapanese(text: string, from: number): number {
  if (/[がをはにも]$/.test(text.slice(from - 1, from))) {
    const verb = NEXT_VERB.exec(text.slice(from, from + 14));
    if (verb) return from + verb[0].length;
  }
  if (!OPEN_END.test(text.slice(Math.max(0, from - 3), from))) return from;
  const tail = VERB_END.exec(text.slice(from, from + 14));
  return tail ? from + tail[0].length : from;
}

/** "慎重に検討した結果、誠に残念": what stands behind the last comma is the reason, the rest led up to it. */
function afterLastComma(text: string, start: number, end: number): number {
  const comma = text.lastIndexOf('、', end - 4);
  return comma > start ? comma + 1 : start;
}

function extendWord(text: string, from: number): number {
  let end = from;
  while (end < text.length && end < from + 20 && /[A-Za-z'’-]/.test(text.charAt(end))) end += 1;
  return end;
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

function overlaps(found: readonly Evidence[], candidate: Evidence): boolean {
  for (let i = 0; i < found.length; i += 1) {
    const other = found[i] as Evidence;
    if (candidate.start < other.end && other.start < candidate.end) return true;
  }
  return false;
}
