import { ReadTooEarly, type Executor } from '../../db/database.ts';
import { moment } from '../../time/clock.ts';
import { newToken } from '../../secrets/tokens.ts';
import { trialIsOpen } from '../../stores/onboardings.ts';
import { addConsents, momentOfAnswer, type ConsentPurpose } from '../../stores/consents.ts';
import {
  addRegistration,
  correctRegistration,
  lockRegistration,
  type Registration,
} from '../../stores/registrations.ts';
import { CONSENT_VERSION } from '../candidate/consent-version.ts';
import type { ServiceContext } from '../context.ts';
import type { RegistrationForm } from './form.ts';
import { hasCode, issueCode, replaceCode } from './verification.ts';

export interface Submission {
  readonly employerId: string;
  /** Null when the employer's common link was used. */
  readonly linkCode: string | null;
  /** Made when the form was rendered; the same one sent again corrects the first. */
  readonly submissionId: string;
  readonly language: 'ja' | 'en';
  /** Those the person saw named beside the consent to hand the data over. */
  readonly agencyIds: readonly string[];
  readonly form: RegistrationForm;
  /** Left out, it is one while the employer's trial is open. */
  readonly isTest?: boolean;
}

/**
 * Keeps a checked form and sends a code to its address. Sent twice it stays one registration; sent again with another
 * address it is corrected and the code goes there. A registration that is verified already is returned as it is.
 */
export async function submitRegistration(
  context: ServiceContext,
  submission: Submission,
): Promise<Registration> {
  return context.database.transaction(async (db) => {
    const { employerId, submissionId, form, agencyIds } = submission;
    const now = moment(context.clock());
    const added = await addRegistration(db, {
      employer_id: employerId,
      registration_id: context.newId('reg'),
      page_key: newToken(context.random),
      submission_id: submissionId,
      link_code: submission.linkCode,
      language: submission.language,
      ...fieldsOf(form),
      person_key: null,
      outcome: 'unverified',
      outcome_reason: null,
      is_test: (submission.isTest ?? (await trialIsOpen(db, employerId, now))) ? 1 : 0,
      created_at: now,
      verified_at: null,
      counted_at: null,
    });
    const registration = await lockRegistration(db, employerId, { submissionId });
    if (!registration) throw new ReadTooEarly('The form was removed while it was sent again.');
    if (added) {
      await keepConsents(context, db, registration, { form, agencyIds }, now);
      await issueCode(context, db, registration);
      return registration;
    }
    return correct(context, db, registration, submission, now);
  });
}

async function correct(
  context: ServiceContext,
  db: Executor,
  before: Registration,
  { form, language, agencyIds }: Submission,
  now: string,
): Promise<Registration> {
  const { employer_id: employerId, registration_id: registrationId } = before;
  const fields = { ...fieldsOf(form), language };
  if (!(await correctRegistration(db, employerId, registrationId, fields))) return before;
  await keepConsents(context, db, before, { form, agencyIds }, now);
  const after = { ...before, ...fields };
  // Sent again as it was, it gets a code where there was none to be had before.
  if (after.mail !== before.mail || !(await hasCode(db, after))) await replaceCode(context, db, after);
  return after;
}

function fieldsOf(form: RegistrationForm) {
  return {
    name: form.name,
    mail: form.mail,
    job: form.job,
    area: form.area,
    contact_preference: form.contactPreference,
    phone: form.phone,
    hidden_companies: form.hiddenCompanies,
  };
}

async function keepConsents(
  context: ServiceContext,
  db: Executor,
  registration: Registration,
  { form, agencyIds }: Pick<Submission, 'form' | 'agencyIds'>,
  now: string,
): Promise<void> {
  const purposes = Object.entries(form.consents) as [ConsentPurpose, boolean][];
  const at = await momentOfAnswer(db, registration, now);
  await addConsents(
    db,
    purposes.map(([purpose, granted]) => ({
      employer_id: registration.employer_id,
      consent_id: context.newId('cns'),
      registration_id: registration.registration_id,
      purpose,
      agencies: purpose === 'agency_handoff' ? agencyIds.join(' ') : '',
      is_granted: granted ? 1 : 0,
      version: CONSENT_VERSION,
      language: registration.language,
      created_at: at,
    })),
  );
}
