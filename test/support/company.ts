import type { Executor } from '../../src/server/db/database.ts';
import type { Employer } from '../../src/server/stores/employers.ts';
import { addAgency, routeToAgency } from '../../src/server/stores/agencies.ts';
import { addEmployer } from '../../src/server/stores/employers.ts';

export interface CompanyTerms {
  readonly employerId?: string;
  readonly code?: string;
  readonly countingStage?: 'registered' | 'interviewed';
  readonly cadence?: Employer['cadence'];
  readonly createdAt?: string;
}

/** A live company with one agency, for suites that are about something else. */
export async function addCompany(db: Executor, terms: CompanyTerms = {}): Promise<string> {
  const {
    employerId = 'emp_one',
    code = 'K7Q2M',
    countingStage = 'registered',
    cadence = 'at_once',
    createdAt = '2026-01-05T03:00:00.000Z',
  } = terms;
  await addEmployer(
    db,
    {
      employer_id: employerId,
      code,
      name: '株式会社会社',
      name_en: 'Company, Inc.',
      short_name: '会社',
      short_name_en: 'Company',
      status: 'active',
      cadence,
      is_demo: 0,
      created_at: createdAt,
    },
    ['own.example'],
    {
      employer_id: employerId,
      version: 1,
      threshold: 10,
      counting_stage: countingStage,
      slot_valid_days: null,
      pending_days: 180,
      effective_from: createdAt,
      created_at: createdAt,
    },
  );
  await addAgency(db, {
    agency_id: 'agy_one',
    name: '紹介',
    name_en: 'Agency',
    licence_no: '13-ユ-000001',
    licence_expires_on: '2030-01-01',
    created_at: createdAt,
  });
  await routeToAgency(db, employerId, 'agy_one', 0);
  return employerId;
}
