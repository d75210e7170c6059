import { registrationsOf, removeCandidate } from '../../stores/candidates.ts';
import { decisionsOn } from '../../stores/count-decisions.ts';
import {
  findRegistration,
  removeRegistration,
  testRegistrations,
  type Registration,
} from '../../stores/registrations.ts';
import type { Executor } from '../../db/database.ts';
import type { ServiceContext } from '../context.ts';
import { moveRegistration, openLedger, type OpenLedger } from './ledger.ts';
import { keepDecision } from './review.ts';

/**
 * Takes test registrations out of everything, with their personal data: those flagged as tests, and further ones that
 * turned out to be. What they had posted is posted back; a slot they helped to grant stays. Returns how many went.
 */
export async function removeTestRegistrations(
  context: ServiceContext,
  request: {
    readonly employerId: string;
    /** Registrations that were not flagged when they were made. */
    readonly registrationIds?: readonly string[];
    readonly by: string;
  },
): Promise<number> {
  const { employerId, registrationIds = [], by } = request;
  return context.database.transaction(async (db) => {
    await openLedger(context, db, employerId);
    const tests = new Map((await testRegistrations(db, employerId)).map((one) => [one.registration_id, one]));
    for (const registrationId of registrationIds) {
      const registration = await findRegistration(db, employerId, { registrationId });
      if (registration) tests.set(registrationId, registration);
    }
    // Each posting changes the counters the next one starts from, so each reads them anew.
    for (const registration of tests.values())
      await takeOut(context, db, await openLedger(context, db, employerId), registration, by);
    return tests.size;
  });
}

async function takeOut(
  context: ServiceContext,
  db: Executor,
  ledger: OpenLedger,
  registration: Registration,
  by: string,
): Promise<void> {
  const { employer_id: employerId, registration_id: registrationId, person_key: person } = registration;
  if (registration.outcome !== 'unverified' && registration.outcome_reason !== 'test') {
    const number = (await decisionsOn(db, employerId, registrationId)).length + 1;
    await keepDecision(db, ledger, registration, { number, kind: 'test', reason: 'test', by });
    const cause = `decision ${number}`;
    await moveRegistration(context, db, ledger, registration, {
      outcome: 'not_counted',
      reason: 'test',
      cause,
    });
  }
  await removeRegistration(db, employerId, registrationId);
  if (person && (await registrationsOf(db, person)).length === 0) await removeCandidate(db, person);
}
