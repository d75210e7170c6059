import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { VerificationCodesTable } from '../db/schema-registrations.ts';

export type VerificationCode = Selectable<VerificationCodesTable>;

/** Ends no earlier code: `spendCodes` comes before. Two of a registration at one moment throw. */
export async function addCode(db: Executor, code: Insertable<VerificationCodesTable>): Promise<void> {
  await db.insertInto('verification_codes').values(code).execute();
}

/** The only code of a registration that works, or the last one that did: the time alone would not tell where a clock was set back. */
export async function newestCode(
  db: Executor,
  employerId: string,
  registrationId: string,
): Promise<VerificationCode | undefined> {
  return db
    .selectFrom('verification_codes')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('registration_id', '=', registrationId)
    .orderBy((row) => row('used_at', 'is not', null))
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Takes one try, in one statement, so that parallel guesses cannot share it. Undefined where none is left. */
export async function takeTry(
  db: Executor,
  code: VerificationCode,
  now: string,
): Promise<VerificationCode | undefined> {
  return db
    .updateTable('verification_codes')
    .set((row) => ({ tries_left: row('tries_left', '-', 1) }))
    .where('employer_id', '=', code.employer_id)
    .where('registration_id', '=', code.registration_id)
    .where('sent_at', '=', code.sent_at)
    .where('tries_left', '>', 0)
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** After `takeTry` in the same transaction: that asks whether the code still works, and this does not. */
export async function markUsed(db: Executor, code: VerificationCode, now: string): Promise<void> {
  await db
    .updateTable('verification_codes')
    .set({ used_at: now })
    .where('employer_id', '=', code.employer_id)
    .where('registration_id', '=', code.registration_id)
    .where('sent_at', '=', code.sent_at)
    .execute();
}

/**
 * Before another code is sent, and once the address has changed: no earlier code of the registration works any more. Returns
 * when those were sent that did.
 */
export async function spendCodes(
  db: Executor,
  { employer_id, registration_id }: Pick<VerificationCode, 'employer_id' | 'registration_id'>,
  now: string,
): Promise<readonly string[]> {
  const rows = await db
    .updateTable('verification_codes')
    .set({ used_at: now })
    .where('employer_id', '=', employer_id)
    .where('registration_id', '=', registration_id)
    .where('used_at', 'is', null)
    .returning('sent_at')
    .execute();
  return rows.map(({ sent_at }) => sent_at);
}

/** Codes sent to one address after a moment and up to another, over all employers. */
export async function countCodesTo(
  db: Executor,
  personKey: string,
  { since, until }: { readonly since: string; readonly until: string },
): Promise<number> {
  const row = await db
    .selectFrom('verification_codes')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('person_key', '=', personKey)
    .where('sent_at', '>', since)
    .where('sent_at', '<=', until)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
