import { addBusinessDays, japanDay } from '../../time/calendar.ts';
import type { Executor } from '../../db/database.ts';
import { welcomeMail } from '../../mail/templates/candidate-letters.ts';
import { addDays, moment } from '../../time/clock.ts';
import { newToken } from '../../secrets/tokens.ts';
import { disclosuresOf } from '../../stores/disclosures.ts';
import { admitCandidate, updateCandidate } from '../../stores/candidates.ts';
import { currentConsents } from '../../stores/consents.ts';
import type { Registration } from '../../stores/registrations.ts';
import { weekdayAndDay } from '../../time/dates.ts';
import { CONTACT_BUSINESS_DAYS } from '../agencies/hand-off.ts';
import type { ServiceContext } from '../context.ts';
import { mailCauses } from '../people/mail-causes.ts';
import { addresseeOf, findPerson } from '../people/person.ts';

/** Days a person is kept after they last did something themselves. */
export const RETENTION_DAYS = 365;
/** Days between the warning and the end. */
export const WARNING_DAYS = 14;

/** Takes a person in whose address is being verified, in the caller's transaction; false where they are there already. */
export async function admit(
  context: ServiceContext,
  db: Executor,
  registration: Registration,
  personKey: string,
): Promise<boolean> {
  const kept = keptFrom(context.clock());
  return admitCandidate(db, {
    person_key: personKey,
    mail: registration.mail,
    language: registration.language,
    mail_key: newToken(context.random),
    registered_at: kept.active_at,
    ...kept,
    state: 'looking',
    wants_news: (await agreesToNews(db, registration)) ? 1 : 0,
    followed_up: 0,
    news_month: '',
  });
}

/**
 * Notes that a person registered again, in the transaction that holds them: that ends a rest and a warning, and keeps them
 * longer. The address on file stays, however it was written this time: it is the one that codes go to.
 */
export async function admitAgain(
  context: ServiceContext,
  db: Executor,
  registration: Registration,
  personKey: string,
): Promise<void> {
  await updateCandidate(db, personKey, {
    language: registration.language,
    ...keptFrom(context.clock()),
    state: 'looking',
    // Not ticking a box once more is not the same as taking back what was agreed to.
    ...((await agreesToNews(db, registration)) ? { wants_news: 1 } : {}),
  });
}

/** A person did something themselves, so they are kept for another year and any warning is void. */
export async function keepLonger(context: ServiceContext, db: Executor, personKey: string): Promise<void> {
  await updateCandidate(db, personKey, keptFrom(context.clock()));
}

function keptFrom(now: Date) {
  return {
    active_at: moment(now),
    retained_until: moment(addDays(now, RETENTION_DAYS)),
    warned_at: null,
  };
}

async function agreesToNews(db: Executor, registration: Registration): Promise<boolean> {
  const consents = await currentConsents(db, registration.employer_id, registration.registration_id);
  return consents.get('news')?.is_granted === 1;
}

/** Greets a person whose support begins, in the transaction that began it. */
export async function welcome(
  context: ServiceContext,
  db: Executor,
  registration: Registration,
  facts: { readonly personKey: string; readonly now: Date },
): Promise<void> {
  const person = await findPerson(db, facts.personKey);
  if (!person) throw new Error('A person who was just admitted is missing.');
  const { language } = person.candidate;
  const handed = await disclosuresOf(db, registration.employer_id, registration.registration_id);
  await context.mails.add(db, {
    employerId: registration.employer_id,
    subject: registration.registration_id,
    cause: mailCauses.welcome(registration.registration_id),
    addressee: 'candidate',
    message: welcomeMail(addresseeOf(context, person), {
      contactBy: weekdayAndDay(contactDay(facts.now), language),
      agencies: handed.map((agency) => ({
        name: language === 'ja' ? agency.name : agency.name_en,
        licence: agency.licence_no,
      })),
    }),
  });
}

/** The day by which an advisor writes to somebody who registered at a moment. */
export function contactDay(registeredAt: Date): string {
  return addBusinessDays(japanDay(registeredAt), CONTACT_BUSINESS_DAYS);
}
