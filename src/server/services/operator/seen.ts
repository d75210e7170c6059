import type { Executor } from '../../db/database.ts';
import { countAuditEntries, listAuditEntries } from '../../stores/audit.ts';
import type { AuditAction } from './audit.ts';
import { refused, type Refused } from './refused.ts';

/** What a form of the console changes as a whole. */
export interface Changed {
  readonly action: AuditAction | readonly AuditAction[];
  readonly employerId?: string;
  readonly subject?: string;
}

export const CHANGED = {
  employer: (employerId: string): Changed => ({ action: 'employer.changed', employerId }),
  contacts: (employerId: string): Changed => ({ action: 'employer.contacts_changed', employerId }),
  policy: (employerId: string): Changed => ({
    action: ['policy.confirmed', 'policy.changed'],
    employerId,
  }),
  wording: (employerId: string): Changed => ({ action: 'employer.wording_changed', employerId }),
  routing: (employerId: string): Changed => ({ action: 'agencies.routed', employerId }),
  agency: (agencyId: string): Changed => ({ action: 'agency.changed', subject: agencyId }),
} as const;

/**
 * How often something was changed so far, which a form carries along. Every change leaves its entry in the trail, so the
 * trail knows. Read it before the values that are shown: a change between the two is then noticed.
 */
export function seenOf(db: Executor, changed: Changed): Promise<number> {
  return countAuditEntries(db, changed);
}

/** So many changes are told; whoever missed more looks into the trail. */
const MOST_TOLD = 5;

/**
 * The refusal of a form that was opened before somebody else's change, with what changed. In a transaction that holds the
 * record. Undefined `seen`: nobody looked at a page, as in a script.
 */
export async function refuseStale(
  db: Executor,
  changed: Changed,
  seen: number | undefined,
): Promise<Refused | undefined> {
  if (seen === undefined) return undefined;
  const missed = (await countAuditEntries(db, changed)) - seen;
  if (missed === 0) return undefined;
  const newest = await listAuditEntries(db, changed, Math.min(Math.max(missed, 1), MOST_TOLD));
  return { ...refused('stale'), meanwhile: newest.toReversed() };
}
