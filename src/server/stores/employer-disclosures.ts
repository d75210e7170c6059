import type { ExpressionBuilder, Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { EmployerDisclosuresTable } from '../db/schema-registrations.ts';
import type { Schema } from '../db/schema.ts';
import type { Employer } from './employers.ts';
import type { Registration } from './registrations.ts';

export type EmployerDisclosure = Selectable<EmployerDisclosuresTable> & Pick<Employer, 'name' | 'name_en'>;

/** What employers were given of a person, for one registration or under the name that outlives it; oldest first. */
export async function employerDisclosures(
  db: Executor,
  of: Pick<Registration, 'employer_id' | 'registration_id'> | { readonly subject: string },
): Promise<readonly EmployerDisclosure[]> {
  const query = db
    .selectFrom('employer_disclosures')
    .innerJoin('employers', 'employers.employer_id', 'employer_disclosures.recipient_id')
    .selectAll('employer_disclosures')
    .select(['employers.name', 'employers.name_en'])
    .orderBy('employer_disclosures.disclosed_at')
    .orderBy('employer_disclosures.record_id');
  if ('subject' in of) return query.where('employer_disclosures.subject', '=', of.subject).execute();
  return query
    .where('employer_disclosures.employer_id', '=', of.employer_id)
    .where('employer_disclosures.registration_id', '=', of.registration_id)
    .execute();
}

/** In the transaction that lets the employer see the data. Called twice it records twice: only its id is unique. */
export async function addEmployerDisclosure(
  db: Executor,
  record: Insertable<EmployerDisclosuresTable>,
): Promise<void> {
  await db.insertInto('employer_disclosures').values(record).execute();
}

/** Which of a person's records end: those of one registration, for a reason or whichever, or that of a proposal. */
type Ending =
  | (Pick<Registration, 'employer_id' | 'registration_id'> & { readonly reason?: 'contact' })
  | { readonly proposal_id: string };

/** Ends what stands. What the employer was to see later, and so never saw, was not given to it. */
export async function endEmployerDisclosures(db: Executor, which: Ending, now: string): Promise<void> {
  const ending = standing(which, now);
  await db.deleteFrom('employer_disclosures').where(ending).where('disclosed_at', '>', now).execute();
  await db.updateTable('employer_disclosures').set({ ends_at: now }).where(ending).execute();
}

function standing(which: Ending, now: string) {
  return (where: ExpressionBuilder<Schema, 'employer_disclosures'>) =>
    where.and([
      where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]),
      ...('proposal_id' in which
        ? [where('proposal_id', '=', which.proposal_id)]
        : [
            where('employer_id', '=', which.employer_id),
            where('registration_id', '=', which.registration_id),
            ...(which.reason === undefined ? [] : [where('reason', '=', which.reason)]),
          ]),
    ]);
}

/** What an employer reads of somebody it may contact. */
export function contactItems(area: string | null): string {
  return area === null ? 'name mail job' : 'name mail job area';
}

/** Notes that whoever may be contacted by their employer has an area now, which it sees as well. */
export async function addAreaToContact(
  db: Executor,
  { employer_id, registration_id, area }: Pick<Registration, 'employer_id' | 'registration_id' | 'area'>,
  now: string,
): Promise<void> {
  await db
    .updateTable('employer_disclosures')
    .set({ items: contactItems(area) })
    .where(standing({ employer_id, registration_id, reason: 'contact' }, now))
    .execute();
}

/** Records the law no longer asks for. */
export async function removeOldEmployerDisclosures(db: Executor, before: string): Promise<void> {
  await db.deleteFrom('employer_disclosures').where('ends_at', '<', before).execute();
}
