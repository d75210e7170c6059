import type { Executor } from '../../db/database.ts';
import type { CaseStage } from '../../db/schema-introductions.ts';
import { caseOf } from '../../stores/agency-cases.ts';
import type { Disclosure } from '../../stores/disclosures.ts';

/** How far an agency's support has come, in the words of the person's own page (`c.my.st`). */
export type SupportStage = 'waiting' | 'meeting' | 'met' | 'roles' | 'process' | 'hired' | 'paused';

export interface Support {
  readonly stage: SupportStage;
  /** The further the support has come, the higher. */
  readonly rank: number;
  /** Who looks after the person; null before anybody does. */
  readonly advisor: string | null;
  /** When the agency first wrote or called; null before. */
  readonly contactedAt: string | null;
  /** The day by which it promised to write first; null where others do, and once it did. */
  readonly contactBy: string | null;
}

const STAGES: Readonly<Record<CaseStage, Pick<Support, 'stage' | 'rank'>>> = {
  paused: { stage: 'paused', rank: 0 },
  to_contact: { stage: 'waiting', rank: 1 },
  arranging: { stage: 'meeting', rank: 2 },
  interviewed: { stage: 'met', rank: 3 },
  introducing: { stage: 'roles', rank: 4 },
  in_process: { stage: 'process', rank: 5 },
  placed: { stage: 'hired', rank: 6 },
};

/** What one agency does for the person. */
export async function supportOf(db: Executor, disclosure: Disclosure): Promise<Support> {
  const agencyCase = await caseOf(db, disclosure);
  const isAwaited = agencyCase?.is_lead === 1 && agencyCase.stage === 'to_contact';
  return {
    ...STAGES[agencyCase?.stage ?? 'to_contact'],
    advisor: agencyCase?.owner_name ?? null,
    contactedAt: agencyCase?.contacted_at ?? null,
    contactBy: isAwaited && agencyCase.contacted_at === null ? agencyCase.contact_by : null,
  };
}
