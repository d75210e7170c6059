import type { Selectable, Updateable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { CandidatesTable } from '../db/schema-candidates.ts';
import type { Registration } from './registrations.ts';

export type Candidate = Selectable<CandidatesTable>;

/** Undefined where the address was never verified, and where the person was erased. */
export async function findCandidate(db: Executor, personKey: string): Promise<Candidate | undefined> {
  return db.selectFrom('candidates').selectAll().where('person_key', '=', personKey).executeTakeFirst();
}

/** By the key in the addresses of mails, which stays when a person registers again and goes when they are erased. */
export async function findCandidateByMailKey(db: Executor, mailKey: string): Promise<Candidate | undefined> {
  return db.selectFrom('candidates').selectAll().where('mail_key', '=', mailKey).executeTakeFirst();
}

/** Adds a person, who is held from then on; false where they are there already. */
export async function admitCandidate(db: Executor, candidate: Candidate): Promise<boolean> {
  const row = await db
    .insertInto('candidates')
    .values(candidate)
    .onConflict((conflict) => conflict.column('person_key').doNothing())
    .returning('person_key')
    .executeTakeFirst();
  return row !== undefined;
}

/** Only on a person who is held (`lockPerson`); nothing happens where they are gone. Fields left out stay. */
export async function updateCandidate(
  db: Executor,
  personKey: string,
  fields: Updateable<CandidatesTable>,
): Promise<void> {
  await db.updateTable('candidates').set(fields).where('person_key', '=', personKey).execute();
}

/**
 * Holds a person for the rest of the transaction; false where there is none, or where they did something since they were
 * `seen`.
 */
export async function lockCandidate(db: Executor, personKey: string, seen?: Candidate): Promise<boolean> {
  const query = db
    .updateTable('candidates')
    .set((row) => ({ mail_key: row.ref('mail_key') }))
    .where('person_key', '=', personKey)
    .returning('person_key');
  const row = await (seen ? query.where('active_at', '=', seen.active_at) : query).executeTakeFirst();
  return row !== undefined;
}

/** The row alone: registrations, sessions and waiting mails are the caller's. Nothing happens where it is gone. */
export async function removeCandidate(db: Executor, personKey: string): Promise<void> {
  await db.deleteFrom('candidates').where('person_key', '=', personKey).execute();
}

/** Every verified registration of a person, oldest first. Crosses employers. */
export async function registrationsOf(db: Executor, personKey: string): Promise<readonly Registration[]> {
  return db
    .selectFrom('registrations')
    .selectAll()
    .where('person_key', '=', personKey)
    .where('verified_at', 'is not', null)
    .orderBy('verified_at')
    .orderBy('registration_id')
    .execute();
}

/** Those kept until before `before` who have not been warned. */
export async function candidatesToWarn(
  db: Executor,
  before: string,
  limit: number,
): Promise<readonly Candidate[]> {
  return db
    .selectFrom('candidates')
    .selectAll()
    .where('retained_until', '<', before)
    .where('warned_at', 'is', null)
    .orderBy('retained_until')
    .limit(limit)
    .execute();
}

/** Marks a person as warned of the day on which they will be erased, unless they did something meanwhile. */
export async function markWarned(
  db: Executor,
  candidate: Candidate,
  fields: { readonly warned_at: string; readonly retained_until: string },
): Promise<boolean> {
  const row = await db
    .updateTable('candidates')
    .set(fields)
    .where('person_key', '=', candidate.person_key)
    .where('active_at', '=', candidate.active_at)
    .where('warned_at', 'is', null)
    .returning('person_key')
    .executeTakeFirst();
  return row !== undefined;
}

/** Changes when a person is erased, unless they did something meanwhile or another process was first. */
export async function moveEnd(
  db: Executor,
  candidate: Candidate,
  fields: Pick<Candidate, 'warned_at' | 'retained_until'>,
): Promise<void> {
  await db
    .updateTable('candidates')
    .set(fields)
    .where('person_key', '=', candidate.person_key)
    .where('active_at', '=', candidate.active_at)
    .where('warned_at', '=', candidate.warned_at)
    .execute();
}

/** Those whose time is over and who were warned before `warnedBefore`. */
export async function candidatesToErase(
  db: Executor,
  now: string,
  warnedBefore: string,
  limit: number,
): Promise<readonly Candidate[]> {
  return db
    .selectFrom('candidates')
    .selectAll()
    .where('retained_until', '<=', now)
    .where('warned_at', '<=', warnedBefore)
    .orderBy('retained_until')
    .limit(limit)
    .execute();
}

/** Those who agreed to mails, are still looking, and registered between two moments without hearing from us since. */
export async function candidatesToFollowUp(
  db: Executor,
  due: { readonly day: number; readonly from: string; readonly to: string },
  limit: number,
): Promise<readonly Candidate[]> {
  return db
    .selectFrom('candidates')
    .selectAll()
    .where('registered_at', '>', due.from)
    .where('registered_at', '<=', due.to)
    .where('wants_news', '=', 1)
    .where('state', '=', 'looking')
    .where('followed_up', '<', due.day)
    .orderBy('registered_at')
    .limit(limit)
    .execute();
}

/** Those who agreed to news, are still looking, registered before the month's news came out, and were not written to. */
export async function candidatesForNews(
  db: Executor,
  news: { readonly month: string; readonly created_at: string },
  limit: number,
): Promise<readonly Candidate[]> {
  return db
    .selectFrom('candidates')
    .selectAll()
    .where('wants_news', '=', 1)
    .where('news_month', '<', news.month)
    .where('state', '=', 'looking')
    .where('registered_at', '<=', news.created_at)
    .orderBy('news_month')
    .limit(limit)
    .execute();
}

/** How many people news would go to now. */
export async function countForNews(db: Executor): Promise<number> {
  const row = await db
    .selectFrom('candidates')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('wants_news', '=', 1)
    .where('state', '=', 'looking')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Notes that a month's news is being written; false where it was before, or is not wanted any more. */
export async function markNews(db: Executor, personKey: string, month: string): Promise<boolean> {
  const row = await db
    .updateTable('candidates')
    .set({ news_month: month })
    .where('person_key', '=', personKey)
    .where('wants_news', '=', 1)
    .where('state', '=', 'looking')
    .where('news_month', '<', month)
    .returning('person_key')
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes that a follow-up is being written; false where it was before, or is not wanted any more. */
export async function markFollowedUp(db: Executor, personKey: string, day: number): Promise<boolean> {
  const row = await db
    .updateTable('candidates')
    .set({ followed_up: day })
    .where('person_key', '=', personKey)
    .where('wants_news', '=', 1)
    .where('state', '=', 'looking')
    .where('followed_up', '<', day)
    .returning('person_key')
    .executeTakeFirst();
  return row !== undefined;
}
