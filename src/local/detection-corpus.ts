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

/** Reads a JSON-lines file, whatever editor saved it; throws with the line number where a line is not a labelled message. */
export function readCorpus(path: string): CorpusMessage[] {
  const messages: CorpusMessage[] = [];
  readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .split('\n')
    .forEach((line, index) => {
      if (line.trim() !== '') messages.push(parseMessage(line, `${path}:${index + 1}`));
    });
  return messages;
}

function parseMessage(line: string, place: string): CorpusMessage {
  const value = parseLine(line, place);
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
    // Tables written out as JSON have every column on every line: an empty one is no HTML mail.
    html: text('html', '').trim() === '' ? null : text('html', ''),
  };
}

function parseLine(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`${place} is not JSON.`, { cause });
  }
}
