import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { CountDecisionsTable } from '../db/schema-ledger.ts';

export type CountDecision = Selectable<CountDecisionsTable>;

/** The decisions on one registration, oldest first. */
export async function decisionsOn(
  db: Executor,
  employerId: string,
  registrationId: string,
): Promise<readonly CountDecision[]> {
  return db
    .selectFrom('count_decisions')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('registration_id', '=', registrationId)
    .orderBy('number')
    .execute();
}

/** Of any kind, also a `reopen` that took the one before back. Undefined where nobody decided. */
export async function lastDecision(
  db: Executor,
  employerId: string,
  registrationId: string,
): Promise<CountDecision | undefined> {
  return (await decisionsOn(db, employerId, registrationId)).at(-1);
}

/** Only under the ledger's lock, beside what it moves. A number twice throws; no decision is changed later. */
export async function addDecision(db: Executor, decision: Insertable<CountDecisionsTable>): Promise<void> {
  await db.insertInto('count_decisions').values(decision).execute();
}
