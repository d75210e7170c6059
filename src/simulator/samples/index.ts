import type { Draft } from '../model/draft.ts';
import type { Language } from '../model/settings.ts';
import { FINAL_INTERVIEW, PLAIN_TEXT_EN } from './english.ts';
import {
  COLLEAGUES,
  DOCUMENT_SCREENING,
  FIRST_INTERVIEW,
  INTERVIEW_SCHEDULE,
  OFFER,
  PLAIN_TEXT,
  QUOTED_REPLY,
  SHARED,
  TWO_RECIPIENTS,
  WORD_SHAPED,
} from './japanese.ts';
import { recruiterIn } from './people.ts';
import type { Sample } from './sample.ts';

const EMPTY: Sample = {
  id: 'empty',
  title: { ja: '空の下書き', en: 'Empty draft' },
  hint: { ja: '宛先も本文もまだない例', en: 'No recipient, no text yet' },
  language: 'ja',
  to: [],
  subject: '',
  bodyType: 'html',
  body: '',
};

/** In the order of the list: the eight everybody should meet first, then the traps. */
export const SAMPLES: readonly Sample[] = [
  FIRST_INTERVIEW,
  DOCUMENT_SCREENING,
  FINAL_INTERVIEW,
  INTERVIEW_SCHEDULE,
  OFFER,
  TWO_RECIPIENTS,
  PLAIN_TEXT,
  SHARED,
  WORD_SHAPED,
  QUOTED_REPLY,
  COLLEAGUES,
  PLAIN_TEXT_EN,
  EMPTY,
];

export function sampleById(id: string): Sample | null {
  return SAMPLES.find((sample) => sample.id === id) ?? null;
}

/** What a window in this language opens with. */
export function firstSample(language: Language): Sample {
  return SAMPLES.find((sample) => sample.language === language) ?? FIRST_INTERVIEW;
}

/** A fresh draft out of a sample; its body is in the sample. */
export function draftOfSample(sample: Sample, key: string, language: Language): Draft {
  return {
    ...blankDraft(key, sample.title[language], language),
    sampleId: sample.id,
    from: sample.from ?? recruiterIn(sample.body === '' ? language : sample.language),
    to: sample.to,
    cc: sample.cc ?? [],
    subject: sample.subject,
    bodyType: sample.bodyType,
    composeType: sample.composeType ?? 'newMail',
  };
}

/** A draft with nothing in it. */
export function blankDraft(key: string, title: string, language: Language): Draft {
  return {
    key,
    sampleId: null,
    title,
    from: recruiterIn(language),
    to: [],
    cc: [],
    bcc: [],
    subject: '',
    bodyType: 'html',
    composeType: 'newMail',
    itemId: null,
    customProperties: {},
    sessionData: {},
    internetHeaders: {},
    notifications: [],
    initializationContext: '',
  };
}
