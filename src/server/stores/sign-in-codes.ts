import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { SignInCodesTable } from '../db/schema-access.ts';

export type SignInCode = Selectable<SignInCodesTable>;
type Audience = SignInCode['audience'];

/** Ends no other code: that of another attempt goes on working, because anybody may ask for one. */
export async function addSignInCode(db: Executor, code: Insertable<SignInCodesTable>): Promise<void> {
  await db.insertInto('sign_in_codes').values(code).execute();
}

/** Also one that was used, has expired or has no try left. Undefined where the attempt is of another audience. */
export async function findSignInCode(
  db: Executor,
  audience: Audience,
  attemptKey: string,
): Promise<SignInCode | undefined> {
  return db
    .selectFrom('sign_in_codes')
    .selectAll()
    .where('attempt_key', '=', attemptKey)
    .where('audience', '=', audience)
    .executeTakeFirst();
}

/** Those a person was sent for one audience and that are still kept, the oldest first. */
export async function signInCodesOf(
  db: Executor,
  audience: Audience,
  personKey: string,
): Promise<readonly SignInCode[]> {
  return db
    .selectFrom('sign_in_codes')
    .selectAll()
    .where('person_key', '=', personKey)
    .where('audience', '=', audience)
    .orderBy('sent_at')
    .execute();
}

/**
 * When one address asked for its latest codes after a moment and up to another, for whatever audience: the latest first, so
 * many at most.
 */
export async function latestSignInCodes(
  db: Executor,
  personKey: string,
  { since, until }: { readonly since: string; readonly until: string },
  most: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('sign_in_codes')
    .select('sent_at')
    .where('person_key', '=', personKey)
    .where('sent_at', '>', since)
    .where('sent_at', '<=', until)
    .orderBy('sent_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ sent_at }) => sent_at);
}

/** Takes one try, in one statement, so that parallel guesses cannot share it. Undefined where none is left. */
export async function takeSignInTry(
  db: Executor,
  audience: Audience,
  attemptKey: string,
  now: string,
): Promise<SignInCode | undefined> {
  return db
    .updateTable('sign_in_codes')
    .set((row) => ({ tries_left: row('tries_left', '-', 1) }))
    .where('attempt_key', '=', attemptKey)
    .where('audience', '=', audience)
    .where('tries_left', '>', 0)
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** None of a person's codes works any more, or that of one attempt. Returns the attempts they belonged to. */
export async function spendSignInCodes(
  db: Executor,
  audience: Audience,
  whose: { readonly personKey: string } | { readonly attemptKey: string },
  now: string,
): Promise<readonly string[]> {
  const rows = await db
    .updateTable('sign_in_codes')
    .set({ used_at: now })
    .where((row) =>
      'personKey' in whose
        ? row('person_key', '=', whose.personKey)
        : row('attempt_key', '=', whose.attemptKey),
    )
    .where('audience', '=', audience)
    .where('used_at', 'is', null)
    .returning('attempt_key')
    .execute();
  return rows.map(({ attempt_key }) => attempt_key);
}

/** Those that expired before a moment, of every audience, used or not. `latestSignInCodes` counts them no more. */
export async function dropOldSignInCodes(db: Executor, before: string): Promise<void> {
  await db.deleteFrom('sign_in_codes').where('expires_at', '<', before).execute();
}
