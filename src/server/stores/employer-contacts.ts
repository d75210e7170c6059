import type { Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { EmployerContactsTable } from '../db/schema-operator.ts';

export type EmployerContact = Selectable<EmployerContactsTable>;

/** Who gets the monthly page and is warned of slots that end, in the order of their addresses. */
export async function employerContacts(
  db: Executor,
  employerId: string,
): Promise<readonly EmployerContact[]> {
  return db
    .selectFrom('employer_contacts')
    .selectAll()
    .where('employer_id', '=', employerId)
    .orderBy('mail')
    .execute();
}

/**
 * Whoever is not listed goes, and whoever was there before keeps that moment; of an address listed twice the first holds.
 * Only in a transaction.
 */
export async function replaceContacts(
  db: Executor,
  employerId: string,
  contacts: readonly Pick<EmployerContact, 'mail' | 'language'>[],
  now: string,
): Promise<void> {
  const before = await employerContacts(db, employerId);
  const since = new Map(before.map(({ mail, created_at: createdAt }) => [mail, createdAt]));
  await db.deleteFrom('employer_contacts').where('employer_id', '=', employerId).execute();
  if (contacts.length === 0) return;
  await db
    .insertInto('employer_contacts')
    .values(
      contacts.map((contact) => ({
        employer_id: employerId,
        ...contact,
        created_at: since.get(contact.mail) ?? now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
