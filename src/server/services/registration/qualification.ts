import {
  decideCounting,
  OTHER_EMPLOYER_DAYS,
  SAME_EMPLOYER_DAYS,
  type CountingDecision,
  type CountingStage,
} from '../../../core/credit/policy.ts';
import { ReadTooEarly, type Executor } from '../../db/database.ts';
import { isDisposableDomain } from '../../identity/disposable-domains.ts';
import { isWithinDomain, parseMailAddress } from '../../identity/mail-address.ts';
import { erasedLinkOf, personKeyOf, subjectOf } from '../../identity/person-key.ts';
import { currentConsents } from '../../stores/consents.ts';
import { countedElsewhere, wasDisclosed } from '../../stores/disclosures.ts';
import { lockCandidate, removeCandidate } from '../../stores/candidates.ts';
import { claimPerson } from '../../stores/person-claims.ts';
import {
  isKnownPerson,
  isLinkTaken,
  isYearRunning,
  markVerified,
  type Registration,
} from '../../stores/registrations.ts';
import { japanDay } from '../../time/calendar.ts';
import { addDays, moment } from '../../time/clock.ts';
import { recordDisclosed } from '../agencies/disclosed-items.ts';
import { passOnFirstContact } from '../agencies/first-contact.ts';
import { handOff, newReceiversOf, receiversOf } from '../agencies/hand-off.ts';
import { tellHolders } from '../agencies/person-news.ts';
import { routeTo } from '../agencies/routing.ts';
import { admit, admitAgain, welcome } from '../candidate/admission.ts';
import { carryWishes } from '../candidate/carry-wishes.ts';
import type { ServiceContext } from '../context.ts';
import { moveRegistration, openLedger, type Move, type OpenLedger } from '../credit/ledger.ts';
import type { EmployerProfile } from '../employer/directory.ts';
import { recordContact } from '../people/given-to-employers.ts';
import { findPerson, type Person } from '../people/person.ts';
import { endUnwantedOffers } from '../slots/departure.ts';
import { holdOffers } from '../slots/holding.ts';

/**
 * `registered` hands the person over; `known` means that those who support them have them already; `closed` that no licensed agency is left
 * to support anybody, so that nothing was changed.
 */
export type QualificationResult = 'registered' | 'known' | 'closed';

const CAUSE = 'registration';

/**
 * Everything that follows from a verified address, in the caller's transaction: hand-off with its disclosure records,
 * the ledger, and a slot when this person crosses the threshold. Runs once per registration.
 */
export async function qualify(
  context: ServiceContext,
  db: Executor,
  profile: EmployerProfile,
  form: Registration,
): Promise<QualificationResult> {
  const employerId = profile.employer.employer_id;
  const registrationId = form.registration_id;
  const personKey = personKeyOf(context.secret, form.mail);
  const returns = await lockCandidate(db, personKey);
  if (returns) await holdOffers(context, db, personKey, [employerId]);
  // Whoever is new is held before the ledger as well; two who are the same person cannot both be.
  else if (!(await admit(context, db, form, personKey)))
    throw new ReadTooEarly('The person was admitted at the same moment.');
  const before = returns ? await findPerson(db, personKey) : undefined;
  const ledger = await openLedger(context, db, employerId);
  const now = moment(ledger.now);
  const today = japanDay(ledger.now);
  const agencies = await receiversOf(db, form, today);
  const isClosed = agencies.length === 0;
  if (isClosed || !(await markVerified(db, form, { personKey, now }))) {
    if (!returns) await removeCandidate(db, personKey);
    return isClosed ? 'closed' : 'registered';
  }

  if (form.is_test) {
    // Seen on the candidate's pages and nowhere else: not counted, not handed over, nobody claimed.
    const { registration, changed } = await carryWishes(db, form, personKey, []);
    await tellOfNewForm(context, db, { before, changed, at: now });
    if (returns) await admitAgain(context, db, registration, personKey);
    const test = { outcome: 'not_counted', reason: 'test', cause: CAUSE } as const;
    await moveRegistration(context, db, ledger, registration, test);
    if (returns) await endUnwantedOffers(context, db, personKey);
    return 'registered';
  }
  const since = moment(addDays(ledger.now, -SAME_EMPLOYER_DAYS));
  const others = { employerId, personKey, exceptId: registrationId, since };
  const known = await isKnownPerson(db, others);
  // Whoever had everything erased is supported anew, but does not count anew.
  const subject = subjectOf(context.secret, form.mail);
  const countedBefore =
    (await isYearRunning(db, others)) || (await wasDisclosed(db, employerId, subject, since));
  // Whoever may count anew is handed over anew, however often they came in between.
  const isRepeat = known && countedBefore;
  const person = { personKey, subject, countedBefore };
  const decision = await decide(context, db, profile, form, person, ledger);
  const receivers = isRepeat
    ? await newReceiversOf(db, agencies, { employerId, personKey }, today)
    : agencies;
  const readers = routeTo(receivers, form).map((agency) => agency.agency_id);
  const { registration, changed } = await carryWishes(db, form, personKey, readers);
  await tellOfNewForm(context, db, { before, changed, at: now });
  await handOff(context, db, receivers, registration, { subject, now: ledger.now });
  const contact = (await currentConsents(db, employerId, registrationId)).get('employer_contact');
  if (contact?.is_granted) await recordContact(context, db, registration, contact, ledger.now);
  if (returns) await admitAgain(context, db, registration, personKey);
  if (receivers.length > 0) await welcome(context, db, registration, { personKey, now: ledger.now });
  const move = moveFor(decision, ledger.policy.countingStage, countedBefore);
  await moveRegistration(context, db, ledger, registration, move);
  if (returns) await endUnwantedOffers(context, db, personKey);
  return receivers.length > 0 ? 'registered' : 'known';
}

/** To those who have the person from before, in the caller's transaction: a form ends a rest, and its wishes are the newest. */
async function tellOfNewForm(
  context: ServiceContext,
  db: Executor,
  facts: {
    readonly before: Person | undefined;
    readonly changed: readonly Registration[];
    readonly at: string;
  },
): Promise<void> {
  const { before, changed, at } = facts;
  for (const one of changed) await recordDisclosed(db, one, { rests: false, at });
  if (before && before.candidate.state !== 'looking') {
    await tellHolders(context, db, before.registrations, 'looks');
    await passOnFirstContact(context, db, before.registrations, { startsAnew: () => true });
  } else await tellHolders(context, db, changed, 'wishes');
}

async function decide(
  context: ServiceContext,
  db: Executor,
  profile: EmployerProfile,
  registration: Registration,
  person: { readonly personKey: string; readonly subject: string; readonly countedBefore: boolean },
  ledger: OpenLedger,
): Promise<CountingDecision> {
  const employerId = profile.employer.employer_id;
  const address = parseMailAddress(registration.mail);
  const domain = address.ok ? address.domain : '';
  const { link_code: link, registration_id: registrationId } = registration;
  const decision = decideCounting({
    ownDomain: profile.domains.some((own) => isWithinDomain(domain, own)),
    disposableDomain: isDisposableDomain(domain),
    countedBefore: person.countedBefore,
    linkAlreadyCounted:
      link !== null &&
      (await isLinkTaken(db, employerId, [link, erasedLinkOf(context.secret, link)], registrationId)),
  });
  if (decision.outcome !== 'eligible') return decision;
  const freeBefore = moment(addDays(ledger.now, -OTHER_EMPLOYER_DAYS));
  const free =
    !(await countedElsewhere(db, employerId, person.subject, freeBefore)) &&
    (await claimPerson(db, person.personKey, employerId, moment(ledger.now), freeBefore));
  return free ? decision : { outcome: 'not_counted', reason: 'duplicate' };
}

function moveFor(decision: CountingDecision, stage: CountingStage, countedBefore: boolean): Move {
  if (decision.outcome === 'eligible') {
    const outcome = stage === 'registered' ? 'counted' : 'eligible';
    return { outcome, reason: null, cause: CAUSE };
  }
  const reason = decision.reason === 'duplicate' && !countedBefore ? 'counted_elsewhere' : decision.reason;
  return { outcome: decision.outcome, reason, cause: CAUSE };
}
