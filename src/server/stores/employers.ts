import type { Insertable, Selectable, Updateable } from 'kysely';
import { policyInForce, type CreditPolicy, type DatedPolicy } from '../../core/credit/policy.ts';
import type { Executor } from '../db/database.ts';
import type { CreditPoliciesTable, EmployersTable } from '../db/schema-employers.ts';
import { lockSetting } from './settings.ts';

export type Employer = Selectable<EmployersTable>;

/** Whatever its status, samples too. Undefined for an id that was never given, and where it was removed as a mistake. */
export async function findEmployer(db: Executor, employerId: string): Promise<Employer | undefined> {
  return db.selectFrom('employers').selectAll().where('employer_id', '=', employerId).executeTakeFirst();
}

/** Whoever the caller knows to exist, by a row that names it. */
export async function getEmployer(db: Executor, employerId: string): Promise<Employer> {
  const employer = await findEmployer(db, employerId);
  if (!employer) throw new Error(`Employer ${employerId} is missing.`);
  return employer;
}

/** By the code as `parseLinkCode` writes it: other case or look-alike letters find nobody. */
export async function findEmployerByCode(db: Executor, code: string): Promise<Employer | undefined> {
  return db.selectFrom('employers').selectAll().where('code', '=', code).executeTakeFirst();
}

/** Holds an employer for the rest of the transaction, so that two who change the same thing do it one after the other. */
export async function lockEmployer(db: Executor, employerId: string): Promise<Employer | undefined> {
  return db
    .updateTable('employers')
    .set((row) => ({ status: row.ref('status') }))
    .where('employer_id', '=', employerId)
    .returningAll()
    .executeTakeFirst();
}

/** Newest first, whatever their status: those at rest, those on their way in, and samples. */
export async function listEmployers(db: Executor): Promise<readonly Employer[]> {
  return db
    .selectFrom('employers')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('employer_id')
    .execute();
}

/** Whatever their status, samples too. */
export async function countEmployers(db: Executor): Promise<number> {
  const { n } = await db
    .selectFrom('employers')
    .select((row) => row.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Those of them that there are, in no order. */
export async function employersBy(db: Executor, ids: readonly string[]): Promise<readonly Employer[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('employers').selectAll().where('employer_id', 'in', ids).execute();
}

/** Only under `lockEmployer`. The code, which links carry, and the cadence are no such fields: they stay for good. */
export async function changeEmployer(
  db: Executor,
  employerId: string,
  fields: Pick<
    Updateable<EmployersTable>,
    'name' | 'name_en' | 'short_name' | 'short_name_en' | 'hires' | 'status'
  >,
): Promise<void> {
  await db.updateTable('employers').set(fields).where('employer_id', '=', employerId).execute();
}

/** At least one and none twice, as DNS writes them. Only in a transaction, under `lockEmployer`. */
export async function replaceDomains(
  db: Executor,
  employerId: string,
  domains: readonly string[],
): Promise<void> {
  await db.deleteFrom('employer_domains').where('employer_id', '=', employerId).execute();
  await db
    .insertInto('employer_domains')
    .values(domains.map((domain) => ({ employer_id: employerId, domain })))
    .execute();
}

/** In alphabetical order, as DNS writes them. Their subdomains belong to the employer too, and are not listed. */
export async function employerDomains(db: Executor, employerId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('employer_domains')
    .select('domain')
    .where('employer_id', '=', employerId)
    .orderBy('domain')
    .execute();
  return rows.map((row) => row.domain);
}

/** Of all employers, each beside the names of whose it is; in the order in which they were registered. */
export async function allDomains(
  db: Executor,
): Promise<readonly (Pick<Employer, 'employer_id' | 'name' | 'name_en'> & { readonly domain: string })[]> {
  return db
    .selectFrom('employer_domains')
    .innerJoin('employers', 'employers.employer_id', 'employer_domains.employer_id')
    .select(['employers.employer_id', 'domain', 'name', 'name_en'])
    .orderBy('created_at')
    .orderBy('employers.employer_id')
    .execute();
}

/** Lets one at a time ask whose a domain is and give it to an employer, for the rest of the transaction. */
export function lockDomains(db: Executor): Promise<void> {
  return lockSetting(db, 'domains');
}

/** All versions of an employer's terms, in the order they were agreed. */
export async function policiesOf(db: Executor, employerId: string): Promise<readonly DatedPolicy[]> {
  const rows = await db
    .selectFrom('credit_policies')
    .selectAll()
    .where('employer_id', '=', employerId)
    .orderBy('version')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    threshold: row.threshold,
    countingStage: row.counting_stage,
    slotValidDays: row.slot_valid_days,
    pendingDays: row.pending_days,
    effectiveFrom: row.effective_from,
  }));
}

/** The terms that apply at a moment; the earliest version where none has begun yet. */
export async function policyAt(db: Executor, employerId: string, at: string): Promise<CreditPolicy> {
  return policyInForce(await policiesOf(db, employerId), at);
}

/** Only under the ledger's lock, to begin later than now (`changePolicy`). A version number twice throws. */
export async function addPolicy(db: Executor, policy: Insertable<CreditPoliciesTable>): Promise<void> {
  await db.insertInto('credit_policies').values(policy).execute();
}

/** Adds an employer with its domains, its terms and its empty counters. False, and nothing else, where its id or code is taken. */
export async function addEmployer(
  db: Executor,
  employer: Insertable<EmployersTable>,
  domains: readonly string[],
  policy: Insertable<CreditPoliciesTable>,
): Promise<boolean> {
  const added = await db
    .insertInto('employers')
    .values(employer)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return false;
  for (const domain of domains)
    await db
      .insertInto('employer_domains')
      .values({ employer_id: employer.employer_id, domain })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  await db
    .insertInto('credit_policies')
    .values(policy)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('employer_counters')
    .values({
      employer_id: employer.employer_id,
      next_slot_at: policy.threshold,
      threshold: policy.threshold,
      updated_at: employer.created_at,
      sequence: 0,
      registered: 0,
      counted: 0,
      waiting: 0,
      duplicate: 0,
      review: 0,
      own_domain: 0,
      disposable: 0,
      refused: 0,
      reversed: 0,
      granted: 0,
      reserved: 0,
      used: 0,
      expired: 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}
