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
  muteDecisions(findings);
  return {
    normal,
    findings,
    features: countFeatures(findings, subject, starts.length, language, normal.text.length),
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

function muteDecisions(findings: readonly Finding[]): void {
  const muting: Record<number, boolean> = {};
  for (let i = 0; i < findings.length; i += 1) {
    const finding = findings[i] as Finding;
    if (finding.sign.mutes) muting[finding.sentence] = true;
  }
  for (let i = 0; i < findings.length; i += 1) {
    const finding = findings[i] as Finding;
    if (finding.sign.decision !== null && muting[finding.sentence] === true) finding.muted = true;
  }
}

function countFeatures(
  findings: readonly Finding[],
  subject: string,
  sentences: number,
  language: 'ja' | 'en',
  length: number,
): Record<string, number> {
  const features: Record<string, number> = {};
  const vetoSentences: Record<string, Record<number, boolean>> = {};
  const decisionSentences: Record<number, 'clear' | 'plain'> = {};
  let rivals = 0;
  let candidacies = 0;
  for (let i = 0; i < findings.length; i += 1) {
    const finding = findings[i] as Finding;
    const sign = finding.sign;
    if (sign.decision !== null) {
      set(features, finding.muted ? `muted ${sign.decision}` : sign.decision);
      set(features, (finding.muted ? 'muted ' : '') + sign.name);
      if (decisionSentences[finding.sentence] !== 'clear')
        decisionSentences[finding.sentence] = sign.decision;
      continue;
    }
    set(features, sign.name);
    if (sign.kind === 'veto') {
      const known = vetoSentences[sign.name] ?? (vetoSentences[sign.name] = {});
      known[finding.sentence] = true;
    }
    if (sign.rival) rivals += 1;
    if (sign.kind === 'candidacy') candidacies += 1;
  }
  addVetoPlaces(features, vetoSentences, decisionSentences);
  if (features['clear'] === 1 || features['plain'] === 1) set(features, 'decision');
  if (candidacies > 1) set(features, 'candidacy 2');
  if (candidacies > 3) set(features, 'candidacy 4');
  if (rivals > 1) set(features, 'rivals 2');
  if (rivals > candidacies) set(features, 'rivals lead');
  if (features['plain'] === 1 && candidacies > 1) set(features, 'plain with candidacy');
  if (features['clear'] === 1 && features['plain'] === 1) set(features, 'clear and plain');
  if (length > (language === 'ja' ? 900 : 2200)) set(features, 'long');
  if (sentences < 5) set(features, 'short');
  addSubject(features, subject, language);
  return features;
}

/** Tells a veto in the decisive sentence from one elsewhere, and a lone one from a repeated one. */
function addVetoPlaces(
  features: Record<string, number>,
  vetoes: Record<string, Record<number, boolean>>,
  decisions: Record<number, string>,
): void {
  const names = Object.keys(vetoes);
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i] ?? '';
    const sentences = Object.keys(vetoes[name] ?? {});
    for (let n = 0; n < sentences.length; n += 1)
      if (decisions[Number(sentences[n])] !== undefined) set(features, `${name} in decision`);
    if (sentences.length > 1) set(features, `${name} 2`);
  }
}

const SUBJECT_CANDIDACY = {
  ja: /応募|選考|採用|面接|合否|エントリー|求人|インターン|書類/,
  en: /application|position|role|interview|candida|applied|recruit|job|hiring|intern|vacancy|career/i,
};

function addSubject(features: Record<string, number>, subject: string, language: 'ja' | 'en'): void {
  if (SUBJECT_CANDIDACY[language].test(subject.slice(0, 300))) set(features, 'subject candidacy');
}

function set(features: Record<string, number>, name: string): void {
  features[name] = 1;
}
