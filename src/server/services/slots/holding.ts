import type { Executor } from '../../db/database.ts';
import { lockCasesOfPerson } from '../../stores/agency-cases.ts';
import { lockCounters } from '../../stores/ledger.ts';
import { proposalsOfPerson } from '../../stores/slot-proposals.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';

/**
 * Holds all that the offers of one person hang on, in the order that everybody keeps (docs/decisions/0008-storage.md): each
 * case that agencies have of them, then the ledgers of the employers they were proposed to and of `employerIds`. Behind the
 * person, and before anything of theirs is changed.
 */
export async function holdOffers(
  context: ServiceContext,
  db: Executor,
  personKey: string,
  employerIds: readonly string[] = [],
): Promise<void> {
  const ledgers = new Set(employerIds);
  // Whoever proposes somebody holds their case: with all of them held, no offer is added.
  for (const disclosureId of await lockCasesOfPerson(db, personKey))
    for (const { employer_id: employerId } of await proposalsOfPerson(db, disclosureId))
      ledgers.add(employerId);
  for (const employerId of [...ledgers].sort()) await lockCounters(db, employerId, moment(context.clock()));
}
