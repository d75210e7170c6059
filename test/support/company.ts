import type { Insertable } from 'kysely';
import type { Executor } from '../../src/server/db/database.ts';
import type { CreditPoliciesTable, EmployersTable } from '../../src/server/db/schema-employers.ts';
import { addAgency, routeToAgency } from '../../src/server/stores/agencies.ts';
import { addEmployer } from '../../src/server/stores/employers.ts';

/** An employer's contract, where it differs from the usual. */
export interface CompanyTerms {
  readonly employerId?: string;
  readonly code?: string;
  readonly countingStage?: 'registered' | 'interviewed';
  readonly cadence?: 'daily' | 'at_once';
  readonly threshold?: number;
  readonly createdAt?: string;
}

/** A live company with one agency, for suites that are about something else. */
export async function addCompany(db: Executor, terms: CompanyTerms = {}): Promise<string> {
  const {
    employerId = 'emp_one',
    code = 'K7Q2M',
    countingStage = 'registered',
    cadence = 'at_once',
    threshold = 10,
    createdAt = '2026-01-05T03:00:00.000Z',
  } = terms;
  await addLiveEmployer(
    db,
    { employer_id: employerId, code, cadence, created_at: createdAt },
    ['own.example'],
    { threshold, counting_stage: countingStage },
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

/** An employer whose contract began when it was added; under the usual terms, where `terms` are no others. */
export async function addLiveEmployer(
  db: Executor,
  employer: Pick<EmployersTable, 'employer_id' | 'code' | 'created_at'> & Partial<Insertable<EmployersTable>>,
  domains: readonly string[],
  terms: Partial<Insertable<CreditPoliciesTable>> = {},
): Promise<void> {
  const { employer_id, created_at } = employer;
  await addEmployer(
    db,
    {
      name: '株式会社会社',
      name_en: 'Company, Inc.',
      short_name: '会社',
      short_name_en: 'Company',
      status: 'active',
      cadence: 'at_once',
      is_demo: 0,
      ...employer,
    },
    domains,
    {
      employer_id,
      version: 1,
      threshold: 10,
      counting_stage: 'registered',
      slot_valid_days: null,
      pending_days: 180,
      effective_from: created_at,
      created_at,
      ...terms,
    },
  );
}
