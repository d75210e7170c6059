import { Value } from 'typebox/value';
import { WordingReply } from '../../../contract/wording.ts';
import { lintClosing, lintText, type WordingFault } from '../../../core/wording/lint.ts';
import { LINK_MARK } from '../../../core/wording/template.ts';
import { putWording } from '../../stores/employer-settings.ts';
import { lockEmployer } from '../../stores/employers.ts';
import { cleanText } from '../../text/lines.ts';
import { moment } from '../../time/clock.ts';
import { readWording, type CompanyWordingContent } from '../employer/wording.ts';
import { within, type ServiceContext } from '../context.ts';
import { audit, isUnchanged, type Actor, type AuditValues } from './audit.ts';
import { refused, type Refused } from './refused.ts';
import { CHANGED, refuseStale } from './seen.ts';

export type WordingResult = { readonly ok: true; readonly version: number } | Refused;

/**
 * Changes what a company decides for its recruiters: texts, the locked last sentence, locked choices. `change` makes the
 * new wording out of the one that holds, and undefined where it asks for what does not exist. The same words are refused
 * here as while a recruiter types: nothing of value for registering, no promise of a job.
 */
export async function setWording(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
  change: (before: CompanyWordingContent) => CompanyWordingContent | undefined,
  seen?: number,
): Promise<WordingResult> {
  return context.database.transaction<WordingResult>(async (db) => {
    if (!(await lockEmployer(db, employerId))) return refused('not_found');
    const { version: newest, ...before } = await readWording(within(context, db), employerId);
    const changed = change(before);
    if (!changed) return refused('wording_invalid');
    const after = cleaned(changed);
    const fault = faultOf(after);
    if (fault) return fault;
    if (isUnchanged(writtenOut(before), writtenOut(after))) return { ok: true, version: newest };
    const stale = await refuseStale(db, CHANGED.wording(employerId), seen);
    if (stale) return stale;
    const now = moment(context.clock());
    const version = await putWording(db, employerId, JSON.stringify(after), now);
    await audit(context, db, actor, {
      action: 'employer.wording_changed',
      employerId,
      subject: `version ${version}`,
      before: valuesOf(before),
      after: valuesOf(after),
    });
    return { ok: true, version };
  });
}

/** What a company's text holds unseen would go into every mail; an empty last sentence is none. */
function cleaned(content: CompanyWordingContent): CompanyWordingContent {
  const { ja, en } = content.closing;
  return {
    ...content,
    texts: content.texts.map((one) => ({ ...one, text: cleanText(one.text) })),
    closing: { ja: cleanText(ja ?? '') || null, en: cleanText(en ?? '') || null },
  };
}

function faultOf(content: CompanyWordingContent): Refused | undefined {
  for (const { language, stage, tone, text } of content.texts) {
    const [fault] = lintText(text);
    if (fault) return { ...refusalOf(fault), field: `text ${language} ${stage} ${tone}` };
  }
  for (const language of ['ja', 'en'] as const) {
    const closing = content.closing[language];
    const [fault] = closing === null ? [] : lintClosing(closing);
    if (fault) return { ...refusalOf(fault), field: `closing ${language}` };
  }
  return Value.Check(WordingReply, { version: 0, ...content }) ? undefined : refused('wording_invalid');
}

/** Of a word too long for a line only this much is told. */
const SHOWN_OF_A_WORD = 24;

function refusalOf(fault: WordingFault): Refused {
  switch (fault.kind) {
    case 'gift':
    case 'guarantee':
    case 'mark':
      return { ...refused(`wording_${fault.kind}`), values: { word: fault.word } };
    case 'tooWide':
      return {
        ...refused('wording_too_wide'),
        values: { word: `${fault.word.slice(0, SHOWN_OF_A_WORD)}…` },
      };
    case 'tooLong':
      return { ...refused('wording_too_long'), values: { max: fault.max } };
    case 'needLink':
      return { ...refused('wording_link_missing'), values: { link: LINK_MARK } };
    case 'empty':
      return refused('wording_empty');
  }
}

/** For the trail: which texts there are, not what they say. */
function valuesOf({ texts, closing, ownTexts, managed }: CompanyWordingContent): AuditValues {
  return {
    texts: texts.map(({ language, stage, tone }) => `${language} ${stage} ${tone}`),
    closing: closing.ja !== null || closing.en !== null,
    ownTexts,
    ...managed,
  };
}

/** With every word, to tell whether anything changed. */
function writtenOut(content: CompanyWordingContent): AuditValues {
  return {
    ...valuesOf(content),
    texts: content.texts.map(({ language, stage, tone, text }) => `${language} ${stage} ${tone} ${text}`),
    closing: JSON.stringify([content.closing.ja, content.closing.en]),
  };
}
