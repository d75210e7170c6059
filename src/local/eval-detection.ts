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

const files = process.argv.slice(2);
const messages = (files.length > 0 ? files : ['test/corpus/dev.jsonl']).flatMap(readCorpus);
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
print('kind                              right');
const kinds = [...new Set(outcomes.map(kindOf))].sort();
for (const kind of kinds) {
  const ofKind = outcomes.filter((outcome) => kindOf(outcome) === kind);
  print(`${kind.padEnd(34)}${ofKind.filter(isRight).length}/${ofKind.length}`);
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
  const precision = alarms === 0 ? 1 : hits / alarms;
  const recall = rejections === 0 ? 1 : hits / rejections;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  print(
    `${name.padEnd(10)}${String(of.length).padStart(5)}   ${precision.toFixed(3)} ${interval(hits, alarms)}  ` +
      `${recall.toFixed(3)} ${interval(hits, rejections)}  ${f1.toFixed(3)}`,
  );
}

/** Wilson's 95 % interval of a share. */
function interval(right: number, of: number): string {
  if (of === 0) return '[  -  -  ]';
  const z = 1.959964;
  const share = right / of;
  const centre = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
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
