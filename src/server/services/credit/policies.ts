import type { CreditPolicy } from '../../../core/credit/policy.ts';
import { addPolicy, findEmployer, policiesOf } from '../../stores/employers.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { openLedger } from './ledger.ts';

export interface PolicyChange {
  readonly employerId: string;
  readonly terms: Omit<CreditPolicy, 'version'>;
  /** Must lie ahead: terms never change for what has happened. */
  readonly effectiveFrom: Date;
  readonly by: string;
}

/**
 * Adds a version of an employer's terms. The ledger is locked meanwhile, so that no entry can fall after the new terms
 * began and still follow the old ones.
 */
export async function changePolicy(
  context: ServiceContext,
  change: PolicyChange,
): Promise<{ readonly version: number } | 'unknown' | 'not_ahead'> {
  const { employerId, terms, by } = change;
  const effectiveFrom = moment(change.effectiveFrom);
  return context.database.transaction(async (db) => {
    if (!(await findEmployer(db, employerId))) return 'unknown';
    const { now } = await openLedger(context, db, employerId);
    if (effectiveFrom <= moment(now)) return 'not_ahead';
    const versions = await policiesOf(db, employerId);
    const version = Math.max(...versions.map((one) => one.version)) + 1;
    await addPolicy(db, {
      employer_id: employerId,
      version,
      threshold: terms.threshold,
      counting_stage: terms.countingStage,
      slot_valid_days: terms.slotValidDays,
      pending_days: terms.pendingDays,
      effective_from: effectiveFrom,
      decided_by: by,
      created_at: moment(now),
    });
    return { version };
  });
}
