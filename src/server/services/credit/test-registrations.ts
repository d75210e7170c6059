import { registrationsOf, removeCandidate } from '../../stores/candidates.ts';
import { removeRegistration, testRegistrations } from '../../stores/registrations.ts';
import type { ServiceContext } from '../context.ts';
import { openLedger } from './ledger.ts';

/**
 * Takes an employer's test registrations out, with their personal data. They were flagged when they were made and never
 * posted anything; whoever is no test stays. Returns how many went.
 */
export async function removeTestRegistrations(context: ServiceContext, employerId: string): Promise<number> {
  return context.database.transaction(async (db) => {
    // Behind everybody whose address is being verified, so that nothing is written for who is gone.
    await openLedger(context, db, employerId);
    const tests = await testRegistrations(db, employerId);
    for (const { registration_id: registrationId, person_key: person } of tests) {
      await removeRegistration(db, employerId, registrationId);
      if (person && (await registrationsOf(db, person)).length === 0) await removeCandidate(db, person);
    }
    return tests.length;
  });
}
