import { readFileSync } from 'node:fs';

/** One message of a detection corpus: a line of a JSON-lines file (test/corpus/README.md). */
export interface CorpusMessage {
  readonly id: string;
  readonly lang: string;
  readonly label: 'rejection' | 'other';
  readonly kind: string;
  readonly subject: string;
  readonly body: string;
  readonly html: string | null;
}

/** Reads a JSON-lines file; throws with the line number where a line is not a labelled message. */
export function readCorpus(path: string): CorpusMessage[] {
  const messages: CorpusMessage[] = [];
  readFileSync(path, 'utf8')
    .split('\n')
    .forEach((line, index) => {
      if (line.trim() !== '') messages.push(parseMessage(line, `${path}:${index + 1}`));
    });
  return messages;
}

function parseMessage(line: string, place: string): CorpusMessage {
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null) throw new Error(`${place} is not an object.`);
  const row = value as Record<string, unknown>;
  const text = (name: string, fallback: string): string => {
    const field = row[name];
    return typeof field === 'string' ? field : fallback;
  };
  const label = row['label'];
  if (label !== 'rejection' && label !== 'other')
    throw new Error(`${place}: "label" must be "rejection" or "other".`);
  if (typeof row['body'] !== 'string' && typeof row['html'] !== 'string')
    throw new Error(`${place}: "body" or "html" is missing.`);
  return {
    id: text('id', place),
    lang: text('lang', 'unknown'),
    label,
    kind: text('kind', 'unknown'),
    subject: text('subject', ''),
    body: text('body', ''),
    html: typeof row['html'] === 'string' ? row['html'] : null,
  };
}
