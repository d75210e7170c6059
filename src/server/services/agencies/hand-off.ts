import { addBusinessDays, japanDay } from '../../time/calendar.ts';
import type { Executor } from '../../db/database.ts';
import { assignedMail } from '../../mail/templates/introduction.ts';
import { moment } from '../../time/clock.ts';
import { activeAgencies, isLicensed, type Agency } from '../../stores/agencies.ts';
import { addCase, addCaseEvent } from '../../stores/agency-cases.ts';
import { membersOfAgency } from '../../stores/agency-members.ts';
import { addDisclosure, holdersOf } from '../../stores/disclosures.ts';
import { currentConsents } from '../../stores/consents.ts';
import type { Registration } from '../../stores/registrations.ts';
import type { ServiceContext } from '../context.ts';
import { emit } from '../webhooks/emit.ts';
import { linkTo } from './case-link.ts';
import { disclosedItems } from './disclosed-items.ts';
import { routeTo } from './routing.ts';

/** Promised on the candidate's pages: an advisor writes within this many business days. */
export const CONTACT_BUSINESS_DAYS = 2;

/**
 * Of the employer's agencies those that may get what was registered: named beside the consent, and still listed and
 * licensed on that day. None without a consent.
 */
export async function receiversOf(
  db: Executor,
  registration: Pick<Registration, 'employer_id' | 'registration_id'>,
  day: string,
): Promise<readonly Agency[]> {
  const { employer_id: employerId, registration_id: registrationId } = registration;
  const consent = (await currentConsents(db, employerId, registrationId)).get('agency_handoff');
  const named = consent?.is_granted ? consent.agencies.split(' ') : [];
  // Read now: the pages remember an employer's list for a while after one of them left it.
  const agencies = await activeAgencies(db, employerId, day);
  return agencies.filter(({ agency_id: id }) => named.includes(id));
}

/**
 * Of those the ones that get somebody whom the employer referred before: nobody while an agency that has them may still
 * support them, otherwise those that never had them. One that the person shut out stays shut out.
 */
export async function newReceiversOf(
  db: Executor,
  receivers: readonly Agency[],
  { employerId, personKey }: { readonly employerId: string; readonly personKey: string },
  day: string,
): Promise<readonly Agency[]> {
  const holders = await holdersOf(db, employerId, personKey);
  if (holders.some((one) => one.withdrawn_at === null && isLicensed(one, day))) return [];
  return receivers.filter(({ agency_id: id }) => !holders.some((one) => one.agency_id === id));
}

/**
 * Hands a person over to those of the agencies that serve what they chose, each with its disclosure record, its case
 * and its notices, in the caller's transaction. `agencies` are those of `receiversOf`.
 */
export async function handOff(
  context: ServiceContext,
  db: Executor,
  agencies: readonly Agency[],
  registration: Registration,
  at: { readonly subject: string; readonly now: Date },
): Promise<void> {
  const { employer_id: employerId, registration_id: registrationId } = registration;
  const consent = (await currentConsents(db, employerId, registrationId)).get('agency_handoff');
  if (!consent?.is_granted) throw new Error('A person is handed over only with consent.');
  const now = moment(at.now);
  const today = japanDay(at.now);
  for (const [index, agency] of routeTo(agencies, registration).entries()) {
    const disclosureId = context.newId('dis');
    await addDisclosure(db, {
      employer_id: employerId,
      disclosure_id: disclosureId,
      registration_id: registrationId,
      agency_id: agency.agency_id,
      items: disclosedItems(registration).join(' '),
      consent_version: consent.version,
      disclosed_at: now,
      subject: at.subject,
    });
    await openCase(context, db, registration, { agency, disclosureId, isLead: index === 0, today, now });
  }
}

async function openCase(
  context: ServiceContext,
  db: Executor,
  registration: Registration,
  handed: {
    readonly agency: Agency;
    readonly disclosureId: string;
    readonly isLead: boolean;
    readonly today: string;
    readonly now: string;
  },
): Promise<void> {
  const { agency, disclosureId, isLead, today, now } = handed;
  const { employer_id: employerId } = registration;
  const contactBy = addBusinessDays(today, CONTACT_BUSINESS_DAYS);
  await addCase(db, {
    employer_id: employerId,
    disclosure_id: disclosureId,
    registration_id: registration.registration_id,
    agency_id: agency.agency_id,
    is_lead: isLead ? 1 : 0,
    stage: 'to_contact',
    contact_by: contactBy,
    contacted_at: null,
    interviewed_at: null,
    placed_at: null,
    owner_id: null,
    next_on: null,
    next_note: null,
    profile: null,
    agreed_at: null,
    version: 1,
    created_at: now,
    changed_at: now,
  });
  await addCaseEvent(db, {
    employer_id: employerId,
    disclosure_id: disclosureId,
    event_id: 'assigned',
    agency_id: agency.agency_id,
    kind: 'assigned',
    detail: null,
    by_id: null,
    created_at: now,
  });
  await emit(context, db, {
    ownerId: agency.agency_id,
    type: 'candidate.assigned',
    at: now,
    data: { candidateId: disclosureId, contactBy, lead: isLead },
  });
  if (!isLead) return;
  for (const member of await membersOfAgency(db, agency.agency_id))
    await context.mails.add(db, {
      employerId,
      cause: `assigned ${disclosureId} ${member.member_id}`,
      addressee: 'business',
      message: assignedMail({
        to: member,
        contactBy,
        address: linkTo(context, { disclosure_id: disclosureId }).address,
        operator: context.operator,
      }),
    });
}
