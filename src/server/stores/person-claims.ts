import type { Executor } from '../db/database.ts';

/**
 * Claims a person for an employer unless another one holds the claim since `freeBefore`; one statement, so that
 * two employers cannot both count the same person at the same moment.
 */
export async function claimPerson(
  db: Executor,
  personKey: string,
  employerId: string,
  now: string,
  freeBefore: string,
): Promise<boolean> {
  const row = await db
    .insertInto('person_claims')
    .values({ person_key: personKey, employer_id: employerId, claimed_at: now })
    .onConflict((conflict) =>
      conflict
        .column('person_key')
        .doUpdateSet({ employer_id: employerId, claimed_at: now })
        .where((where) =>
          where.or([
            where('person_claims.employer_id', '=', employerId),
            where('person_claims.claimed_at', '<=', freeBefore),
          ]),
        ),
    )
    .returning('person_key')
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives a person free again who does not count for the employer any more. */
export async function releaseClaim(db: Executor, employerId: string, personKey: string): Promise<void> {
  await db
    .deleteFrom('person_claims')
    .where('person_key', '=', personKey)
    .where('employer_id', '=', employerId)
    .execute();
}

/** A claim that has run out says nothing any more. */
export async function removeOldClaims(db: Executor, before: string): Promise<void> {
  await db.deleteFrom('person_claims').where('claimed_at', '<=', before).execute();
}
