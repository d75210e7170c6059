import { mintLink } from '../../src/core/link/index.ts';
import { systemRandom } from '../../src/server/secrets/random.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { agencyIdsOf, createEmployerDirectory } from '../../src/server/services/employer/directory.ts';
import { qualify } from '../../src/server/services/registration/qualification.ts';
import { countInterview } from '../../src/server/services/credit/interview.ts';
import { submitRegistration } from '../../src/server/services/registration/submission.ts';
import { addAgency, routeToAgency } from '../../src/server/stores/agencies.ts';
import { addEmployer } from '../../src/server/stores/employers.ts';
import { TEST_RELAY } from './service-context.ts';

/** When the company's contract begins. */
export const BEGINNING = '2026-11-24T03:00:00.000Z';
export const CODE = 'K7Q2M';

/** An employer's contract, where it differs from the usual. */
export interface Terms {
  readonly employerId?: string;
  readonly code?: string;
  readonly countingStage?: 'registered' | 'interviewed';
  readonly cadence?: 'daily' | 'at_once';
  readonly threshold?: number;
}

/** An employer with one agency. */
export async function addCompany(context: ServiceContext, terms: Terms = {}): Promise<string> {
  const { employerId = 'emp_one', code = CODE, countingStage = 'registered', threshold = 10 } = terms;
  const db = context.database.kysely;
  await addEmployer(
    db,
    {
      employer_id: employerId,
      code,
      name: '会社',
      name_en: 'Company',
      short_name: '会社',
      short_name_en: 'Company',
      status: 'active',
      cadence: terms.cadence ?? 'at_once',
      is_demo: 0,
      created_at: BEGINNING,
    },
    ['own.example'],
    {
      employer_id: employerId,
      version: 1,
      threshold,
      counting_stage: countingStage,
      slot_valid_days: null,
      pending_days: 180,
      effective_from: BEGINNING,
      created_at: BEGINNING,
    },
  );
  await addAgency(db, {
    agency_id: 'agy_one',
    name: '紹介',
    name_en: 'Agency',
    licence_no: '13-ユ-000001',
    licence_expires_on: '2030-01-01',
    created_at: BEGINNING,
  });
  await routeToAgency(db, employerId, 'agy_one', 0);
  return employerId;
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
  await context.database.transaction((db) => qualify(context, db, profile, registration));
  return registration.registration_id;
}

/** Lets an agency say that it met somebody. */
export function recordInterview(
  context: ServiceContext,
  employerId: string,
  registrationId: string,
): Promise<boolean> {
  return context.database.transaction((db) => countInterview(context, db, employerId, registrationId));
}

export function newLink(code = CODE): string {
  return mintLink({ relayOrigin: TEST_RELAY, employerCode: code, randomBytes: systemRandom }).code;
}

export function people(count: number, from = 0): readonly string[] {
  return Array.from({ length: count }, (_, n) => `person-${from + n}@example.jp`);
}
