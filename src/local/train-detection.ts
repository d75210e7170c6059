import { writeFileSync } from 'node:fs';

import { authorText } from '../core/message/author-text.ts';
import { phraseBook } from '../core/rejection/phrase-book.ts';
import { readMessage } from '../core/rejection/reading.ts';
import { readCorpus } from './detection-corpus.ts';
import type { CorpusMessage } from './detection-corpus.ts';

/**
 * `npm run train:detection [file.jsonl …]`: fits one logistic model per language to the features the detector
 * reads, and writes src/core/rejection/model.json. Full-batch descent from zero with a fixed number of steps and
 * rounded weights: the same corpus gives the same file, byte for byte.
 */
const OUTPUT = 'src/core/rejection/model.json';
const STEPS = 6000;
const RATE = 0.5;
/** Pulls weights towards what `expectation` says; chosen on the development part. */
const DECAY = 0.001;
/** A false alarm costs the recruiter's trust, a miss one click in the pane: chosen on the development part. */
const THRESHOLD = 0.6;
/** Below this a weight is noise of the corpus and is left out. */
const SMALLEST = 0.02;

/** A message without any sign is no rejection. */
const EXPECTED_BIAS = -4;

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
  readonly features: readonly string[];
  readonly rejection: boolean;
}

const files = process.argv.slice(2);
const corpus = (files.length > 0 ? files : ['test/corpus/train.jsonl']).flatMap(readCorpus);
const model = { ja: fit('ja'), en: fit('en') };
writeFileSync(OUTPUT, `${JSON.stringify(model, null, 2)}\n`);

function fit(language: Language) {
  const examples = corpus
    .filter((message) => message.lang === language)
    .map((message) => exampleOf(message, language));
  const names = featureNames(examples, language);
  const expected = Object.fromEntries(names.map((name) => [name, expectation(name, language)]));
  const weights: Record<string, number> = { ...expected };
  let bias = EXPECTED_BIAS;
  for (let step = 0; step < STEPS; step += 1) {
    const slope: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
    let biasSlope = 0;
    for (const { features, rejection } of examples) {
      const sum = features.reduce((total, name) => total + (weights[name] ?? 0), bias);
      const error = (1 / (1 + Math.exp(-sum)) - (rejection ? 1 : 0)) / examples.length;
      biasSlope += error;
      for (const name of features) slope[name] = (slope[name] ?? 0) + error;
    }
    bias -= RATE * biasSlope;
    for (const name of names) {
      const weight = weights[name] ?? 0;
      weights[name] = keepSign(
        name,
        weight - RATE * ((slope[name] ?? 0) + DECAY * (weight - (expected[name] ?? 0))),
        language,
      );
    }
  }
  const kept = Object.entries(weights).filter(([, weight]) => Math.abs(weight) >= SMALLEST);
  return {
    bias: round(bias),
    threshold: THRESHOLD,
    weights: Object.fromEntries(kept.map(([name, weight]) => [name, round(weight)])),
  };
}

/** What the examples show, and the signs they happen not to: a phrase without an example keeps its plain meaning. */
function featureNames(examples: readonly Example[], language: Language): string[] {
  const signs = phraseBook(language)
    .filter((sign) => !sign.mutes)
    .flatMap(({ name, kind }) => (kind === 'veto' ? [name, `${name} in decision`] : [name]));
  return [...new Set([...examples.flatMap((example) => example.features), ...signs])].sort();
}

function exampleOf(message: CorpusMessage, language: Language): Example {
  const draft =
    message.html === null
      ? { body: message.body, bodyType: 'text' as const }
      : { body: message.html, bodyType: 'html' as const };
  const reading = readMessage(message.subject, authorText(draft).text, language);
  return { features: Object.keys(reading.features), rejection: message.label === 'rejection' };
}

/**
 * A veto may never speak for a rejection, and a decision never against one, however few the examples: what the
 * corpus happens to hold must not turn the meaning of a phrase round.
 */
function keepSign(name: string, weight: number, language: Language): number {
  const usual = expectation(name, language);
  if (usual < 0) return Math.min(usual / 2, weight);
  return usual > 0 ? Math.max(0, weight) : weight;
}

/** Weights start here and are pulled back here, so that a rare phrase keeps its plain meaning. */
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

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
