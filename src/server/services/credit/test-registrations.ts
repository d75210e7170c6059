import { ReadTooEarly } from '../../db/database.ts';
import { lockCandidate, registrationsOf, removeCandidate } from '../../stores/candidates.ts';
import { removeRegistration, testRegistrations } from '../../stores/registrations.ts';
import type { ServiceContext } from '../context.ts';

/**
 * Takes an employer's test registrations out, with their personal data. They were flagged when they were made and never
 * posted anything; whoever is no test stays. Returns how many went.
 */
export async function removeTestRegistrations(context: ServiceContext, employerId: string): Promise<number> {
  return context.database.transaction(async (db) => {
    const tests = await testRegistrations(db, employerId);
    const people = new Set(tests.flatMap(({ person_key: person }) => person ?? []));
    // People before what they registered, as everybody else holds them.
    for (const person of [...people].sort()) await lockCandidate(db, person);
    for (const test of tests)
      // Behind everybody whose address is being verified, so that nothing is written for who is gone.
      if (!(await removeRegistration(db, test))) throw new ReadTooEarly('A test was confirmed meanwhile.');
    for (const person of people)
      if ((await registrationsOf(db, person)).length === 0) await removeCandidate(db, person);
    return tests.length;
  });
}
