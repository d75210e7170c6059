import type { Executor } from '../../db/database.ts';
import { registrationsOf } from '../../stores/candidates.ts';
import { currentConsents } from '../../stores/consents.ts';
import { disclosuresOf } from '../../stores/disclosures.ts';
import { updateRegistration, type Registration } from '../../stores/registrations.ts';
import { joinHidden } from '../people/hidden-companies.ts';

type Wishes = Pick<Registration, 'contact_preference' | 'phone' | 'hidden_companies'>;

/**
 * What a person says of contact and companies on a later form holds wherever they registered, as it does when they say
 * it on their own page, but no agency reads what was written beside other names than its own: words go only to
 * registrations whose agencies were all named on the later form, and into the later one only where those that get it
 * (`receivers`) have them already. That they want no calls says nothing about them, and holds everywhere; so do hidden
 * companies, unread (services/slots/proposable.ts). Companies named before stay hidden: leaving the field empty once is
 * no wish to be shown to them.
 *
 * Only for a registration whose address is verified. Returns it with what holds now, and the others that changed.
 */
export async function carryWishes(
  db: Executor,
  registration: Registration,
  personKey: string,
  receivers: readonly string[],
): Promise<{ readonly registration: Registration; readonly changed: readonly Registration[] }> {
  const isNew = ({ registration_id: id }: Registration) => id === registration.registration_id;
  const others = (await registrationsOf(db, personKey)).filter((one) => !isNew(one));
  const named = await namedOn(db, registration);
  const before: (string | null)[] = [];
  const covered = new Set<Registration>();
  for (const one of others) {
    const handed = await disclosuresOf(db, one.employer_id, one.registration_id);
    const holders = handed.filter((record) => record.withdrawn_at === null).map((record) => record.agency_id);
    if (receivers.every((id) => holders.includes(id))) before.push(one.hidden_companies);
    // One that was stopped may be let in again, and reads what is there by then.
    if (handed.every((record) => named.includes(record.agency_id))) covered.add(one);
  }
  const { contact_preference, phone } = registration;
  const changed: Registration[] = [];
  for (const one of others) {
    const hidden_companies = joinHidden([one.hidden_companies, registration.hidden_companies]);
    const wishes = covered.has(one) ? { contact_preference, phone, hidden_companies } : noCalls(registration);
    if (await write(db, one, wishes)) changed.push({ ...one, ...wishes });
  }
  const own = { hidden_companies: joinHidden([...before, registration.hidden_companies]) };
  await write(db, registration, own);
  return { registration: { ...registration, ...own }, changed };
}

function noCalls({ contact_preference }: Registration): Partial<Wishes> {
  return contact_preference === 'mail' ? { contact_preference, phone: null } : {};
}

/** False where it says so already. */
async function write(db: Executor, registration: Registration, wishes: Partial<Wishes>): Promise<boolean> {
  const differs = Object.entries(wishes).some(
    ([name, value]) => registration[name as keyof Wishes] !== value,
  );
  if (differs) await updateRegistration(db, registration, wishes);
  return differs;
}

async function namedOn(
  db: Executor,
  { employer_id: employerId, registration_id: id }: Registration,
): Promise<readonly string[]> {
  return (await currentConsents(db, employerId, id)).get('agency_handoff')?.agencies.split(' ') ?? [];
}
