import { readFileSync } from 'node:fs';

import type { MessageDraft } from '../../../src/core/rejection/index.ts';

/** A labelled message of the development part of the corpus. */
export interface LabelledMessage {
  readonly id: string;
  readonly lang: 'ja' | 'en';
  readonly label: 'rejection' | 'other';
  readonly kind: string;
  readonly subject: string;
  readonly body: string;
  readonly html?: string;
}

/** The development part; the locked part is never looked at by a test. */
export const DEVELOPMENT: readonly LabelledMessage[] = readFileSync('test/corpus/dev.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as LabelledMessage);

/** The message as a plain text draft, with another body if one is given. */
export function textDraft(message: LabelledMessage, body = message.body): MessageDraft {
  return { subject: message.subject, body, bodyType: 'text' };
}

/** The message as its author's mail program holds it. */
export function draftOf(message: LabelledMessage): MessageDraft {
  return message.html === undefined
    ? textDraft(message)
    : { subject: message.subject, body: message.html, bodyType: 'html' };
}
