import { changeEmployer, getEmployer, lockEmployer } from '../../stores/employers.ts';
import type { ServiceContext } from '../context.ts';
import { openLedger } from '../credit/ledger.ts';
import { expireBeforeRest, extendByRest } from '../slots/resting.ts';
import { audit, type Actor } from './audit.ts';
import type { EmployerResult } from './employers.ts';
import { refused } from './refused.ts';

/**
 * Rests or resumes a contract. Links that are out keep working for candidates either way, and free slots keep the days
 * they had left.
 */
export async function setPaused(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
  paused: boolean,
): Promise<EmployerResult> {
  return context.database.transaction<EmployerResult>(async (db) => {
    const before = await lockEmployer(db, employerId);
    if (!before) return refused('not_found');
    const from = paused ? 'active' : 'paused';
    if (before.status !== from) return refused('already');
    const status = paused ? 'paused' : 'active';
    const ledger = await openLedger(context, db, employerId);
    await (paused ? expireBeforeRest(db, employerId, ledger) : extendByRest(db, before, ledger.now));
    await changeEmployer(db, employerId, { status });
    await audit(context, db, actor, {
      action: paused ? 'employer.paused' : 'employer.resumed',
      employerId,
      before: { status: before.status },
      after: { status },
    });
    return { ok: true, employer: await getEmployer(db, employerId) };
  });
}
