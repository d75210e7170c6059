import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { authorText } from '../core/message/author-text.ts';
import { readMessage } from '../core/rejection/reading.ts';
import { readCorpus, type CorpusMessage } from './detection-corpus.ts';

export type TrainedLanguage = 'ja' | 'en';

/** What the shipped model learned from. */
export const TRAINING_FILES = ['train-ja', 'train-en', 'dev'].map((part) => `test/corpus/${part}.jsonl`);
export const MODEL = 'src/core/rejection/model.json';
/** Of what the model came, as `trainedOn` tells it. */
export const TRAINED_ON = 'src/local/trained-on.json';

/** What the fit is given of one message: which phrases and words it has, and what it is. */
export function trainingReading(message: CorpusMessage, language: TrainedLanguage) {
  const draft =
    message.html === null
      ? { body: message.body, bodyType: 'text' as const }
      : { body: message.html, bodyType: 'html' as const };
  const { features, words } = readMessage(message.subject, authorText(draft).text, language);
  return { features, words, rejection: message.label === 'rejection' };
}

/**
 * SHA-256 of what every message reads like, and of the model as it lies there. Where they differ from what is in TRAINED_ON
 * another model would come out of a training: whatever changes how a mail is cut or read changes the first. Settings of the
 * fit are not in it; whoever changes those trains.
 */
export function trainedOn(files: readonly string[]) {
  const readings = createHash('sha256');
  for (const message of files.flatMap(readCorpus))
    if (message.lang === 'ja' || message.lang === 'en') {
      const { features, words, rejection } = trainingReading(message, message.lang);
      readings.update(JSON.stringify([message.lang, Object.keys(features), words.buckets, rejection]));
    }
  const model = createHash('sha256').update(readFileSync(MODEL)).digest('hex');
  return { readings: readings.digest('hex'), model };
}
