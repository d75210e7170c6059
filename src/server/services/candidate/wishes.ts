import type { Executor } from '../../db/database.ts';
import { findCandidateByMailKey, updateCandidate, type Candidate } from '../../stores/candidates.ts';
import { updateRegistration, type Registration } from '../../stores/registrations.ts';
import { removeSuppression } from '../../stores/suppressions.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { cleanLine, LONGEST } from '../../text/lines.ts';
import { recordDisclosed } from '../agencies/disclosed-items.ts';
import { passOnFirstContact } from '../agencies/first-contact.ts';
import { tellHolders } from '../agencies/person-news.ts';
import { endUnwantedOffers } from '../slots/departure.ts';
import { holdOffers } from '../slots/holding.ts';
import { keepLonger } from './admission.ts';
import { lockPerson, type Person } from '../people/person.ts';
import { noteTakenBack } from '../people/taken-back.ts';
import { setSharing, takeBackNews } from './sharing.ts';

/** What a person says of themselves. */
export type CandidateState = Candidate['state'];

const WISHES = ['contact_preference', 'phone', 'hidden_companies'] as const;
type Wish = (typeof WISHES)[number];

export type WishResult = 'changed' | 'too_long' | 'unknown';

/** How the person wants to be reached; holds at every agency that has their data. */
export async function setContact(
  context: ServiceContext,
  personKey: string,
  wish: { readonly byPhone: boolean; readonly phone: string },
): Promise<WishResult> {
  const phone = cleanLine(wish.phone);
  if (phone.length > LONGEST.phone) return 'too_long';
  return change(context, personKey, {
    contact_preference: wish.byPhone ? 'phone' : 'mail',
    phone: (wish.byPhone && phone) || null,
  });
}

/** Companies nobody may introduce the person to. */
export async function setHiddenCompanies(
  context: ServiceContext,
  personKey: string,
  companies: string,
): Promise<WishResult> {
  const hidden = cleanLine(companies);
  if (hidden.length > LONGEST.hide) return 'too_long';
  return change(context, personKey, { hidden_companies: hidden || null });
}

/** Looking, resting or done looking. False for somebody who is not registered. */
export async function setState(
  context: ServiceContext,
  personKey: string,
  state: CandidateState,
): Promise<boolean> {
  return context.database.transaction(async (db) => {
    const person = await lockPerson(db, personKey);
    if (!person) return false;
    await holdOffers(context, db, personKey);
    await updateCandidate(db, personKey, { state });
    await tellOfRest(context, db, person, state !== 'looking');
    if (state !== 'looking') await takeBackNews(context, db, person);
    await keepLonger(context, db, personKey);
    await endUnwantedOffers(context, db, personKey);
    return true;
  });
}

/** The answer from a follow-up mail. False where the mail's key is nobody's any more. */
export async function answerFollowUp(
  context: ServiceContext,
  mailKey: string,
  state: CandidateState,
): Promise<boolean> {
  const candidate = await findCandidateByMailKey(context.database.kysely, mailKey);
  return candidate !== undefined && setState(context, candidate.person_key, state);
}

/** What mail programs do for people: stops the mails they subscribed to (RFC 8058). Unknown keys are nobody's loss. */
export async function unsubscribe(context: ServiceContext, mailKey: string): Promise<void> {
  const candidate = await findCandidateByMailKey(context.database.kysely, mailKey);
  if (candidate) await setSharing(context, candidate.person_key, { kind: 'news' }, false);
}

/** Lets mails come again that were stopped. False for somebody who is not registered. */
export async function resumeMails(context: ServiceContext, personKey: string): Promise<boolean> {
  const isDone = await context.database.transaction(async (db) => {
    if (!(await lockPerson(db, personKey))) return false;
    await removeSuppression(db, personKey);
    await keepLonger(context, db, personKey);
    return true;
  });
  if (isDone) noteTakenBack(context, personKey, { what: 'mails' }, true);
  return isDone;
}

/** One more year. False for somebody who is not registered. */
export async function extend(context: ServiceContext, personKey: string): Promise<boolean> {
  return context.database.transaction(async (db) => {
    if (!(await lockPerson(db, personKey))) return false;
    await keepLonger(context, db, personKey);
    return true;
  });
}

async function change(
  context: ServiceContext,
  personKey: string,
  fields: Partial<Pick<Registration, Wish>>,
): Promise<WishResult> {
  return context.database.transaction<WishResult>(async (db: Executor) => {
    const person = await lockPerson(db, personKey);
    if (!person) return 'unknown';
    await holdOffers(context, db, personKey);
    const rests = person.candidate.state !== 'looking';
    const changed: Registration[] = [];
    for (const registration of person.registrations) {
      await updateRegistration(db, registration, fields);
      const now = { ...registration, ...fields };
      await recordDisclosed(db, now, { rests, at: moment(context.clock()) });
      if (differs(registration, now)) changed.push(now);
    }
    await tellHolders(context, db, changed, 'wishes');
    await keepLonger(context, db, personKey);
    await endUnwantedOffers(context, db, personKey);
    return 'changed';
  });
}

function differs(before: Registration, now: Registration): boolean {
  return WISHES.some((wish) => before[wish] !== now[wish]);
}

/** Agencies read that somebody rests, not whether they found work: only going to rest and ending it is news. */
async function tellOfRest(
  context: ServiceContext,
  db: Executor,
  { candidate, registrations }: Person,
  rests: boolean,
): Promise<void> {
  if (rests === (candidate.state !== 'looking')) return;
  for (const registration of registrations)
    await recordDisclosed(db, registration, { rests, at: moment(context.clock()) });
  await tellHolders(context, db, registrations, rests ? 'rests' : 'looks');
  if (!rests) await passOnFirstContact(context, db, registrations, { startsAnew: () => true });
}
