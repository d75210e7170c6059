import type { Executor } from '../../db/database.ts';
import type { Disclosure } from '../../stores/disclosures.ts';

/** How far an agency's support has come, in the words of the person's own page (ux `c.my.st`). */
export type SupportStage = 'waiting' | 'meeting' | 'roles' | 'process' | 'hired' | 'paused';

export interface Support {
  readonly stage: SupportStage;
  /** The further the support has come, the higher. */
  readonly rank: number;
  /** Who looks after the person; null before anybody does. */
  readonly advisor: string | null;
  /** When the agency first wrote or called; null before. */
  readonly contactedAt: string | null;
}

const NOTHING_YET: Support = { stage: 'waiting', rank: 0, advisor: null, contactedAt: null };

/** What one agency does for the person. */
export async function supportOf(_db: Executor, _disclosure: Disclosure): Promise<Support> {
  return Promise.resolve(NOTHING_YET);
}
