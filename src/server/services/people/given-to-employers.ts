import type { Executor } from '../../db/database.ts';
import { subjectOf } from '../../identity/person-key.ts';
import { addEmployerDisclosure, contactItems } from '../../stores/employer-disclosures.ts';
import { getEmployer } from '../../stores/employers.ts';
import type { Registration } from '../../stores/registrations.ts';
import type { SlotProposal } from '../../stores/slot-proposals.ts';
import { visibleFrom } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { contactEnd } from './contact-consent.ts';

type Given = Pick<Registration, 'employer_id' | 'registration_id' | 'mail'>;

/**
 * Records that somebody's consent lets their employer contact them again, in the transaction that makes it hold: what it
 * sees, from when and until when. Reading the list is no hand-over of its own, and changes nothing.
 */
export async function recordContact(
  context: ServiceContext,
  db: Executor,
  registration: Given & Pick<Registration, 'area'>,
  consent: { readonly version: string; readonly created_at: string },
  now: Date,
): Promise<void> {
  const { employer_id: employerId } = registration;
  const employer = await getEmployer(db, employerId);
  await addEmployerDisclosure(db, {
    ...commonOf(context, registration),
    recipient_id: employerId,
    reason: 'contact',
    proposal_id: null,
    items: contactItems(registration.area),
    consent_version: consent.version,
    disclosed_at: moment(employer.cadence === 'daily' ? visibleFrom(now) : now),
    ends_at: moment(contactEnd(consent.created_at)),
  });
}

/** Records that an employer was told the name of somebody it accepted for interview, beside what it had read of them. */
export async function recordInterview(
  context: ServiceContext,
  db: Executor,
  person: Given,
  proposal: Pick<SlotProposal, 'employer_id' | 'proposal_id'>,
  now: Date,
): Promise<void> {
  await addEmployerDisclosure(db, {
    ...commonOf(context, person),
    recipient_id: proposal.employer_id,
    reason: 'interview',
    proposal_id: proposal.proposal_id,
    items: 'name proposal',
    consent_version: null,
    disclosed_at: moment(now),
    ends_at: null,
  });
}

function commonOf(context: ServiceContext, { employer_id, registration_id, mail }: Given) {
  return {
    employer_id,
    registration_id,
    record_id: context.newId('dis'),
    subject: subjectOf(context.secret, mail),
  };
}
