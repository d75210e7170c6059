import type { WordingReply } from '../../../contract/wording.ts';
import { findWording } from '../../stores/employer-settings.ts';
import type { ServiceContext } from '../context.ts';

export type CompanyWordingContent = Omit<WordingReply, 'version'>;

/** What holds for a company that has decided nothing: the standard texts, and every choice left to the recruiter. */
export const STANDARD_WORDING: CompanyWordingContent = {
  texts: [],
  closing: { ja: null, en: null },
  ownTexts: true,
  managed: { tone: null, placement: null, checkOwner: null, remindMissing: null },
};

/** What a company has decided for its recruiters. */
export async function readWording(context: ServiceContext, employerId: string): Promise<WordingReply> {
  const stored = await findWording(context.database.kysely, employerId);
  if (!stored) return { version: 0, ...STANDARD_WORDING };
  return { version: stored.version, ...(JSON.parse(stored.content) as CompanyWordingContent) };
}
