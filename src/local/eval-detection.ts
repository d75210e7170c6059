import { performance } from 'node:perf_hooks';

import { detectRejection } from '../core/rejection/index.ts';
import type { MessageDraft } from '../core/rejection/index.ts';
import { readCorpus } from './detection-corpus.ts';
import type { CorpusMessage } from './detection-corpus.ts';

/**
 * `npm run eval:detection [file.jsonl …]`: how often the detector is right, per language and kind, on any
 * labelled JSON-lines files. Without a file it reads the development part; the locked part is named explicitly.
 */
interface Outcome {
  readonly message: CorpusMessage;
  readonly said: boolean;
  readonly score: number;
  readonly quotes: string;
}

// Whoever reads only the beginning (`| head`) closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const named = process.argv.slice(2);
const files = named.length > 0 ? named : ['test/corpus/dev.jsonl'];
const messages = readAll(files);
const outcomes = messages.map(judge);

print(`${messages.length} messages`);
print('');
print('language      n   precision            recall               F1');
const languages = [...new Set(messages.map((message) => message.lang))].sort();
for (const language of languages)
  printTotals(
    language,
    outcomes.filter(({ message }) => message.lang === language),
  );
if (languages.length > 1) printTotals('all', outcomes);

print('');
const kinds = [...new Set(outcomes.map(kindOf))].sort();
const kindWidth = Math.max(...kinds.map((kind) => kind.length)) + 2;
print(`${'kind'.padEnd(kindWidth)}right`);
for (const kind of kinds) {
  const ofKind = outcomes.filter((outcome) => kindOf(outcome) === kind);
  print(`${kind.padEnd(kindWidth)}${ofKind.filter(isRight).length}/${ofKind.length}`);
}

const wrong = outcomes.filter((outcome) => !isRight(outcome));
print('');
print(wrong.length === 0 ? 'No misses.' : 'Misses:');
for (const { message, score, quotes } of wrong) {
  const fault = message.label === 'rejection' ? 'MISSED' : 'FALSE ALARM';
  print(`${fault} ${message.id} (${message.kind}, ${score.toFixed(3)}) ${message.subject}`);
  print(`    ${message.body.replace(/\s+/g, ' ').slice(0, 220)}`);
  if (quotes !== '') print(`    ${quotes}`);
}
printTimes();

function readAll(paths: readonly string[]): CorpusMessage[] {
  try {
    const read = paths.flatMap(readCorpus);
    if (read.length === 0) throw new Error(`There is no message in ${paths.join(', ')}.`);
    return read;
  } catch (fault) {
    // It names the file and the line; to whoever labelled the file a stack says nothing more.
    console.error(fault instanceof Error ? fault.message : fault);
    process.exit(1);
  }
}

function draftOf(message: CorpusMessage): MessageDraft {
  return message.html === null
    ? { subject: message.subject, body: message.body, bodyType: 'text' }
    : { subject: message.subject, body: message.html, bodyType: 'html' };
}

function judge(message: CorpusMessage): Outcome {
  const verdict = detectRejection(draftOf(message));
  const quotes = verdict.evidence
    .filter((item) => item.kind === 'decision' || item.kind === 'veto')
    .map((item) => `${item.kind} ${item.weight.toFixed(1)} "${item.quote}"`)
    .join('; ');
  return { message, said: verdict.isRejection, score: verdict.score, quotes };
}

function isRight(outcome: Outcome): boolean {
  return outcome.said === (outcome.message.label === 'rejection');
}

function kindOf(outcome: Outcome): string {
  return `${outcome.message.lang} ${outcome.message.label}/${outcome.message.kind}`;
}

function printTotals(name: string, of: readonly Outcome[]): void {
  const hits = of.filter(({ said, message }) => said && message.label === 'rejection').length;
  const alarms = of.filter(({ said }) => said).length;
  const rejections = of.filter(({ message }) => message.label === 'rejection').length;
  print(
    `${name.padEnd(10)}${String(of.length).padStart(5)}   ${share(hits, alarms)} ${interval(hits, alarms)}  ` +
      `${share(hits, rejections)} ${interval(hits, rejections)}  ${share(2 * hits, alarms + rejections)}`,
  );
}

/** A share with three decimals; of nothing there is none. */
function share(part: number, of: number): string {
  return of === 0 ? '  -  ' : (part / of).toFixed(3);
}

/** Wilson's 95 % interval of a share. */
function interval(right: number, of: number): string {
  if (of === 0) return '[  -  -  -  ]';
  const z = 1.959964;
  const part = right / of;
  const centre = part + (z * z) / (2 * of);
  const half = z * Math.sqrt((part * (1 - part)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return `[${((centre - half) / scale).toFixed(3)}-${Math.min(1, (centre + half) / scale).toFixed(3)}]`;
}

function printTimes(): void {
  const times = messages
    .map((message) => {
      const draft = draftOf(message);
      const start = performance.now();
      for (let i = 0; i < 10; i += 1) detectRejection(draft);
      return (performance.now() - start) / 10;
    })
    .sort((a, b) => a - b);
  const at = (share: number) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(3);
  print('');
  print(`time per message: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, longest ${at(1)} ms`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
