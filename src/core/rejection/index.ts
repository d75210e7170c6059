import { authorText } from '../message/author-text.ts';
import { guessLanguage } from './language.ts';
import { readMessage } from './reading.ts';
import { collectEvidence } from './evidence.ts';
import { guessStage } from './stage.ts';
import { modelFor, scoreReading } from './model.ts';
import type { MessageDraft, Verdict } from './verdict.ts';

export type {
  Evidence,
  LooksLike,
  MessageDraft,
  MessageLanguage,
  SelectionStage,
  Verdict,
} from './verdict.ts';

/**
 * Says whether a draft tells a person that their candidacy for work ends, and by which words. Only what the
 * author newly wrote decides; the subject is context. Pure and synchronous, never throws, linear in the body's
 * length (how it works: docs/detection.md).
 */
export function detectRejection(draft: MessageDraft): Verdict {
  const text = authorText(draft).text;
  const language = guessLanguage(text);
  if (language === 'other')
    return { isRejection: false, score: 0, evidence: [], stage: 'unknown', language, looksLike: 'none' };
  const reading = readMessage(draft.subject, text, language);
  const model = modelFor(language);
  const scored = scoreReading(model, reading);
  const isRejection = scored.score >= model.threshold;
  return {
    isRejection,
    score: scored.score,
    evidence: collectEvidence(reading, text, language, scored, isRejection),
    stage: guessStage(reading.subject, reading.normal.text, language),
    language,
    looksLike: isRejection ? 'none' : reading.likeness.looksLike,
  };
}
