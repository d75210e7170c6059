import type { Executor } from '../../db/database.ts';
import { disclosuresOf, extendDisclosure } from '../../stores/disclosures.ts';
import type { Registration } from '../../stores/registrations.ts';

/** The kinds of data an agency can read of somebody, as the disclosure record lists them. */
export function disclosedItems(registration: Registration, rests = false): readonly string[] {
  const items = ['name', 'mail', 'language', 'job', 'contact_preference'];
  if (registration.area) items.push('area');
  if (registration.phone) items.push('phone');
  if (registration.hidden_companies) items.push('hidden_companies');
  if (rests) items.push('resting');
  return items;
}

/**
 * Agencies read a registration as it is now: what they can read beyond what their record lists is added to it, with the
 * moment, in the transaction that lets them. Nothing is taken out again: it was passed on.
 */
export async function recordDisclosed(
  db: Executor,
  registration: Registration,
  { rests, at }: { readonly rests: boolean; readonly at: string },
): Promise<void> {
  const { employer_id: employerId, registration_id: registrationId } = registration;
  for (const disclosure of await disclosuresOf(db, employerId, registrationId)) {
    if (disclosure.withdrawn_at !== null) continue;
    const listed = disclosure.items.split(' ');
    const fresh = disclosedItems(registration, rests).filter((item) => !listed.includes(item));
    if (fresh.length > 0) await extendDisclosure(db, disclosure, fresh, at);
  }
}
