import { phraseBook } from './phrase-book.ts';
import type { Sign } from './phrase-book.ts';
import { likenessOf } from './likeness.ts';
import type { Likeness } from './likeness.ts';
import { quotedRanges } from './quoted-words.ts';
import { wordsOf } from './words.ts';
import type { Words } from './words.ts';
import { normalise } from './normalise.ts';
import type { NormalText } from './normalise.ts';

/** A sign found in the text; offsets are into the normalised text. */
export interface Finding {
  readonly sign: Sign;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  /** True for a decision that is not declared here: conditional, asked, quoted, postponed, about somebody else. */
  readonly muted: boolean;
}

/** Everything the model and the evidence are made from. */
export interface Reading {
  readonly normal: NormalText;
  /** The subject in the same spelling. */
  readonly subject: string;
  readonly findings: readonly Finding[];
  /** Presence (0 or 1) of what the phrases say together, by name. */
  readonly features: Readonly<Record<string, number>>;
  readonly words: Words;
  readonly likeness: Likeness;
}

/** A rejection is never longer; a thread pasted in above it is not read to the end. */
export const READ_LIMIT = 12000;
const MAX_FINDINGS_PER_SIGN = 12;
const MAX_SUBJECT = 300;

/** Looks for the signs of a language in the author's words and sums them up as features. */
export function readMessage(subject: string, text: string, language: 'ja' | 'en'): Reading {
  const normal = normalise(text.slice(0, READ_LIMIT));
  const head = normalise(subject.slice(0, MAX_SUBJECT)).text;
  const book = phraseBook(language);
  const findings = findSigns(normal.text, book, language);
  const features: Record<string, number> = {};
  addPresence(features, findings);
  const decisive = addDecision(features, findings);
  addTopic(features, findings);
  addSubject(features, head, book, language);
  const likeness = likenessOf(head, normal.text, language);
  addLikeness(features, likeness);
  if (language === 'en') addVoices(features, normal.text);
  return {
    normal,
    subject: head,
    findings,
    features,
    words: wordsOf(head, normal.text, language, decisive),
    likeness,
  };
}

function findSigns(text: string, book: readonly Sign[], language: 'ja' | 'en'): Finding[] {
  const sentences = sentencesOf(text);
  const quoted = quotedRanges(text);
  const found: Finding[] = [];
  const mutes: Record<number, Finding[]> = {};
  book.forEach((sign) => {
    sign.pattern.lastIndex = 0;
    for (let n = 0; n < MAX_FINDINGS_PER_SIGN; n += 1) {
      const match = sign.pattern.exec(text);
      if (!match) break;
      const end = match.index + match[0].length;
      const sentence = sentences[match.index] ?? 0;
      const finding = { sign, start: match.index, end, sentence, muted: isWithin(quoted, match.index) };
      if (sign.mutes) (mutes[sentence] ?? (mutes[sentence] = [])).push(finding);
      found.push(finding);
      if (match[0].length === 0) sign.pattern.lastIndex += 1;
    }
  });
  return found.map((finding) =>
    finding.sign.kind === 'decision' && isMuted(finding, mutes[finding.sentence] ?? [], text, language)
      ? { ...finding, muted: true }
      : finding,
  );
}

/** What ends the clause of a decision: "…いたしますが、" and a comma. What comes behind is said of something else. */
const CLAUSE_END = { ja: /(?:が|けれど|けれども|ものの|ため|ので)(?:、|$)/, en: /[,;]/ };

function isMuted(decision: Finding, mutes: readonly Finding[], text: string, language: 'ja' | 'en'): boolean {
  return mutes.some(
    (mute) => mute.start < decision.end || !CLAUSE_END[language].test(text.slice(decision.end, mute.start)),
  );
}

function isWithin(ranges: readonly { readonly start: number; readonly end: number }[], at: number): boolean {
  return ranges.some((range) => range.start <= at && at < range.end);
}

/** The number of the sentence each offset is in. */
function sentencesOf(text: string): number[] {
  const sentences: number[] = [];
  let sentence = 0;
  for (let at = 0; at <= text.length; at += 1) {
    sentences.push(sentence);
    if (text.charAt(at) === '\n') sentence += 1;
  }
  return sentences;
}

/** Which signs there are; a veto that only mutes its own sentence says nothing about the rest of the message. */
function addPresence(features: Record<string, number>, findings: readonly Finding[]): void {
  findings.forEach(({ sign }) => {
    if (sign.kind !== 'decision' && !sign.mutes) set(features, sign.name);
  });
}

/** Describes the sentences in which a decision is declared, and says which they are. */
function addDecision(
  features: Record<string, number>,
  findings: readonly Finding[],
): Readonly<Record<number, boolean>> {
  const decisive: Record<number, boolean> = {};
  let sentences = 0;
  if (findings.some(({ sign, muted }) => sign.kind === 'decision' && muted)) set(features, 'decision muted');
  findings.forEach(({ sign, sentence, muted }) => {
    if (sign.kind !== 'decision' || muted) return;
    if (!decisive[sentence]) sentences += 1;
    decisive[sentence] = true;
    set(features, 'decision');
    set(features, sign.name);
    if (sign.clear) set(features, 'decision on candidacy');
  });
  if (sentences > 1) set(features, 'decisions 2');
  if (sentences === 0 && features['decision muted'] === 1) set(features, 'only muted');
  // Courtesies and words of hiring are in every invitation and acknowledgement: without a decision they are just that.
  if (sentences === 0 && findings.some(({ sign }) => sign.kind === 'veto' && !sign.mutes))
    set(features, 'veto alone');
  if (!findings.some(({ sign }) => sign.kind === 'address' || THANKS[sign.name] === true))
    set(features, 'nobody addressed');
  findings.forEach(({ sign, sentence }) => {
    if (!decisive[sentence]) return;
    if (sign.kind === 'candidacy') set(features, 'decision on candidacy');
    if (sign.kind === 'address') set(features, 'decision on you');
    if (sign.rival) set(features, `${sign.name} in decision`);
  });
  return decisive;
}

/** What is decided about: work, or one of the other things people apply for. */
function addTopic(features: Record<string, number>, findings: readonly Finding[]): void {
  const thanks: Record<number, boolean> = {};
  let rivals = 0;
  let jobs = 0;
  let candidacies = false;
  findings.forEach(({ sign, sentence }) => {
    if (sign.rival) rivals += 1;
    if (sign.job) jobs += 1;
    if (sign.kind === 'candidacy') candidacies = true;
    if (THANKS[sign.name]) thanks[sentence] = true;
  });
  findings.forEach(({ sign, sentence }) => {
    if (!thanks[sentence]) return;
    if (sign.rival) set(features, 'thanks for a rival');
    if (sign.job) set(features, 'thanks for a job');
  });
  if (jobs === 0) set(features, 'no job');
  if (jobs > 1) set(features, 'jobs 2');
  if (!candidacies) set(features, 'no candidacy');
  if (rivals > 0 && rivals >= jobs) set(features, 'rivals lead');
  if (rivals > 1) set(features, 'rivals 2');
  if (rivals > 0 && jobs === 0) set(features, 'only rivals');
}

/** The signs of thanks for an application: what is named beside them is what was applied for. */
const THANKS: Readonly<Record<string, boolean>> = { 応募への礼: true, thanks_applying: true };

function addSubject(
  features: Record<string, number>,
  subject: string,
  book: readonly Sign[],
  language: 'ja' | 'en',
): void {
  book.forEach(({ name, rival, job, pattern }) => {
    if (!rival && !job) return;
    pattern.lastIndex = 0;
    if (pattern.test(subject)) set(features, `${name} in subject`);
  });
  if (SUBJECT_CANDIDACY[language].test(subject)) set(features, 'subject candidacy');
}

/** What looks like another mail is no rejection, least of all where nothing is decided against anybody. */
function addLikeness(features: Record<string, number>, likeness: Likeness): void {
  if (likeness.offer) set(features, 'offer');
  if (likeness.invitation) set(features, 'invitation');
  if (likeness.toCome) set(features, 'to come');
  if (likeness.notToACandidate) set(features, 'not to a candidate');
  if (likeness.looksLike === 'none') return;
  set(features, `like ${likeness.looksLike}`);
  if (features['decision'] === undefined) set(features, 'like without decision');
}

/** Who speaks and of whom: a candidate says "I" and "me", an employer "we"; "he" and "she" are talked about. */
const VOICES = {
  i: /\bi\b/,
  me: /\bme\b/,
  my: /\bmy\b/,
  we: /\b(we|our|us)\b/,
  they: /\b(he|she|him|her|his|they|them)\b/,
};

function addVoices(features: Record<string, number>, text: string): void {
  (Object.keys(VOICES) as (keyof typeof VOICES)[]).forEach((name) => {
    if (VOICES[name].test(text)) set(features, `voice ${name}`);
  });
}

const SUBJECT_CANDIDACY = {
  ja: /応募|選考|合否|エントリー|結果/,
  en: /application|position|candida|applied|outcome|result|decision|status/,
};

function set(features: Record<string, number>, name: string): void {
  features[name] = 1;
}
