import { writeFileSync } from 'node:fs';

import { pack, pairOf } from '../core/rejection/model.ts';
import { readCorpus } from './detection-corpus.ts';
import { fitterOf, namesOf, NOTHING, pairsOf } from './detector-fit.ts';
import type { Example, Steps } from './detector-fit.ts';
import {
  MODEL,
  TRAINED_ON,
  TRAINING_FILES,
  trainedOn,
  trainingReading,
  type TrainedLanguage,
} from './training-reading.ts';
import { variantsOf } from './training-variants.ts';

/**
 * `npm run train:detection [file.jsonl …]`: fits one logistic model per language to what the phrases say together and
 * to the words themselves, and writes src/core/rejection/model.json. The same corpus gives the same file, byte for byte;
 * trained-on.json beside this says of which corpus, as it is read, the file came.
 */
/** How strongly weights are held at nothing. These and the next were chosen on messages not learned from (ADR 0009). */
const WORD_PULL = { ja: 60, en: 120 };
const PHRASE_PULL = 1;
const PAIR_PULL = 4;
/** How much each changed showing of a message counts (training-variants.ts). */
const VARIANT = 0.2;
/** A word of fewer messages is chance; so is a pair of phrases. */
const FEWEST = 3;
const FEWEST_PAIRS = 30;
/** Words and pairs kept: the small weights of the rest bring little and cost room. English has more ways to say a thing. */
const KEPT = { ja: { words: 3140, pairs: 200 }, en: { words: 3240, pairs: 320 } };
/**
 * The lightest words and pairs go round by round, the rest being fitted again after each: of several that say the same
 * one stays, where a single cut by weight would lose all of them or keep them together.
 */
const ROUNDS = [
  { words: 60_000, pairs: 1500 },
  { words: 25_000, pairs: 700 },
  { words: 12_000, pairs: 450 },
  { words: 7000, pairs: 300 },
];
/** How far what many messages show goes before what few do, as a power of how many. */
const COMMON_FIRST = { ja: 0.15, en: 0.25 };
/** What is kept counts one or two steps for or against; a step is the weight that one in so many exceeds. */
const STEP_AT = { words: 1.3, pairs: 2 };
/** What a phrase adds less than is not worth its name. */
const SMALLEST = 0.2;
/** Silence costs less than a word about an ordinary mail. */
const THRESHOLD = { ja: 0.6, en: 0.5 };

const files = process.argv.length > 2 ? process.argv.slice(2) : TRAINING_FILES;
const corpus = files.flatMap(readCorpus);
writeFileSync(MODEL, `${JSON.stringify({ ja: fit('ja'), en: fit('en') }, null, 2)}\n`);
writeFileSync(TRAINED_ON, `${JSON.stringify(trainedOn(files), null, 2)}\n`);

function fit(language: TrainedLanguage) {
  const messages = corpus.filter((message) => message.lang === language);
  const shown = [...messages, ...variantsOf(messages, language)].map((message) =>
    trainingReading(message, language),
  );
  const names = [...new Set(shown.flatMap(({ features }) => Object.keys(features)))].sort();
  const examples = shown.map(({ features, words, rejection }, index): Example => {
    const phrases = Object.keys(features).map((name) => names.indexOf(name));
    const weight = index < messages.length ? 1 : VARIANT;
    return { phrases, pairs: pairsOf(phrases), buckets: words.buckets, rejection, weight };
  });
  const whole = examples.slice(0, messages.length);
  const wordUses = usesOf(whole.map(({ buckets }) => buckets));
  const pairUses = usesOf(whole.map(({ pairs }) => pairs));
  // A word of few messages is held less: what is rare among mails tells more about one (inverse document frequency).
  const rarity = (bucket: number) => Math.log(messages.length / (wordUses.get(bucket) ?? 1));
  const worthBy = (uses: ReadonlyMap<number, number>) => (key: number) =>
    (uses.get(key) ?? 1) ** COMMON_FIRST[language];
  const pulls = {
    word: (bucket: number) => WORD_PULL[language] / rarity(bucket) ** 2,
    pair: PAIR_PULL,
    phrase: PHRASE_PULL,
  };
  const fitTo = fitterOf(examples, names.length, pulls);
  let weights = fitTo({ words: atLeast(FEWEST, wordUses), pairs: atLeast(FEWEST_PAIRS, pairUses) });
  for (const most of [...ROUNDS, KEPT[language]])
    weights = fitTo(
      {
        words: heaviest(weights.words, most.words, worthBy(wordUses)),
        pairs: heaviest(weights.pairs, most.pairs, worthBy(pairUses)),
      },
      weights,
    );
  const words = inSteps(weights.words, STEP_AT.words);
  const known = { words, pairs: NOTHING };
  const pairs = inSteps(
    fitTo({ words: [], pairs: [...weights.pairs.keys()] }, weights, known).pairs,
    STEP_AT.pairs,
  );
  const { bias, phrases } = fitTo({ words: [], pairs: [] }, weights, { words, pairs });
  return { threshold: THRESHOLD[language], ...stored(names, phrases, bias, words, pairs) };
}

/** As model.json has it: names that say nothing, alone or in a pair, are left out, and pairs numbered by those that stay. */
function stored(names: readonly string[], phrases: Float64Array, bias: number, words: Steps, pairs: Steps) {
  const paired = new Set(Object.keys(pairs.table).flatMap((pair) => namesOf(Number(pair), names)));
  const rounded = names.map((name, index) => [name, round(phrases[index] ?? 0, 1)] as const);
  const kept = rounded.filter(([name, weight]) => Math.abs(weight) >= SMALLEST || paired.has(name));
  const table: Record<number, number> = {};
  for (const [pair, side] of Object.entries(pairs.table)) {
    const [one, other] = namesOf(Number(pair), names).map((name) =>
      kept.findIndex(([known]) => known === name),
    );
    table[pairOf(one ?? 0, other ?? 0)] = side;
  }
  return {
    bias: round(bias, 2),
    phrases: Object.fromEntries(kept),
    pairStep: round(pairs.step, 3),
    pairs: pack(table),
    step: words.step,
    words: pack(words.table),
  };
}

function usesOf(messages: readonly (readonly number[])[]): Map<number, number> {
  const uses = new Map<number, number>();
  for (const keys of messages) for (const key of keys) uses.set(key, (uses.get(key) ?? 0) + 1);
  return uses;
}

function atLeast(fewest: number, uses: ReadonlyMap<number, number>): number[] {
  return [...uses]
    .filter(([, count]) => count >= fewest)
    .map(([key]) => key)
    .sort((a, b) => a - b);
}

function heaviest(
  weights: ReadonlyMap<number, number>,
  most: number,
  worth: (key: number) => number,
): number[] {
  const worths = [...weights].map(([key, weight]) => [key, Math.abs(weight) * worth(key)] as const);
  const order = worths.sort(([a, value], [b, other]) => other - value || a - b);
  return order
    .slice(0, most)
    .map(([key]) => key)
    .sort((a, b) => a - b);
}

/** The weights as one or two steps up or down, whichever is nearer; a weight of less than half a step is left out. */
function inSteps(weights: ReadonlyMap<number, number>, at: number): Steps {
  const sizes = [...weights.values()].map(Math.abs).sort((a, b) => b - a);
  const step = round(sizes[Math.floor(sizes.length / at)] ?? 0, 5);
  const table: Record<number, number> = {};
  for (const [key, weight] of weights) {
    const steps = Math.min(2, Math.round(Math.abs(weight) / step));
    if (steps > 0) table[key] = Math.sign(weight) * steps;
  }
  return { step, table };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
