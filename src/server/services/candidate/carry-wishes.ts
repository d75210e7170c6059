import type { Executor } from '../../db/database.ts';
import { registrationsOf } from '../../stores/candidates.ts';
import { updateRegistration, type Registration } from '../../stores/registrations.ts';

/** Stands between companies that were named on different forms. */
const BETWEEN = '、';

/**
 * What a person says of contact and companies on a later form holds wherever they registered, as it does when they say
 * it on their own page. Only for a registration whose address is verified. Companies named before stay hidden: leaving
 * the field empty once is no wish to be shown to them. Returns the registration with what holds now.
 */
export async function carryWishes(
  db: Executor,
  registration: Registration,
  personKey: string,
): Promise<Registration> {
  const all = await registrationsOf(db, personKey);
  const { contact_preference, phone } = registration;
  const hidden = new Set(all.flatMap((one) => one.hidden_companies?.split(BETWEEN) ?? []));
  const wishes = { contact_preference, phone, hidden_companies: [...hidden].join(BETWEEN) || null };
  for (const one of all) await updateRegistration(db, one, wishes);
  return { ...registration, ...wishes };
}
