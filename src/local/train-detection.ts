import { writeFileSync } from 'node:fs';

import { authorText } from '../core/message/author-text.ts';
import { pack, shareOf } from '../core/rejection/model.ts';
import type { WordTable } from '../core/rejection/model.ts';
import { readMessage } from '../core/rejection/reading.ts';
import { BUCKETS } from '../core/rejection/words.ts';
import { readCorpus } from './detection-corpus.ts';
import type { CorpusMessage } from './detection-corpus.ts';
import { fitLogistic } from './logistic-fit.ts';
import type { Row } from './logistic-fit.ts';
import { variantsOf } from './training-variants.ts';

/**
 * `npm run train:detection [file.jsonl …]`: fits one logistic model per language to what the phrases say together and
 * to the words themselves, and writes src/core/rejection/model.json. The same corpus gives the same file, byte for byte.
 */
const OUTPUT = 'src/core/rejection/model.json';
const CORPUS = ['train-ja', 'train-en', 'dev'].map((part) => `test/corpus/${part}.jsonl`);
/** How strongly weights are held at nothing. These and the next were chosen on messages not learned from (ADR 0009). */
const WORD_PULL = 80;
const PHRASE_PULL = 1;
const BIAS_PULL = 1e-6;
/** How much each changed showing of a message counts (training-variants.ts). */
const VARIANT = 0.2;
/** A word of fewer messages is chance. */
const FEWEST = 3;
/** Words kept for the last fit: the small weights of the rest bring nothing and cost room. */
const KEPT = 3500;
/** A kept word counts for or against, all of them equally much: as much as the weight that one in so many exceeds. */
const STEP_AT = 4;
/** What a phrase adds less than is not worth its name. */
const SMALLEST = 0.2;
const THRESHOLD = 0.5;

type Language = 'ja' | 'en';
interface Example {
  readonly phrases: readonly string[];
  readonly buckets: readonly number[];
  readonly rejection: boolean;
  readonly weight: number;
}

const files = process.argv.slice(2);
const corpus = (files.length > 0 ? files : CORPUS).flatMap(readCorpus);
writeFileSync(OUTPUT, `${JSON.stringify({ ja: fit('ja'), en: fit('en') }, null, 2)}\n`);

function fit(language: Language) {
  const messages = corpus.filter((message) => message.lang === language);
  const whole = messages.map((message) => exampleOf(message, language, 1));
  const examples = [
    ...whole,
    ...variantsOf(messages, language).map((message) => exampleOf(message, language, VARIANT)),
  ];
  const names = [...new Set(examples.flatMap((example) => example.phrases))].sort();
  const uses = new Uint32Array(BUCKETS);
  for (const { buckets } of whole) for (const bucket of buckets) uses[bucket] = (uses[bucket] ?? 0) + 1;
  const wordPull = (bucket: number) =>
    WORD_PULL / Math.log(messages.length / Math.max(1, uses[bucket] ?? 0)) ** 2;
  const fitTo = (isKept: (bucket: number) => boolean) =>
    fitWeights(examples, names, Array.from(uses.keys()).filter(isKept), wordPull);
  const kept = heaviest(fitTo((bucket) => (uses[bucket] ?? 0) >= FEWEST).words);
  const { step, table } = inSteps(fitTo((bucket) => kept.has(bucket)).words);
  const { bias, phrases } = fitWeights(examples, names, [], wordPull, ({ buckets }) => {
    const steps = buckets.reduce((sum, bucket) => sum + (table[bucket] ?? 0), 0);
    return steps * step * shareOf(buckets.length);
  });
  const rounded = names.map((name, index) => [name, round(phrases[index] ?? 0, 1)] as const);
  return {
    bias: round(bias, 2),
    threshold: THRESHOLD,
    phrases: Object.fromEntries(rounded.filter(([, weight]) => Math.abs(weight) >= SMALLEST)),
    step,
    words: pack(table),
  };
}

interface Weights {
  /** By bucket. */
  readonly words: ReadonlyMap<number, number>;
  /** By place in the list of names. */
  readonly phrases: Float64Array;
  readonly bias: number;
}

/** A word of few messages is held less: what is rare among mails tells more about one (inverse document frequency). */
function fitWeights(
  examples: readonly Example[],
  names: readonly string[],
  kept: readonly number[],
  wordPull: (bucket: number) => number,
  known: (example: Example) => number = () => 0,
): Weights {
  const place = new Map(kept.map((bucket, index) => [bucket, index]));
  const bias = kept.length;
  const column = new Map(names.map((name, index) => [name, bias + 1 + index]));
  const rows = examples.map((example): Row => {
    const { phrases, buckets, rejection, weight } = example;
    const common = buckets.flatMap((bucket) => place.get(bucket) ?? []);
    const columns = Int32Array.from([...common, bias, ...phrases.map((name) => column.get(name) ?? bias)]);
    const values = new Float64Array(columns.length).fill(1);
    values.fill(shareOf(buckets.length), 0, common.length);
    return { columns, values, target: rejection ? 1 : 0, weight, known: known(example) };
  });
  const pull = new Float64Array(bias + 1 + names.length).fill(PHRASE_PULL);
  for (const [index, bucket] of kept.entries()) pull[index] = wordPull(bucket);
  pull[bias] = BIAS_PULL;
  const fitted = fitLogistic(rows, pull);
  return {
    words: new Map(kept.map((bucket, index) => [bucket, fitted[index] ?? 0])),
    phrases: fitted.subarray(bias + 1),
    bias: fitted[bias] ?? 0,
  };
}

function heaviest(weights: ReadonlyMap<number, number>): Set<number> {
  const order = [...weights].sort(([a, weight], [b, other]) => Math.abs(other) - Math.abs(weight) || a - b);
  return new Set(order.slice(0, KEPT).map(([bucket]) => bucket));
}

/** The weights as one step up or down; a weight of less than half a step is left out. */
function inSteps(weights: ReadonlyMap<number, number>): { step: number; table: WordTable } {
  const sizes = [...weights.values()].map(Math.abs).sort((a, b) => b - a);
  const step = round(sizes[Math.floor(sizes.length / STEP_AT)] ?? 0, 5);
  const table: Record<number, number> = {};
  for (const [bucket, weight] of weights) if (Math.abs(weight) * 2 >= step) table[bucket] = Math.sign(weight);
  return { step, table };
}

function exampleOf(message: CorpusMessage, language: Language, weight: number): Example {
  const draft =
    message.html === null
      ? { body: message.body, bodyType: 'text' as const }
      : { body: message.html, bodyType: 'html' as const };
  const reading = readMessage(message.subject, authorText(draft).text, language);
  return {
    phrases: Object.keys(reading.features),
    buckets: reading.words.buckets,
    rejection: message.label === 'rejection',
    weight,
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
