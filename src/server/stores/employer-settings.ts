import type { Executor } from '../db/database.ts';

/** The employer's own figure in yen; null until somebody enters it. */
export async function costPerHire(db: Executor, employerId: string): Promise<number | null> {
  const row = await db
    .selectFrom('employer_figures')
    .select('cost_per_hire')
    .where('employer_id', '=', employerId)
    .executeTakeFirst();
  return row?.cost_per_hire ?? null;
}

/** Whole yen, for all recruiters of the employer; null takes the figure away. The last to write wins. */
export async function setCostPerHire(
  db: Executor,
  employerId: string,
  yen: number | null,
  now: string,
): Promise<void> {
  await db
    .insertInto('employer_figures')
    .values({ employer_id: employerId, cost_per_hire: yen, updated_at: now })
    .onConflict((conflict) =>
      conflict.column('employer_id').doUpdateSet({ cost_per_hire: yen, updated_at: now }),
    )
    .execute();
}

/** Its content is JSON and its first version 1. Undefined where the company decided nothing yet. */
export async function findWording(
  db: Executor,
  employerId: string,
): Promise<{ readonly version: number; readonly content: string } | undefined> {
  return db
    .selectFrom('employer_wordings')
    .select(['version', 'content'])
    .where('employer_id', '=', employerId)
    .executeTakeFirst();
}

/** Stores a company's wording under the next version, and returns that. */
export async function putWording(
  db: Executor,
  employerId: string,
  content: string,
  now: string,
): Promise<number> {
  const row = await db
    .insertInto('employer_wordings')
    .values({ employer_id: employerId, version: 1, content, updated_at: now })
    .onConflict((conflict) =>
      conflict.column('employer_id').doUpdateSet((fields) => ({
        version: fields('employer_wordings.version', '+', 1),
        content,
        updated_at: now,
      })),
    )
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}
