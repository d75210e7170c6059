import { writeFileSync } from 'node:fs';

import { authorText } from '../core/message/author-text.ts';
import { shareOf } from '../core/rejection/model.ts';
import { phraseBook } from '../core/rejection/phrase-book.ts';
import { readMessage } from '../core/rejection/reading.ts';
import { BUCKETS } from '../core/rejection/words.ts';
import { readCorpus } from './detection-corpus.ts';
import type { CorpusMessage } from './detection-corpus.ts';

/**
 * `npm run train:detection [file.jsonl …]`: fits one logistic model per language to what the phrases say together and
 * to the words themselves, and writes src/core/rejection/model.json. Full-batch descent with a fixed
 * number of steps and rounded weights: the same corpus gives the same file, byte for byte.
 */
const OUTPUT = 'src/core/rejection/model.json';
const CORPUS = ['test/corpus/train.jsonl', 'test/corpus/dev.jsonl'];
const STEPS = 400;
const RATE = 0.1;
/** Pulls weights towards nothing. This and the numbers below were chosen on messages the model had not seen. */
const DECAY = 0.00003;
/** Pulls the weights of phrases towards what `expectation` says of them. */
const PHRASE_DECAY = 0.001;
/** A message without any sign is no rejection. */
const EXPECTED_BIAS = -4;
/** How fast weights grow: a phrase is worth more than a word, whose chance weights would drown it. */
const PHRASE_SCALE = 0.6;
const WORD_SCALE = 0.3;
/** A word of fewer messages is chance. */
const FEWEST = 3;
/** Steps of the table on either side of nothing; larger weights are cut. */
const LEVELS = 6;
const CUT = 0.6;
const NOTHING = 'O'.charCodeAt(0);
const THRESHOLD = 0.5;

/** What a colleague would expect of the features that are no sign of the phrase book, in log-odds. */
const EXPECTED: Readonly<Record<string, number>> = {
  decision: 2,
  'decision on candidacy': 1.5,
  'decision on you': 0.5,
  'decisions 2': 0.5,
  'candidacy 4': 0.3,
  'thanks for a rival': -2,
  'thanks for a job': 0.5,
  'no job': -0.5,
  'jobs 2': 0.5,
  'no candidacy': -0.5,
  'rivals lead': -1.5,
  'rivals 2': -0.5,
  'only rivals': -2,
  'nobody addressed': -1,
  'subject candidacy': 0.5,
};

type Language = 'ja' | 'en';
interface Example {
  readonly phrases: readonly string[];
  readonly buckets: readonly number[];
  readonly share: number;
  readonly rejection: boolean;
}

const files = process.argv.slice(2);
const corpus = (files.length > 0 ? files : CORPUS).flatMap(readCorpus);
writeFileSync(OUTPUT, `${JSON.stringify({ ja: fit('ja'), en: fit('en') }, null, 2)}\n`);

function fit(language: Language) {
  const messages = corpus.filter((message) => message.lang === language);
  const examples = [
    ...messages,
    ...messages.map((message) => ({ ...message, subject: '' })),
    ...underOtherSubjects(messages),
    ...bareDecisions(messages, language),
  ].map((message) => exampleOf(message, language));
  const names = [...new Set(examples.flatMap((example) => example.phrases))].sort();
  const column = new Map(names.map((name, index) => [name, BUCKETS + index]));
  const rows = examples.map(({ phrases, buckets, share, rejection }) => ({
    columns: [...buckets, ...phrases.map((name) => column.get(name) ?? 0)],
    words: buckets.length,
    share: WORD_SCALE * share,
    target: rejection ? 1 : 0,
  }));
  const size = BUCKETS + names.length;
  const expected = new Float64Array(size);
  for (const [index, name] of names.entries())
    expected[BUCKETS + index] = expectation(name, language) / PHRASE_SCALE;
  const uses = new Float64Array(size);
  for (const { columns } of rows) for (const at of columns) uses[at] = (uses[at] ?? 0) + 1;
  const weights = expected.slice();
  const travelled = new Float64Array(size).fill(1e-8);
  let bias = EXPECTED_BIAS;
  for (let step = 0; step < STEPS; step += 1) {
    const slope = new Float64Array(size);
    let biasSlope = 0;
    for (const { columns, words, share, target } of rows) {
      let sum = bias;
      for (const [place, at] of columns.entries())
        sum += (weights[at] ?? 0) * (place < words ? share : PHRASE_SCALE);
      const error = (1 / (1 + Math.exp(-sum)) - target) / rows.length;
      biasSlope += error;
      for (const [place, at] of columns.entries())
        slope[at] = (slope[at] ?? 0) + error * (place < words ? share : PHRASE_SCALE);
    }
    bias -= biasSlope;
    for (let at = 0; at < size; at += 1) {
      if (at < BUCKETS && (uses[at] ?? 0) < FEWEST) continue;
      const pull = at < BUCKETS ? DECAY : PHRASE_DECAY;
      const down = (slope[at] ?? 0) + pull * ((weights[at] ?? 0) - (expected[at] ?? 0));
      travelled[at] = (travelled[at] ?? 0) + down * down;
      const moved = (weights[at] ?? 0) - (RATE * down) / Math.sqrt(travelled[at] ?? 1);
      weights[at] = keepSign(moved, expected[at] ?? 0);
    }
  }
  const phrases: Record<string, number> = {};
  for (const [index, name] of names.entries()) {
    const weight = round((weights[BUCKETS + index] ?? 0) * PHRASE_SCALE, 2);
    if (weight !== 0) phrases[name] = weight;
  }
  return {
    bias: round(bias, 2),
    threshold: THRESHOLD,
    phrases,
    ...tableOf(weights.slice(0, BUCKETS)),
  };
}

/**
 * A veto may never speak for a rejection, and a decision never against one: what the corpus happens to hold must not
 * turn the meaning of a phrase round.
 */
function keepSign(weight: number, sign: number): number {
  return sign === 0 || weight * sign >= 0 ? weight : 0;
}

/** Weights of phrases start here and are pulled back here, so that a rare phrase keeps its plain meaning. */
function expectation(name: string, language: Language): number {
  const fixed = EXPECTED[name];
  if (fixed !== undefined) return fixed;
  const sign = phraseBook(language).find((entry) => name === entry.name || name.startsWith(`${entry.name} `));
  if (sign === undefined) return 0;
  const usual =
    sign.expected ?? { decision: 1, candidacy: 0.5, address: 0.1, context: 0.2, veto: -1 }[sign.kind];
  if (name === sign.name) return usual;
  if (sign.rival) return name.endsWith(' 2') ? -0.3 : -1.5;
  return name.endsWith(' 2') ? usual / 4 : usual / 2;
}

/** The weights as steps of equal size, one character each. */
function tableOf(weights: Float64Array): { step: number; table: string } {
  const step = (weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) * CUT) / LEVELS;
  const steps = Array.from(weights, (weight) =>
    Math.max(-LEVELS, Math.min(LEVELS, Math.round(weight / step))),
  );
  return {
    step: round(step * WORD_SCALE, 5),
    table: steps.map((count) => String.fromCharCode(NOTHING + count)).join(''),
  };
}

/**
 * Ordinary mails under the subjects of rejections: the subject of a thread stays while people go on to write of other
 * things, so a subject alone must never be enough.
 */
function underOtherSubjects(messages: readonly CorpusMessage[]): CorpusMessage[] {
  const bodies = messages.filter(({ kind, label }) => label === 'other' && kind === 'neutral');
  const subjects = messages.filter(({ label, subject }) => label === 'rejection' && subject !== '');
  return subjects.flatMap(({ subject }, index) => {
    const body = bodies[(index * 7) % bodies.length];
    return body ? [{ ...body, subject }] : [];
  });
}

/**
 * Rejections without courtesies: only the sentences that decide, where they name the candidacy. A plain decision must be
 * enough, however short the mail.
 */
function bareDecisions(messages: readonly CorpusMessage[], language: Language): CorpusMessage[] {
  return messages.flatMap((message) => {
    if (message.label !== 'rejection' || message.html !== null) return [];
    const { normal, findings } = readMessage('', authorText({ ...message, bodyType: 'text' }).text, language);
    const deciding = new Set(
      findings.flatMap(({ sign, sentence, muted }) => (sign.kind === 'decision' && !muted ? [sentence] : [])),
    );
    const sentences = normal.text.split('\n').filter((_, index) => deciding.has(index));
    const body = sentences.join(language === 'ja' ? '。\n' : '.\n');
    const alone = readMessage('', body, language).features;
    return alone['decision on candidacy'] === 1 ? [{ ...message, subject: '', body }] : [];
  });
}

function exampleOf(message: CorpusMessage, language: Language): Example {
  const draft =
    message.html === null
      ? { body: message.body, bodyType: 'text' as const }
      : { body: message.html, bodyType: 'html' as const };
  const { features, words } = readMessage(message.subject, authorText(draft).text, language);
  return {
    phrases: Object.keys(features),
    buckets: words.buckets,
    share: shareOf(words.buckets.length),
    rejection: message.label === 'rejection',
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
