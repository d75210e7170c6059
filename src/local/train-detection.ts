import { writeFileSync } from 'node:fs';

import { authorText } from '../core/message/author-text.ts';
import { scoreReading, shareOf } from '../core/rejection/model.ts';
import type { LanguageModel } from '../core/rejection/model.ts';
import { readMessage } from '../core/rejection/reading.ts';
import type { Reading } from '../core/rejection/reading.ts';
import { BUCKETS } from '../core/rejection/words.ts';
import { readCorpus } from './detection-corpus.ts';
import type { CorpusMessage } from './detection-corpus.ts';
import { fitLogistic } from './logistic-fit.ts';
import type { Row } from './logistic-fit.ts';

/**
 * `npm run train:detection [file.jsonl …]`: fits one logistic model per language to what the phrases say together and
 * to the words themselves, and writes src/core/rejection/model.json. The same corpus gives the same file, byte for byte.
 */
const OUTPUT = 'src/core/rejection/model.json';
const CORPUS = ['test/corpus/train.jsonl', 'test/corpus/dev.jsonl'];
/** How strongly weights are held at nothing. These and the next were chosen by leaving out one source at a time. */
const WORD_PULL = 0.4;
const PHRASE_PULL = 0.5;
const BIAS_PULL = 1e-6;
/** Every message is shown again without its subject and between courtesies, and counts so much there. */
const VARIANT = 0.2;
/** A text must speak for itself, and what stands around every mail must say nothing. */
const COURTESIES = {
  ja: [
    ['お世話になっております。', ''],
    [
      'いつもお世話になっております。採用担当です。',
      '何卒よろしくお願いいたします。\n\n--\n株式会社青空 人事部',
    ],
    ['山田様\n\nお疲れ様です。', 'よろしくお願いいたします。'],
    ['佐藤 太郎 様\n\nお世話になります。株式会社青空の人事部です。', ''],
  ],
  en: [
    ['Hello Sam,', ''],
    ['Dear Ms Taylor,', 'Kind regards,\nSam'],
    ['Hi,\n\nI hope you are well.', 'Best wishes,\nAlex Reed'],
    ['Dear Mr Smith,', ''],
  ],
} as const;
/** A word of fewer messages is chance. */
const FEWEST = 3;
/** Words kept for the last fit: the small weights of the rest bring nothing and cost room. */
const KEPT = 3000;
/** Steps of the table on either side of nothing; larger weights are cut. */
const LEVELS = 6;
const CUT = 0.6;
const NOTHING = 'O'.charCodeAt(0);
const THRESHOLD = 0.5;

type Language = 'ja' | 'en';
interface Example {
  readonly phrases: readonly string[];
  readonly buckets: readonly number[];
  readonly rejection: boolean;
  readonly weight: number;
  readonly reading: Reading;
}

const files = process.argv.slice(2);
const corpus = (files.length > 0 ? files : CORPUS).flatMap(readCorpus);
writeFileSync(OUTPUT, `${JSON.stringify({ ja: fit('ja'), en: fit('en') }, null, 2)}\n`);

function fit(language: Language) {
  const messages = corpus.filter((message) => message.lang === language);
  const whole = messages.map((message) => exampleOf(message, language, 1));
  const examples = [
    ...whole,
    ...messages.map((message) => exampleOf({ ...message, subject: '' }, language, VARIANT)),
    ...messages.map((message, index) => exampleOf(framed(message, language, index), language, VARIANT)),
  ];
  const names = [...new Set(examples.flatMap((example) => example.phrases))].sort();
  const column = new Map(names.map((name, index) => [name, BUCKETS + 1 + index]));
  const uses = new Uint32Array(BUCKETS);
  for (const { buckets } of whole) for (const bucket of buckets) uses[bucket] = (uses[bucket] ?? 0) + 1;
  const rowOf = (
    { phrases, buckets, rejection, weight }: Example,
    isKept: (bucket: number) => boolean,
  ): Row => {
    const common = buckets.filter(isKept);
    const columns = Int32Array.from([...common, BUCKETS, ...phrases.map((name) => column.get(name) ?? 0)]);
    const values = new Float64Array(columns.length).fill(1);
    return {
      columns,
      values: values.fill(shareOf(buckets.length), 0, common.length),
      target: rejection ? 1 : 0,
      weight,
    };
  };
  const pull = new Float64Array(BUCKETS + 1 + names.length).fill(PHRASE_PULL);
  pull.fill(WORD_PULL, 0, BUCKETS)[BUCKETS] = BIAS_PULL;
  const fitTo = (isKept: (bucket: number) => boolean) =>
    fitLogistic(
      examples.map((example) => rowOf(example, isKept)),
      pull,
    );
  const kept = heaviest(fitTo((bucket) => (uses[bucket] ?? 0) >= FEWEST).subarray(0, BUCKETS));
  const weights = fitTo((bucket) => kept.has(bucket));
  const phrases: Record<string, number> = {};
  for (const [index, name] of names.entries()) {
    const weight = round(weights[BUCKETS + 1 + index] ?? 0, 1);
    if (weight !== 0) phrases[name] = weight;
  }
  const model = { bias: 0, threshold: THRESHOLD, phrases, ...tableOf(weights.slice(0, BUCKETS)) };
  return { ...model, bias: round(balancedBias(model, examples), 2) };
}

/** The bias with which as many rejections are expected among the examples as there are: rounding shifts the sums. */
function balancedBias(model: LanguageModel, examples: readonly Example[]): number {
  let [low, high] = [-20, 20];
  while (high - low > 1e-4) {
    const bias = (low + high) / 2;
    let surplus = 0;
    for (const { reading, rejection, weight } of examples)
      surplus += weight * (scoreReading({ ...model, bias }, reading).score - (rejection ? 1 : 0));
    if (surplus > 0) high = bias;
    else low = bias;
  }
  return (low + high) / 2;
}

function heaviest(weights: Float64Array): Set<number> {
  const order = Array.from(weights.keys()).sort(
    (a, b) => Math.abs(weights[b] ?? 0) - Math.abs(weights[a] ?? 0) || a - b,
  );
  return new Set(order.slice(0, KEPT));
}

/** The weights as steps of equal size, one character each. */
function tableOf(weights: Float64Array): { step: number; table: string } {
  const step = (weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) * CUT) / LEVELS;
  const steps = Array.from(weights, (weight) =>
    Math.max(-LEVELS, Math.min(LEVELS, Math.round(weight / step))),
  );
  return {
    step: round(step, 5),
    table: steps.map((count) => String.fromCharCode(NOTHING + count)).join(''),
  };
}

function framed(message: CorpusMessage, language: Language, index: number): CorpusMessage {
  const [above, below] = COURTESIES[language][index % COURTESIES[language].length] ?? ['', ''];
  return { ...message, body: `${above}\n\n${message.body}\n\n${below}` };
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
    reading,
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
