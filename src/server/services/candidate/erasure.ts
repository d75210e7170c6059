import type { Executor } from '../../db/database.ts';
import { erasedLinkOf } from '../../identity/person-key.ts';
import { deletedMail, type NamedAgency } from '../../mail/templates/candidate-letters.ts';
import { newToken } from '../../secrets/tokens.ts';
import { removeCandidate, type Candidate } from '../../stores/candidates.ts';
import { disclosuresOf, withdrawDisclosure, type Disclosure } from '../../stores/disclosures.ts';
import { endEmployerDisclosures } from '../../stores/employer-disclosures.ts';
import { blankCase, blankRegistration, removeTraces } from '../../stores/erasure.ts';
import type { Registration } from '../../stores/registrations.ts';
import { forgetCandidateSessions } from '../../stores/sessions.ts';
import { moment } from '../../time/clock.ts';
import { fullDay, fullMoment } from '../../time/dates.ts';
import { askToDelete, neverAskedAbout, type HandOverTakenBack } from '../agencies/deletion-requests.ts';
import { leaveAgency } from '../agencies/departure.ts';
import type { ServiceContext } from '../context.ts';
import { moveRegistration, openLedger } from '../credit/ledger.ts';
import { takeTurn } from '../people/code-limit.ts';
import { mailCauses } from '../people/mail-causes.ts';
import { addresseeOf, findPerson, lockPerson, type Person } from '../people/person.ts';
import { deletionDay } from '../people/presence.ts';
import { noteTakenBack } from '../people/taken-back.ts';
import { holdOffers } from '../slots/holding.ts';

/** A hand-over that was taken back, now or before, and how its agency is named to the person. */
type Gone = HandOverTakenBack & Pick<Disclosure, 'withdrawn_at'> & { readonly agency: NamedAgency };

/**
 * Erases a person, in one transaction: what they entered, what was written about them, their sessions, codes and waiting
 * mails. What stays is the record of what was handed to whom (without name or address), and anonymous counts: a slot an
 * employer was granted is not taken back. The farewell is the last mail; who is erased `again`, because a backup brought
 * them back, has had it. False where the person was gone already, or did something since they were `seen`.
 */
export async function erase(
  context: ServiceContext,
  personKey: string,
  cause: 'wish' | 'retention' | 'again',
  seen?: Candidate,
): Promise<boolean> {
  const isErased = await context.database.transaction(async (db) => {
    const person = await holdAll(context, db, personKey, seen);
    if (!person) return false;
    await removeCandidate(db, personKey);
    const now = moment(context.clock());
    const taken: Gone[] = [];
    const stopped: Gone[] = [];
    for (const registration of person.registrations) {
      const erased = await eraseRegistration(context, db, registration, person, now);
      taken.push(...erased.taken);
      stopped.push(...erased.stopped);
    }
    // An agency that was asked when the person stopped has its day already.
    const asked = [...taken, ...(await neverAskedAbout(db, stopped))];
    const agencies = new Map(asked.map(({ agency }) => [agency.licence, agency]));
    // Nobody waits for it who let a year run out: one mail a day is enough.
    await askToDelete(context, db, asked, { reason: 'erased', at: now, gathers: cause === 'retention' });
    await takeTurn(context, db, 'sign-in', personKey);
    await forgetCandidateSessions(db, personKey);
    await removeTraces(db, { personKey, mail: person.candidate.mail }, now);
    if (cause !== 'again')
      await sayFarewell(context, db, person, { cause, agencies: [...agencies.values()], now });
    return true;
  });
  if (isErased) noteTakenBack(context, personKey, { what: 'everything' });
  return isErased;
}

/**
 * The person, with all that goes with them held before it is read: a code that is being confirmed adds to what there is to
 * erase, and an agency or the operator may be deciding about a registration.
 */
async function holdAll(
  context: ServiceContext,
  db: Executor,
  personKey: string,
  seen: Candidate | undefined,
): Promise<Person | undefined> {
  const person = await lockPerson(db, personKey, seen);
  if (!person) return undefined;
  const employerIds = person.registrations.map(({ employer_id: employerId }) => employerId);
  await holdOffers(context, db, personKey, employerIds);
  return findPerson(db, personKey);
}

/** How many agencies that would ask: those that have the data, and those that were stopped without a word to anybody. */
export async function countAgenciesToAsk(db: Executor, { registrations }: Person): Promise<number> {
  const handed = [];
  for (const { employer_id: employerId, registration_id: registrationId, name } of registrations)
    for (const disclosure of await disclosuresOf(db, employerId, registrationId))
      handed.push({ ...disclosure, name });
  const stopped = handed.filter(({ withdrawn_at: at }) => at !== null);
  const asked = [
    ...handed.filter(({ withdrawn_at: at }) => at === null),
    ...(await neverAskedAbout(db, stopped)),
  ];
  return new Set(asked.map(({ licence_no: licence }) => licence)).size;
}

async function eraseRegistration(
  context: ServiceContext,
  db: Executor,
  registration: Registration,
  { candidate }: Person,
  now: string,
): Promise<{ readonly taken: readonly Gone[]; readonly stopped: readonly Gone[] }> {
  const { employer_id: employerId, registration_id: registrationId, link_code: link } = registration;
  await leaveTheQueue(context, db, registration);
  const taken: Gone[] = [];
  const stopped: Gone[] = [];
  for (const disclosure of await disclosuresOf(db, employerId, registrationId)) {
    const agency = {
      name: candidate.language === 'ja' ? disclosure.name : disclosure.name_en,
      licence: disclosure.licence_no,
    };
    const gone = { ...disclosure, name: registration.name, agency };
    if (await withdrawDisclosure(db, disclosure, now)) {
      await leaveAgency(context, db, disclosure, { reason: 'erased', at: now });
      taken.push(gone);
    } else stopped.push(gone);
    await blankCase(db, disclosure);
  }
  await endEmployerDisclosures(db, { employer_id: employerId, registration_id: registrationId }, now);
  await blankRegistration(db, registration, {
    pageKey: newToken(context.random),
    submissionId: newToken(context.random),
    link: link === null ? null : erasedLinkOf(context.secret, link),
    now,
  });
  return { taken, stopped };
}

/** Who leaves before they counted does not count, and nobody is left to decide about. */
async function leaveTheQueue(
  context: ServiceContext,
  db: Executor,
  registration: Registration,
): Promise<void> {
  const { employer_id: employerId, outcome } = registration;
  if (outcome !== 'held' && outcome !== 'eligible') return;
  const ledger = await openLedger(context, db, employerId);
  const move = { outcome: 'not_counted', reason: 'withdrawn', cause: 'erasure' } as const;
  await moveRegistration(context, db, ledger, registration, move);
}

async function sayFarewell(
  context: ServiceContext,
  db: Executor,
  person: Person,
  facts: {
    readonly cause: 'wish' | 'retention';
    readonly agencies: readonly NamedAgency[];
    readonly now: string;
  },
): Promise<void> {
  const { language } = person.candidate;
  const { employer_id: employerId, registration_id: first } = person.registrations[0] ?? person.newest;
  await context.mails.add(db, {
    employerId,
    subject: first,
    cause: mailCauses.deleted(first),
    // The answer to one's own wish; who let the year run out was told what becomes of it.
    addressee: facts.cause === 'wish' ? 'candidate_in_any_case' : 'candidate',
    message: deletedMail(addresseeOf(context, person), {
      at: fullMoment(facts.now, language),
      cause: facts.cause,
      agencies: facts.agencies,
      deleteBy: fullDay(deletionDay(facts.now), language),
    }),
  });
}
