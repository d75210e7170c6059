import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';

import { build } from 'esbuild';

import { authorText } from '../../src/core/message/author-text.ts';
import { detectRejection } from '../../src/core/rejection/index.ts';
import type { MessageDraft } from '../../src/core/rejection/index.ts';
import { readCorpus } from '../../src/local/detection-corpus.ts';
import { ADVERSARIES } from './bodies.ts';
import { loadTokeniser } from './tokeniser.ts';

/**
 * `npm run bench:detection`: what a verdict costs, as a ratio to one NFKC pass over the same text (the floor) and to
 * splitting the same Japanese text with a tokeniser (a peer), and whether a body of a megabyte takes linear time.
 */
const ROUNDS = 20;
const SMALL = 250_000;
const LARGE = 1_000_000;
/** One message in so many is enough for a median. */
const SAMPLE = 10;

const drafts: readonly MessageDraft[] = ['test/corpus/train-ja.jsonl', 'test/corpus/train-en.jsonl']
  .flatMap(readCorpus)
  .filter((_message, index) => index % SAMPLE === 0)
  .map(({ subject, body, html }) =>
    html === null ? { subject, body, bodyType: 'text' } : { subject, body: html, bodyType: 'html' },
  );
const japanese = drafts.filter(({ body }) => /[ぁ-ん]{3}/.test(body));

await printSizes();
print('');
const load = milliseconds(() => detectRejection({ subject: '', body: 'hello you', bodyType: 'text' }));
print(`first verdict, with the phrases compiled   ${load.toFixed(1)} ms`);
print('');
print('per message                    median µs   of the NFKC pass');
const floor = median(drafts, ({ body }) => body.normalize('NFKC'));
report('one NFKC pass', floor, floor);
report('verdict', median(drafts, detectRejection), floor);
report('  of it: the author’s text', median(drafts, authorText), floor);
print('');
const tokenise = await loadTokeniser();
const peerFloor = median(japanese, ({ body }) => body.normalize('NFKC'));
print('per Japanese message           median µs   of the NFKC pass');
report('verdict', median(japanese, detectRejection), peerFloor);
report(
  'kuromoji, tokens only',
  median(japanese, ({ body }) => tokenise(body)),
  peerFloor,
);
print('');
print('adversarial bodies               250 kB ms    1 MB ms   growth (linear: 4)   of the NFKC pass');
for (const { name, bodyType, body } of ADVERSARIES) {
  const [small, large] = [SMALL, LARGE].map((size) => best({ subject: '', body: body(size), bodyType }));
  const pass = bestOf(() => body(LARGE).normalize('NFKC'));
  print(
    `${name.padEnd(32)}${cell(small)}  ${cell(large)}   ${((large ?? 0) / (small ?? 1)).toFixed(1).padStart(18)}   ${((large ?? 0) / pass).toFixed(1).padStart(16)}`,
  );
}

async function printSizes(): Promise<void> {
  print('size, minified                           bytes      gzip');
  for (const [name, external] of [
    ['detector with its data', ['../message/*']],
    ['the same with core/message', []],
  ] as const) {
    const bundled = await build({
      entryPoints: ['src/core/rejection/index.ts'],
      bundle: true,
      minify: true,
      charset: 'utf8',
      format: 'esm',
      write: false,
      external: [...external],
    });
    const code = bundled.outputFiles[0]?.contents ?? new Uint8Array();
    const packed = gzipSync(code, { level: 9 }).length;
    print(`${name.padEnd(36)}${String(code.length).padStart(10)}${String(packed).padStart(10)}`);
  }
}

function best(draft: MessageDraft): number {
  return bestOf(() => detectRejection(draft));
}

function bestOf(work: () => unknown): number {
  return Math.min(milliseconds(work), milliseconds(work), milliseconds(work));
}

function median(messages: readonly MessageDraft[], work: (draft: MessageDraft) => unknown): number {
  const times = messages
    .map((draft) => {
      work(draft);
      return milliseconds(() => {
        for (let i = 0; i < ROUNDS; i += 1) work(draft);
      });
    })
    .sort((a, b) => a - b);
  return ((times[times.length >> 1] ?? 0) * 1000) / ROUNDS;
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function report(name: string, time: number, pass: number): void {
  print(`${name.padEnd(28)}${time.toFixed(1).padStart(12)}${(time / pass).toFixed(1).padStart(19)}`);
}

function cell(value: number | undefined): string {
  return (value ?? 0).toFixed(1).padStart(9);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
