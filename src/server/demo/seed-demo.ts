import { addDays, moment } from '../time/clock.ts';
import type { ServiceContext } from '../services/context.ts';
import { hashInvitation } from '../services/ways-in/invitations.ts';
import { addMember } from '../services/ways-in/members.ts';
import { addAgency, routeToAgency } from '../stores/agencies.ts';
import { addInvitation } from '../stores/invitations.ts';
import { addEmployer } from '../stores/employers.ts';
import { findSetting, settingOrCreate } from '../stores/settings.ts';
import {
  AOBA,
  SAMPLE_AGENCIES,
  SAMPLE_COMPANIES,
  SAMPLE_MEMBERS,
  type SampleEmployer,
} from './sample-companies.ts';
import { writeHistory } from './sample-history.ts';
import { NEIGHBOURS, writeOffice } from './sample-office.ts';

const YEARS_AHEAD = 10;
const DONE = 'sample companies';

/**
 * Puts the sample companies into the database, once: the first with a history that went through the same rules as real
 * people. Stopped half-way it goes on where it was, because every step is known by its id.
 */
export async function seedDemo(context: ServiceContext): Promise<void> {
  if (await findSetting(context.database.kysely, DONE)) return;
  const start = addDays(context.clock(), -400);
  for (const agency of SAMPLE_AGENCIES) {
    await addAgency(context.database.kysely, {
      ...agency,
      licence_expires_on: moment(addDays(context.clock(), 365 * YEARS_AHEAD)).slice(0, 10),
      created_at: moment(start),
    });
  }
  for (const { membership, ...person } of SAMPLE_MEMBERS) await addMember(context, membership, person);
  for (const company of [...SAMPLE_COMPANIES, ...NEIGHBOURS]) await addCompany(context, company, start);
  await writeHistory(context, AOBA);
  await writeOffice(context);
  await settingOrCreate(context.database.kysely, DONE, moment(context.clock()));
}

async function addCompany(context: ServiceContext, company: SampleEmployer, start: Date): Promise<void> {
  const created = moment(start);
  await context.database.transaction(async (db) => {
    await addEmployer(
      db,
      {
        employer_id: company.employerId,
        code: company.code,
        name: company.name,
        name_en: company.nameEn,
        short_name: company.shortName,
        short_name_en: company.shortNameEn,
        status: company.status,
        hires: company.hires ?? 'experienced',
        cadence: 'at_once',
        is_demo: 1,
        created_at: created,
      },
      company.domains,
      {
        employer_id: company.employerId,
        version: 1,
        threshold: 10,
        counting_stage: 'registered',
        slot_valid_days: null,
        pending_days: 180,
        effective_from: created,
        created_at: created,
      },
    );
    for (const [position, agency] of SAMPLE_AGENCIES.entries())
      await routeToAgency(db, company.employerId, agency.agency_id, position);
    if (company.invitation === undefined) return;
    await addInvitation(db, {
      invitation_id: `inv_${company.employerId}`,
      employer_id: company.employerId,
      label: company.shortName,
      code_hash: hashInvitation(context, company.invitation),
      uses_left: 1_000_000,
      expires_at: moment(addDays(context.clock(), 365 * YEARS_AHEAD)),
      withdrawn_at: null,
      created_at: created,
    });
  });
}
