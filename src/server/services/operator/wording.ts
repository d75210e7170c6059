import { Value } from 'typebox/value';
import { WordingReply } from '../../../contract/wording.ts';
import { lintClosing, lintText } from '../../../core/wording/lint.ts';
import { moment } from '../../runtime.ts';
import { putWording } from '../../stores/employer-settings.ts';
import { findEmployer } from '../../stores/employers.ts';
import type { CompanyWordingContent } from '../company-wording.ts';
import type { ServiceContext } from '../context.ts';
import { audit, type Actor } from './audit.ts';
import { refused, type Refused } from './refused.ts';

/**
 * Sets what a company decides for its recruiters: texts, the locked last sentence, locked choices. The same words are
 * refused here as while a recruiter types: nothing of value for registering, no promise of a job.
 */
export async function setWording(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
  content: CompanyWordingContent,
): Promise<{ readonly ok: true; readonly version: number } | Refused> {
  if (!Value.Check(WordingReply, { version: 0, ...content })) return refused('wording_invalid');
  for (const { language, stage, tone, text } of content.texts)
    if (lintText(text).length > 0) return refused('wording_invalid', `text ${language} ${stage} ${tone}`);
  for (const language of ['ja', 'en'] as const) {
    const closing = content.closing[language];
    if (closing !== null && lintClosing(closing).length > 0)
      return refused('wording_invalid', `closing ${language}`);
  }
  return context.database.transaction<{ readonly ok: true; readonly version: number } | Refused>(
    async (db) => {
      if (!(await findEmployer(db, employerId))) return refused('not_found');
      const now = moment(context.clock());
      const version = await putWording(db, employerId, JSON.stringify(content), now);
      await audit(context, db, actor, {
        action: 'employer.wording_changed',
        employerId,
        subject: `version ${version}`,
        after: {
          texts: content.texts.map(({ language, stage, tone }) => `${language} ${stage} ${tone}`),
          closing: content.closing.ja !== null || content.closing.en !== null,
          ownTexts: content.ownTexts,
          ...content.managed,
        },
      });
      return { ok: true, version };
    },
  );
}
