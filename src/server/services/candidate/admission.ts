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
  const consents = await currentConsents(db, registration.employer_id, registration.registration_id);
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
    wants_news: consents.get('news')?.is_granted ?? 0,
    followed_up: 0,
    news_month: '',
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
