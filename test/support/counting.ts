import { systemRandom } from '../../src/server/secrets/random.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { agencyIdsOf, createEmployerDirectory } from '../../src/server/services/employer/directory.ts';
import { qualify } from '../../src/server/services/registration/qualification.ts';
import { countInterview } from '../../src/server/services/credit/interview.ts';
import { submitRegistration } from '../../src/server/services/registration/submission.ts';
import { newLink } from './candidate.ts';
import { addCompany as addLiveCompany, type CompanyTerms } from './company.ts';

export { newLink };

/** When the company's contract begins. */
export const BEGINNING = '2026-11-24T03:00:00.000Z';
export const CODE = 'K7Q2M';

/** An employer with one agency. */
export function addCompany(context: ServiceContext, terms: CompanyTerms = {}): Promise<string> {
  return addLiveCompany(context.database.kysely, { createdAt: BEGINNING, ...terms });
}

export interface Person {
  readonly mail: string;
  readonly linkCode?: string | null;
  readonly code?: string;
  readonly employerId?: string;
  readonly isTest?: boolean;
}

/** A person who fills in the form and types the code; returns the registration's id. */
export async function register(context: ServiceContext, person: Person): Promise<string> {
  const { profile, registration } = await fillIn(context, person);
  await context.database.transaction((db) => qualify(context, db, profile, registration));
  return registration.registration_id;
}

/** A person who fills in the form, and has not typed the code. */
export async function fillIn(context: ServiceContext, person: Person) {
  const { employerId = 'emp_one', code = CODE } = person;
  const linkCode = person.linkCode === undefined ? newLink(code) : person.linkCode;
  const profile = await createEmployerDirectory(context).byCode(code);
  if (!profile) throw new Error('The company is missing.');
  const registration = await submitRegistration(context, {
    employerId,
    linkCode,
    submissionId: `submission-${Buffer.from(systemRandom(12)).toString('hex')}`,
    language: 'ja',
    agencyIds: agencyIdsOf(profile),
    isTest: person.isTest ?? false,
    form: {
      name: '名前',
      mail: person.mail,
      job: 'sales',
      area: null,
      contactPreference: 'mail',
      phone: null,
      hiddenCompanies: null,
      consents: { agency_handoff: true, employer_contact: false, news: false },
    },
  });
  return { profile, registration };
}

/** Lets an agency say that it met somebody. */
export function recordInterview(
  context: ServiceContext,
  employerId: string,
  registrationId: string,
): Promise<boolean> {
  return context.database.transaction((db) => countInterview(context, db, employerId, registrationId));
}

export function people(count: number, from = 0): readonly string[] {
  return Array.from({ length: count }, (_, n) => `person-${from + n}@example.jp`);
}
