import type { Executor } from '../../db/database.ts';
import { moment } from '../../time/clock.ts';
import { lockCasesOfPerson } from '../../stores/agency-cases.ts';
import { findCandidate, updateCandidate } from '../../stores/candidates.ts';
import { FOLLOW_UP_DAYS } from '../../mail/templates/candidate-letters.ts';
import {
  disclosuresOf,
  resumeDisclosure,
  withdrawDisclosure,
  type Disclosure,
} from '../../stores/disclosures.ts';
import { addConsents, currentConsents, momentOfAnswer } from '../../stores/consents.ts';
import { endEmployerDisclosures } from '../../stores/employer-disclosures.ts';
import { withdrawMails } from '../../stores/outbox.ts';
import type { Registration } from '../../stores/registrations.ts';
import { askToDelete, takeBackRequest } from '../agencies/deletion-requests.ts';
import { recordDisclosed } from '../agencies/disclosed-items.ts';
import { leaveAgency, returnToAgency } from '../agencies/departure.ts';
import { passOnFirstContact } from '../agencies/first-contact.ts';
import type { ServiceContext } from '../context.ts';
import { SWITCH_VERSION } from './consent-version.ts';
import { keepLonger } from './admission.ts';
import { contactEnd } from '../people/contact-consent.ts';
import { mailCauses } from '../people/mail-causes.ts';
import { recordContact } from '../people/given-to-employers.ts';
import { lockPerson, type Person } from '../people/person.ts';
import { noteTakenBack } from '../people/taken-back.ts';
import { holdOffers } from '../slots/holding.ts';

/** What a person can switch on their page. */
export type SharingSwitch =
  | { readonly kind: 'agency'; readonly agencyId: string }
  | { readonly kind: 'employer'; readonly employerId: string }
  | { readonly kind: 'news' };

/**
 * Turns one switch, at once and with its record. Turning it to where it stands changes nothing. False for somebody who
 * is not registered, and for an agency or employer that was never concerned.
 */
export async function setSharing(
  context: ServiceContext,
  personKey: string,
  what: SharingSwitch,
  on: boolean,
): Promise<boolean> {
  const isDone = await context.database.transaction(async (db) => {
    const person = await lockPerson(db, personKey);
    if (!person) return false;
    const done = await turn(context, db, person, what, on);
    if (done) await keepLonger(context, db, personKey);
    return done;
  });
  const id = what.kind === 'agency' ? what.agencyId : what.kind === 'employer' ? what.employerId : undefined;
  if (isDone) noteTakenBack(context, personKey, { what: what.kind, ...(id ? { id } : {}) }, on);
  return isDone;
}

async function turn(
  context: ServiceContext,
  db: Executor,
  person: Person,
  what: SharingSwitch,
  on: boolean,
): Promise<boolean> {
  switch (what.kind) {
    case 'agency':
      return turnAgency(context, db, person, what.agencyId, on);
    case 'employer':
      return turnEmployer(context, db, person, what.employerId, on);
    case 'news':
      return turnNews(context, db, person, on);
  }
}

async function turnAgency(
  context: ServiceContext,
  db: Executor,
  person: Person,
  agencyId: string,
  on: boolean,
): Promise<boolean> {
  const { person_key: personKey } = person.candidate;
  await (on ? lockCasesOfPerson(db, personKey) : holdOffers(context, db, personKey));
  const now = moment(context.clock());
  let concerned = false;
  const turned: (Disclosure & { readonly name: string })[] = [];
  for (const registration of person.registrations) {
    const disclosures = await disclosuresOf(db, registration.employer_id, registration.registration_id);
    const disclosure = disclosures.find((record) => record.agency_id === agencyId);
    if (!disclosure) continue;
    concerned = true;
    const changed = on
      ? await resumeDisclosure(db, disclosure, now)
      : await withdrawDisclosure(db, disclosure, now);
    if (!changed) continue;
    // What changed while it was stopped can be read from here on.
    if (on) await recordDisclosed(db, registration, { rests: person.candidate.state !== 'looking', at: now });
    await record(context, db, registration, { purpose: 'agency_handoff', agencyId, on });
    turned.push({ ...disclosure, name: registration.name });
    await (on
      ? returnToAgency(context, db, disclosure)
      : leaveAgency(context, db, disclosure, { reason: 'stopped', at: now }));
  }
  await (on
    ? takeBackRequest(context, db, turned)
    : askToDelete(context, db, turned, { reason: 'stopped', at: now }));
  if (person.candidate.state === 'looking')
    await passOnFirstContact(context, db, person.registrations, {
      startsAnew: ({ agency_id: id }) => on && id === agencyId && turned.length > 0,
    });
  return concerned;
}

async function turnEmployer(
  context: ServiceContext,
  db: Executor,
  person: Person,
  employerId: string,
  on: boolean,
): Promise<boolean> {
  const registrations = person.registrations.filter((one) => one.employer_id === employerId);
  const [first] = registrations;
  if (!first) return false;
  // Agreed once and taken back everywhere: a second registration must not keep a door open.
  for (const registration of on ? [first] : registrations) {
    if ((await agreedToContact(context, db, registration)) === on) continue;
    const consent = await record(context, db, registration, {
      purpose: 'employer_contact',
      agencyId: null,
      on,
    });
    const { employer_id, registration_id } = registration;
    if (on) await recordContact(context, db, registration, consent, context.clock());
    else
      await endEmployerDisclosures(
        db,
        { employer_id, registration_id, reason: 'contact' },
        consent.created_at,
      );
  }
  return true;
}

async function turnNews(
  context: ServiceContext,
  db: Executor,
  person: Person,
  on: boolean,
): Promise<boolean> {
  const { candidate, newest } = person;
  if ((candidate.wants_news === 1) === on) return true;
  await record(context, db, newest, { purpose: 'news', agencyId: null, on });
  await updateCandidate(db, candidate.person_key, { wants_news: on ? 1 : 0 });
  if (!on) await takeBackNews(context, db, person);
  return true;
}

/** Follow-ups and news that have not left do not: called once the person's row says that they are not wanted. */
export async function takeBackNews(
  context: ServiceContext,
  db: Executor,
  { candidate, registrations, newest }: Person,
): Promise<void> {
  const { employer_id: employerId, registration_id: first } = registrations[0] ?? newest;
  // Read again: news may have been written until the row was changed.
  const month = (await findCandidate(db, candidate.person_key))?.news_month ?? '';
  const causes = [
    ...FOLLOW_UP_DAYS.map((day) => mailCauses.followUp(day, first)),
    mailCauses.news(month, first),
  ];
  await withdrawMails(db, employerId, causes, moment(context.clock()));
}

/** The moment until which an employer may write, or undefined where it may not. */
export function contactUntil(
  consent: { readonly is_granted: number; readonly created_at: string } | undefined,
  now: Date,
): Date | undefined {
  if (!consent?.is_granted) return undefined;
  const until = contactEnd(consent.created_at);
  return until > now ? until : undefined;
}

async function agreedToContact(
  context: ServiceContext,
  db: Executor,
  registration: Registration,
): Promise<boolean> {
  const consents = await currentConsents(db, registration.employer_id, registration.registration_id);
  return contactUntil(consents.get('employer_contact'), context.clock()) !== undefined;
}

async function record(
  context: ServiceContext,
  db: Executor,
  registration: Registration,
  answer: {
    readonly purpose: 'agency_handoff' | 'employer_contact' | 'news';
    readonly agencyId: string | null;
    readonly on: boolean;
  },
): Promise<{ readonly version: string; readonly created_at: string }> {
  const consent = {
    employer_id: registration.employer_id,
    consent_id: context.newId('cns'),
    registration_id: registration.registration_id,
    purpose: answer.purpose,
    agency_id: answer.agencyId,
    is_granted: answer.on ? 1 : 0,
    version: SWITCH_VERSION,
    language: registration.language,
    created_at: await momentOfAnswer(db, registration, moment(context.clock())),
  };
  await addConsents(db, [consent]);
  return consent;
}
