import { SAME_EMPLOYER_DAYS } from '../../../core/credit/policy.ts';
import type { Executor } from '../../db/database.ts';
import { decisionsOn } from '../../stores/count-decisions.ts';
import {
  findRegistration,
  isCountedPerson,
  markInterviewed,
  type Registration,
} from '../../stores/registrations.ts';
import { addDays, moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { moveRegistration, openLedger, type OpenLedger } from './ledger.ts';

/**
 * An agency has met the person. Kept once for every registration; where the contract counts interviews it is what
 * counts, once in twelve months. True where the person counts by it.
 */
export async function countInterview(
  context: ServiceContext,
  db: Executor,
  employerId: string,
  registrationId: string,
): Promise<boolean> {
  const ledger = await openLedger(context, db, employerId);
  if (!(await markInterviewed(db, employerId, registrationId, moment(ledger.now)))) return false;
  const registration = await findRegistration(db, employerId, { registrationId });
  if (registration?.outcome !== 'eligible') return false;
  const counts = !(await countedWithinYear(db, ledger, registration));
  const move = counts
    ? ({ outcome: 'counted', reason: null, cause: 'interview' } as const)
    : ({ outcome: 'not_counted', reason: 'duplicate', cause: 'interview' } as const);
  await moveRegistration(context, db, ledger, registration, move);
  return counts;
}

/** Whoever waited for more than a year and registered again waits twice, and counts once. */
async function countedWithinYear(
  db: Executor,
  { now }: OpenLedger,
  { employer_id: employerId, registration_id: registrationId, person_key: person }: Registration,
): Promise<boolean> {
  if (person === null) return false;
  // Two people behind one mailbox: that was for the operator to know.
  const last = (await decisionsOn(db, employerId, registrationId)).at(-1);
  if (last?.kind === 'count' && last.reason === 'different_people') return false;
  const since = moment(addDays(now, -SAME_EMPLOYER_DAYS));
  return isCountedPerson(db, { employerId, personKey: person, exceptId: registrationId, since }, ['counted']);
}
