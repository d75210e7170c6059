import type { Selectable, Updateable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { OnboardingsTable } from '../db/schema-operator.ts';

export type Onboarding = Selectable<OnboardingsTable>;

/** Begins an employer's way in; nothing happens where it has begun. */
export async function addOnboarding(db: Executor, employerId: string, now: string): Promise<void> {
  await db
    .insertInto('onboardings')
    .values({ employer_id: employerId, started_at: now, ...NOTHING_YET })
    .onConflict((conflict) => conflict.column('employer_id').doNothing())
    .execute();
}

const NOTHING_YET = {
  policy_confirmed_at: null,
  agencies_confirmed_at: null,
  invited_at: null,
  invitation_code: null,
  trial_opened_at: null,
  trial_closes_at: null,
  inserted_at: null,
  insertions: 0,
  request: null,
  registered_at: null,
  removed_at: null,
  removed_registrations: 0,
  removed_insertions: 0,
} as const;

/** Also one that is finished. Undefined where the employer never had a checklist. */
export async function findOnboarding(db: Executor, employerId: string): Promise<Onboarding | undefined> {
  return db.selectFrom('onboardings').selectAll().where('employer_id', '=', employerId).executeTakeFirst();
}

/** Those whose checklist is not finished, newest first. */
export async function openOnboardings(db: Executor): Promise<readonly Onboarding[]> {
  return db
    .selectFrom('onboardings')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy('started_at', 'desc')
    .execute();
}

/** Fields left out stay; nothing happens where the employer has none (`addOnboarding`). */
export async function changeOnboarding(
  db: Executor,
  employerId: string,
  fields: Updateable<OnboardingsTable>,
): Promise<void> {
  await db.updateTable('onboardings').set(fields).where('employer_id', '=', employerId).execute();
}

/**
 * Changes what the end of a trial changes, and tells how many insertions it took: those that came until now, however long
 * ago the rest was read.
 */
export async function endTrial(
  db: Executor,
  employerId: string,
  fields: Pick<Onboarding, 'registered_at' | 'removed_at' | 'removed_registrations' | 'invitation_code'>,
): Promise<number> {
  const row = await db
    .updateTable('onboardings')
    .set((row) => ({ ...fields, removed_insertions: row.ref('insertions') }))
    .where('employer_id', '=', employerId)
    .returning('insertions')
    .executeTakeFirstOrThrow();
  return row.insertions;
}

/** Whether what arrives for the employer of a checklist is a trial, as `trialIsOpen` says by the database. */
export function isOnTrial(onboarding: Onboarding | undefined, now: string): boolean {
  return onboarding?.removed_at === null && (onboarding.trial_closes_at ?? '') > now;
}

/** Whether what arrives for an employer at this moment is a trial. */
export async function trialIsOpen(db: Executor, employerId: string, now: string): Promise<boolean> {
  const row = await db
    .selectFrom('onboardings')
    .select('employer_id')
    .where('employer_id', '=', employerId)
    .where('removed_at', 'is', null)
    .where('trial_closes_at', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes an insertion of the trial; false where no trial is open, and the insertion is a real one. */
export async function addTrialInsertion(
  db: Executor,
  employerId: string,
  insertion: { readonly inserted: number; readonly now: string; readonly request: string },
): Promise<boolean> {
  const row = await db
    .updateTable('onboardings')
    .set((row) => ({
      insertions: row('insertions', '+', insertion.inserted),
      inserted_at: row.fn.coalesce('inserted_at', row.val(insertion.now)),
      request: row.fn.coalesce('request', row.val(insertion.request)),
    }))
    .where('employer_id', '=', employerId)
    .where('removed_at', 'is', null)
    .where('trial_closes_at', '>', insertion.now)
    .returning('employer_id')
    .executeTakeFirst();
  return row !== undefined;
}
