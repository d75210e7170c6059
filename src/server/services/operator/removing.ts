import { ReadTooEarly } from '../../db/database.ts';
import { isUsed, removeUnusedEmployer } from '../../stores/employer-removal.ts';
import { employerDomains, lockEmployer } from '../../stores/employers.ts';
import type { ServiceContext } from '../context.ts';
import { audit, wasRemoved, type Actor } from './audit.ts';
import { refused, type Result } from './refused.ts';

/** PostgreSQL's foreign_key_violation. */
const STILL_REFERRED_TO = '23503';

/**
 * Removes an employer that was registered by mistake, with its set-up; its code becomes free. One that somebody has used
 * stays. What was removed is in the trail for good, and a press that is repeated finds it there.
 */
export async function removeEmployer(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
): Promise<Result> {
  return context.database.transaction<Result>(async (db) => {
    const employer = await lockEmployer(db, employerId);
    if (!employer)
      return (await wasRemoved(db, 'employer.removed', employerId)) ? { ok: true } : refused('not_found');
    if (await isUsed(db, employerId)) return refused('employer_in_use');
    const { code, name, name_en } = employer;
    const before = { code, name, name_en, domains: await employerDomains(db, employerId) };
    await audit(context, db, actor, { action: 'employer.removed', employerId, before });
    await removeUnusedEmployer(db, employerId).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === STILL_REFERRED_TO)
        throw new ReadTooEarly('Somebody began to use an employer while it was removed.');
      throw error;
    });
    return { ok: true };
  });
}
