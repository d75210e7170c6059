import { pairOf, shareOf } from '../core/rejection/model.ts';
import type { WordTable } from '../core/rejection/model.ts';
import { fitLogistic } from './logistic-fit.ts';
import type { Row } from './logistic-fit.ts';

/** A message as the model sees it. */
export interface Example {
  /** Places in the list of names. */
  readonly phrases: readonly number[];
  /** `pairsOf` the phrases. */
  readonly pairs: readonly number[];
  readonly buckets: readonly number[];
  readonly rejection: boolean;
  readonly weight: number;
}

/** What is settled: by bucket or pair one or two steps for a rejection or against one. */
export interface Steps {
  readonly step: number;
  readonly table: WordTable;
}

export const NOTHING: Steps = { step: 0, table: {} };

/** How strongly weights are held at nothing. */
export interface Pulls {
  readonly word: (bucket: number) => number;
  readonly pair: number;
  readonly phrase: number;
}
const BIAS_PULL = 1e-6;

/** Words by bucket, pairs by number, phrases by place in the list of names. */
export interface Weights {
  readonly words: ReadonlyMap<number, number>;
  readonly pairs: ReadonlyMap<number, number>;
  readonly phrases: Float64Array;
  readonly bias: number;
}

export interface Columns {
  readonly words: readonly number[];
  readonly pairs: readonly number[];
}

/** Fits the examples with some words and pairs, from weights found before, beside what is settled already. */
export function fitterOf(examples: readonly Example[], names: number, pull: Pulls) {
  return (
    { words, pairs }: Columns,
    from?: Weights,
    settled: { readonly words: Steps; readonly pairs: Steps } = { words: NOTHING, pairs: NOTHING },
  ): Weights => {
    const wordColumn = new Map(words.map((bucket, index) => [bucket, index]));
    const pairColumn = new Map(pairs.map((pair, index) => [pair, words.length + index]));
    const firstName = words.length + pairs.length;
    const bias = firstName + names;
    const rows = examples.map(({ phrases, pairs: together, buckets, rejection, weight }): Row => {
      const share = shareOf(buckets.length);
      const common = buckets.flatMap((bucket) => wordColumn.get(bucket) ?? []);
      const columns = Int32Array.from([
        ...common,
        bias,
        ...together.flatMap((pair) => pairColumn.get(pair) ?? []),
        ...phrases.map((place) => firstName + place),
      ]);
      const values = new Float64Array(columns.length).fill(1).fill(share, 0, common.length);
      const known =
        settled.words.step * share * sumOf(settled.words.table, buckets) +
        settled.pairs.step * sumOf(settled.pairs.table, together);
      return { columns, values, target: rejection ? 1 : 0, weight, known };
    });
    const pulls = new Float64Array(bias + 1).fill(pull.phrase);
    for (const [index, bucket] of words.entries()) pulls[index] = pull.word(bucket);
    pulls.fill(pull.pair, words.length, firstName);
    pulls[bias] = BIAS_PULL;
    const start = new Float64Array(bias + 1);
    if (from) {
      for (const [index, bucket] of words.entries()) start[index] = from.words.get(bucket) ?? 0;
      for (const [index, pair] of pairs.entries()) start[words.length + index] = from.pairs.get(pair) ?? 0;
      start.set(from.phrases, firstName);
      start[bias] = from.bias;
    }
    const fitted = fitLogistic(rows, pulls, start);
    return {
      words: new Map(words.map((bucket, index) => [bucket, fitted[index] ?? 0])),
      pairs: new Map(pairs.map((pair, index) => [pair, fitted[words.length + index] ?? 0])),
      phrases: fitted.subarray(firstName, bias),
      bias: fitted[bias] ?? 0,
    };
  };
}

function sumOf(table: WordTable, keys: readonly number[]): number {
  return keys.reduce((sum, key) => sum + (table[key] ?? 0), 0);
}

/** All pairs of a message's phrases. */
export function pairsOf(phrases: readonly number[]): number[] {
  return phrases.flatMap((place, index) => phrases.slice(0, index).map((other) => pairOf(place, other)));
}

/** The names of a pair. */
export function namesOf(pair: number, names: readonly string[]): string[] {
  let high = 1;
  while (pairOf(0, high + 1) <= pair) high += 1;
  return [names[pair - pairOf(0, high)] ?? '', names[high] ?? ''];
}
