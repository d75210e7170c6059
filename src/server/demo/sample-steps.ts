import { createIds } from '../secrets/ids.ts';
import type { ServiceContext } from '../services/context.ts';
import { agencyIdsOf, createEmployerDirectory } from '../services/employer/directory.ts';
import { qualify } from '../services/registration/qualification.ts';
import { submitRegistration } from '../services/registration/submission.ts';
import { addDays } from '../time/clock.ts';
import type { SampleCompany } from './sample-companies.ts';

/** Something that happened so many days ago. Running it again changes nothing. */
export interface SampleStep {
  readonly daysAgo: number;
  run(past: ServiceContext): Promise<void>;
}

/** The same service at another time, that sends nothing: these people never existed. */
export function inThePast(context: ServiceContext, daysAgo: number): ServiceContext {
  const then = addDays(context.clock(), -daysAgo);
  return {
    ...context,
    clock: () => then,
    newId: createIds(() => then, context.random),
    mails: { add: () => Promise.resolve() },
  };
}

export interface SampleRegistration {
  readonly submissionId: string;
  readonly linkCode: string | null;
  readonly name: string;
  readonly mail: string;
  readonly job: string;
  readonly area: string | null;
  readonly employerContact?: boolean;
  readonly phone?: string | undefined;
  readonly hide?: string | undefined;
}

/** Lets somebody register and type the code. */
export async function registerSample(
  past: ServiceContext,
  company: SampleCompany,
  person: SampleRegistration,
): Promise<void> {
  const profile = await createEmployerDirectory(past).byCode(company.code);
  if (!profile) throw new Error('The sample company is missing.');
  const registration = await submitRegistration(past, {
    employerId: company.employerId,
    linkCode: person.linkCode,
    submissionId: person.submissionId,
    language: 'ja',
    agencyIds: agencyIdsOf(profile),
    form: {
      name: person.name,
      mail: person.mail,
      job: person.job,
      area: person.area,
      contactPreference: person.phone === undefined ? 'mail' : 'phone',
      phone: person.phone ?? null,
      hiddenCompanies: person.hide ?? null,
      consents: { agency_handoff: true, employer_contact: person.employerContact === true, news: false },
    },
  });
  if (registration.verified_at) return;
  await past.database.transaction((db) => qualify(past, db, profile, registration));
}
