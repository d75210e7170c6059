import type { Executor } from '../../db/database.ts';
import { findAgency, isLicensed, listAgencies } from '../../stores/agencies.ts';
import { caseOf, lockCasesOfPerson } from '../../stores/agency-cases.ts';
import { disclosuresOf } from '../../stores/disclosures.ts';
import { peopleOfLapsedLead } from '../../stores/lapsed-leads.ts';
import type { Registration } from '../../stores/registrations.ts';
import { japanDay } from '../../time/calendar.ts';
import type { ServiceContext } from '../context.ts';
import { lockPerson } from '../people/person.ts';
import { passOnFirstContact } from './first-contact.ts';

const BATCH = 100;

/**
 * Lets first contact fall to the next agency where the licence of the one that was to make it has lapsed, one person after
 * the other. Whoever was reached stays with whom they know, also while a renewed licence is being entered. Safe to repeat.
 */
export async function passOnLapsedLeads(context: ServiceContext, stopping?: AbortSignal): Promise<void> {
  const today = japanDay(context.clock());
  for (const agency of await listAgencies(context.database.kysely))
    if (!isLicensed(agency, today)) await passOnFrom(context, agency.agency_id, today, stopping);
}

async function passOnFrom(
  context: ServiceContext,
  agencyId: string,
  today: string,
  stopping: AbortSignal | undefined,
): Promise<void> {
  for (let after = ''; ;) {
    const page = { after, limit: BATCH };
    const people = await peopleOfLapsedLead(context.database.kysely, agencyId, today, page);
    for (const personKey of people) {
      if (stopping?.aborted) return;
      await passOn(context, personKey);
      after = personKey;
    }
    if (people.length < BATCH) return;
  }
}

async function passOn(context: ServiceContext, personKey: string): Promise<void> {
  await context.database.transaction(async (db) => {
    const person = await lockPerson(db, personKey);
    if (person?.candidate.state !== 'looking') return;
    await lockCasesOfPerson(db, personKey);
    const waiting: Registration[] = [];
    for (const registration of person.registrations)
      if (await hasLapsedLead(db, registration, japanDay(context.clock()))) waiting.push(registration);
    await passOnFirstContact(context, db, waiting, { gathers: true });
  });
}

async function hasLapsedLead(
  db: Executor,
  { employer_id: employerId, registration_id: registrationId }: Registration,
  today: string,
): Promise<boolean> {
  for (const disclosure of await disclosuresOf(db, employerId, registrationId)) {
    const work = await caseOf(db, disclosure);
    if (work?.is_lead !== 1 || work.contacted_at !== null) continue;
    const agency = await findAgency(db, disclosure.agency_id);
    return agency !== undefined && !isLicensed(agency, today);
  }
  return false;
}
