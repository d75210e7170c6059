import type { Executor } from '../db/database.ts';

/** What is written as soon as anybody uses an employer: connects an add-in, books, inserts a link, registers by it. */
const USE = [
  'connections',
  'bookings',
  'count_reports',
  'insertion_days',
  'links',
  'registrations',
  'ledger_entries',
  'slots',
] as const;

/** What the operator sets up, and what the service keeps of an employer of itself. */
const SET_UP = [
  'credit_policies',
  'employer_agencies',
  'employer_contacts',
  'employer_counters',
  'employer_domains',
  'employer_figures',
  'employer_tenants',
  'employer_wordings',
  'invitations',
  'onboardings',
  'progress_snapshots',
  'registration_days',
  'visit_days',
] as const;

/** Whether anybody but the operator has done anything with an employer. Opening its link alone is none. */
export async function isUsed(db: Executor, employerId: string): Promise<boolean> {
  for (const table of USE) {
    const row = await db
      .selectFrom(table)
      .select('employer_id')
      .where('employer_id', '=', employerId)
      .limit(1)
      .executeTakeFirst();
    if (row) return true;
  }
  return false;
}

/**
 * Removes an employer nobody uses, with all that was set up for it; the operator's trail stays. Only under
 * `lockEmployer`. Throws the database's error where somebody began to use it meanwhile.
 */
export async function removeUnusedEmployer(db: Executor, employerId: string): Promise<void> {
  for (const table of ['webhook_deliveries', 'webhook_endpoints'] as const)
    await db.deleteFrom(table).where('owner_id', '=', employerId).execute();
  for (const table of SET_UP) await db.deleteFrom(table).where('employer_id', '=', employerId).execute();
  await db.deleteFrom('employers').where('employer_id', '=', employerId).execute();
}
