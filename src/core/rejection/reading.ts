import { normalise } from './normalise.ts';
import type { NormalText } from './normalise.ts';
import { phraseBook } from './phrase-book.ts';
import type { Sign } from './phrase-book.ts';

/** A sign found in the text; offsets are into the normalised text. */
export interface Finding {
  readonly sign: Sign;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  /** True for a decision that its own sentence takes back: a condition, a question, another object or speaker. */
  muted: boolean;
}

/** Everything the model and the evidence are made from. */
export interface Reading {
  readonly normal: NormalText;
  readonly findings: readonly Finding[];
  /** Presence (0 or 1) or small counts by feature name. */
  readonly features: Readonly<Record<string, number>>;
}

/** A rejection is never longer; a thread pasted in above it is not read to the end. */
export const READ_LIMIT = 12000;
const MAX_FINDINGS_PER_SIGN = 12;

/** Looks for the signs of a language in the author's words and sums them up as features. */
export function readMessage(subject: string, text: string, language: 'ja' | 'en'): Reading {
  const normal = normalise(text.slice(0, READ_LIMIT));
  const book = phraseBook(language);
  const starts = sentenceStarts(normal.text);
  const findings: Finding[] = [];
  for (let i = 0; i < book.length; i += 1) {
    const sign = book[i] as Sign;
    sign.pattern.lastIndex = 0;
    for (let n = 0; n < MAX_FINDINGS_PER_SIGN; n += 1) {
      const match = sign.pattern.exec(normal.text);
      if (!match) break;
      const end = match.index + match[0].length;
      findings.push({
        sign,
        start: match.index,
        end,
        sentence: sentenceAt(starts, match.index),
        muted: false,
      });
      if (match[0].length === 0) sign.pattern.lastIndex += 1;
    }
  }
  const notes = muteDecisions(findings);
  return {
    normal,
    findings,
    features: countFeatures(findings, notes, subject, starts.length, language, normal.text.length),
  };
}

function sentenceStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function sentenceAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}

/** What else stands in a sentence. */
interface SentenceNotes {
  muted: boolean;
  candidacy: boolean;
  address: boolean;
}

function muteDecisions(findings: readonly Finding[]): Record<number, SentenceNotes> {
  const notes: Record<number, SentenceNotes> = {};
  for (let i = 0; i < findings.length; i += 1) {
    const { sign, sentence } = findings[i] as Finding;
    const note = notes[sentence] ?? (notes[sentence] = { muted: false, candidacy: false, address: false });
    if (sign.mutes) note.muted = true;
    if (sign.kind === 'candidacy') note.candidacy = true;
    if (sign.kind === 'address') note.address = true;
  }
  for (let i = 0; i < findings.length; i += 1) {
    const finding = findings[i] as Finding;
    if (finding.sign.kind === 'decision') finding.muted = notes[finding.sentence]?.muted === true;
  }
  return notes;
}

/** Counts what the model weighs. Its keys are the words of model.json. */
function countFeatures(
  findings: readonly Finding[],
  notes: Readonly<Record<number, SentenceNotes>>,
  subject: string,
  sentences: number,
  language: 'ja' | 'en',
  length: number,
): Record<string, number> {
  const features: Record<string, number> = {};
  const places: Record<string, Record<number, boolean>> = {};
  let rivals = 0;
  let candidacies = 0;
  for (let i = 0; i < findings.length; i += 1) {
    const { sign, sentence } = findings[i] as Finding;
    const known = places[sign.name] ?? (places[sign.name] = {});
    known[sentence] = true;
    if (sign.kind !== 'decision') set(features, sign.name);
    if (sign.kind === 'veto' && Object.keys(known).length > 1) set(features, `${sign.name} 2`);
    if (sign.rival) rivals += 1;
    if (sign.kind === 'candidacy') candidacies += 1;
  }
  addDecision(features, findings, notes);
  if (candidacies > 1) set(features, 'candidacy 2');
  if (candidacies > 3) set(features, 'candidacy 4');
  if (candidacies > 6) set(features, 'candidacy 7');
  if (rivals > 1) set(features, 'rivals 2');
  if (rivals > candidacies) set(features, 'rivals lead');
  if (features['decision'] === 1 && candidacies > 1) set(features, 'decision near candidacy');
  if (length > (language === 'ja' ? 700 : 1800)) set(features, 'long');
  if (sentences < 4) set(features, 'short');
  if (SUBJECT_CANDIDACY[language].test(subject.slice(0, 300))) set(features, 'subject candidacy');
  return features;
}

/**
 * Describes the decisive sentences: those that nothing in the same sentence takes back, or, where there is none,
 * all of them together with what takes them back.
 */
function addDecision(
  features: Record<string, number>,
  findings: readonly Finding[],
  notes: Readonly<Record<number, SentenceNotes>>,
): void {
  let clean = false;
  for (let i = 0; i < findings.length; i += 1) {
    const { sign, muted } = findings[i] as Finding;
    if (sign.kind === 'decision' && !muted) clean = true;
  }
  const decisive: Record<number, boolean> = {};
  let rank = 0;
  for (let i = 0; i < findings.length; i += 1) {
    const { sign, sentence, muted } = findings[i] as Finding;
    if (sign.kind !== 'decision' || (clean && muted)) continue;
    decisive[sentence] = true;
    set(features, sign.name);
    const note = notes[sentence];
    rank = Math.max(rank, sign.clear || note?.candidacy ? 3 : note?.address ? 2 : 1);
  }
  if (rank === 0) return;
  set(features, 'decision');
  if (rank === 3) set(features, 'decision on candidacy');
  if (rank === 2) set(features, 'decision on you');
  if (Object.keys(decisive).length > 1) set(features, 'decisions 2');
  for (let i = 0; i < findings.length; i += 1) {
    const { sign, sentence } = findings[i] as Finding;
    if (sign.kind === 'veto' && decisive[sentence] === true) set(features, `${sign.name} in decision`);
  }
}

const SUBJECT_CANDIDACY = {
  ja: /応募|選考|採用|面接|合否|エントリー|求人|インターン|書類/,
  en: /application|position|role|interview|candida|applied|recruit|job|hiring|intern|vacancy|career/i,
};

function set(features: Record<string, number>, name: string): void {
  features[name] = 1;
}
