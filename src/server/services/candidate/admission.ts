import type { Executor } from '../../db/database.ts';
import { addDays, moment } from '../../runtime.ts';
import { newToken } from '../../secrets.ts';
import { admitCandidate, updateCandidate } from '../../stores/candidates.ts';
import type { Registration } from '../../stores/registrations.ts';
import type { ServiceContext } from '../context.ts';

/** Days a person is kept after they last did something themselves (research/product.md C4). */
export const RETENTION_DAYS = 365;
/** Days between the warning and the end. */
export const WARNING_DAYS = 14;

/** Takes a person in whose address has just been verified, in the caller's transaction. */
export async function admit(
  context: ServiceContext,
  db: Executor,
  registration: Registration,
  person: { readonly personKey: string; readonly now: Date },
): Promise<void> {
  const now = moment(person.now);
  await admitCandidate(db, {
    person_key: person.personKey,
    mail: registration.mail,
    language: registration.language,
    mail_key: newToken(context.random),
    registered_at: now,
    active_at: now,
    retained_until: moment(addDays(person.now, RETENTION_DAYS)),
    warned_at: null,
    state: 'looking',
  });
}

/** A person did something themselves, so they are kept for another year and any warning is void. */
export async function keepLonger(context: ServiceContext, db: Executor, personKey: string): Promise<void> {
  const now = context.clock();
  await updateCandidate(db, personKey, {
    active_at: moment(now),
    retained_until: moment(addDays(now, RETENTION_DAYS)),
    warned_at: null,
  });
}
