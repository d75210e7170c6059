import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { OutboxTable } from '../db/schema.ts';
import { isPutOff } from './put-off.ts';

export type OutboxMail = Selectable<OutboxTable>;

/** Stores a mail to hand over; a second one for the same cause is ignored. */
export async function addMail(db: Executor, mail: Insertable<OutboxTable>): Promise<void> {
  await db
    .insertInto('outbox')
    .values(mail)
    .onConflict((conflict) => conflict.columns(['employer_id', 'cause']).doNothing())
    .execute();
}

/**
 * Leases the mails that are due, up to `lastTurn`; those of an earlier turn first, however long the others have waited.
 * What is found is asked for again while it is changed, so that of two workers only one gets each mail; a lease that ran
 * out may be taken by anyone. Found first: one statement would go through everything that waits to change a handful. Then one
 * at a time and in no transaction: an erasure or a switch holds mails that it takes back, in an order of its own.
 */
export async function leaseDueMails(
  db: Executor,
  now: string,
  leasedUntil: string,
  limit: number,
  lastTurn = 1,
): Promise<{ readonly leased: readonly OutboxMail[]; readonly mayBeMore: boolean }> {
  const due = await db
    .selectFrom('outbox')
    .select(['employer_id', 'mail_id'])
    .where('status', '=', 'waiting')
    .where('turn', '<=', lastTurn)
    .where('next_attempt_at', '<=', now)
    .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<=', now)]))
    .orderBy('turn')
    .orderBy('next_attempt_at')
    .limit(limit)
    .execute();
  const leased: OutboxMail[] = [];
  for (const { employer_id, mail_id } of due) {
    const mail = await db
      .updateTable('outbox')
      .set((row) => ({ leased_until: leasedUntil, attempts: row('attempts', '+', 1) }))
      .where('employer_id', '=', employer_id)
      .where('mail_id', '=', mail_id)
      .where('status', '=', 'waiting')
      .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<=', now)]))
      .returningAll()
      .executeTakeFirst();
    if (mail) leased.push(mail);
  }
  // By what was found: another worker may have been faster with some of it.
  return { leased, mayBeMore: due.length === limit };
}

/** Keeps a mail that is being handed over from those who take over from the dead. */
export async function renewLease(db: Executor, mail: OutboxMail, leasedUntil: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ leased_until: leasedUntil })
    .where('employer_id', '=', mail.employer_id)
    .where('mail_id', '=', mail.mail_id)
    .where('attempts', '=', mail.attempts)
    .where('status', '=', 'waiting')
    .where('leased_until', 'is not', null)
    .execute();
}

/** Takes back all leases: only where whoever held them is known to be gone. */
export async function releaseLeases(db: Executor): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ leased_until: null })
    .where('status', '=', 'waiting')
    .where('leased_until', 'is not', null)
    .execute();
}

/** Ends a mail's life; its content goes, because nobody needs it any more. */
export async function finishMail(
  db: Executor,
  mail: OutboxMail,
  status: 'delivered' | 'suppressed' | 'failed',
  now: string,
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ status, message: '', person_key: '', leased_until: null, finished_at: now })
    .where('employer_id', '=', mail.employer_id)
    .where('mail_id', '=', mail.mail_id)
    .execute();
}

/** Takes back mails that have not left, because others take their place; returns how many. */
export async function withdrawMails(
  db: Executor,
  employerId: string,
  causes: readonly string[],
  now: string,
): Promise<number> {
  if (causes.length === 0) return 0;
  const row = await db
    .updateTable('outbox')
    .set({ status: 'suppressed', message: '', person_key: '', leased_until: null, finished_at: now })
    .where('employer_id', '=', employerId)
    .where('cause', 'in', causes)
    .where('status', '=', 'waiting')
    .executeTakeFirst();
  return Number(row.numUpdatedRows);
}

/** The mails whose causes begin so and go on with a moment, whichever it is. */
export async function mailsSince(
  db: Executor,
  employerId: string,
  beginning: string,
): Promise<readonly Pick<OutboxMail, 'cause' | 'status' | 'leased_until'>[]> {
  const mails = await db
    .selectFrom('outbox')
    .select(['cause', 'status', 'leased_until'])
    .where('employer_id', '=', employerId)
    // A range rather than a pattern: every moment lies within it, and both engines find it by the unique causes.
    .where('cause', '>=', `${beginning} 0`)
    .where('cause', '<', `${beginning} 9`)
    .execute();
  // What a language sorts as the same may differ.
  return mails.filter(({ cause }) => cause.startsWith(`${beginning} `));
}

/**
 * Takes back mails that have not left, whenever they were written; returns the causes of those that surely never arrive,
 * which one that is being handed over may.
 */
export async function withdrawMailsSince(
  db: Executor,
  employerId: string,
  beginning: string,
  now: string,
): Promise<readonly string[]> {
  const waiting = (await mailsSince(db, employerId, beginning)).filter(({ status }) => status === 'waiting');
  const causes = waiting.map(({ cause }) => cause);
  await withdrawMails(db, employerId, causes, now);
  return waiting.filter((mail) => mail.leased_until === null).map(({ cause }) => cause);
}

/** Holds, for the rest of the transaction, the newest mail whose cause begins so and that is not to leave yet. */
export async function holdUnsentMail(
  db: Executor,
  employerId: string,
  beginning: string,
  now: string,
): Promise<OutboxMail | undefined> {
  const held = await db
    .updateTable('outbox')
    .set((row) => ({ status: row.ref('status') }))
    .where('employer_id', '=', employerId)
    // As in `mailsSince`.
    .where('cause', '>=', `${beginning} 0`)
    .where('cause', '<', `${beginning} 9`)
    .where('status', '=', 'waiting')
    .where('next_attempt_at', '>', now)
    .where('leased_until', 'is', null)
    .returningAll()
    .execute();
  return held
    .filter(({ cause }) => cause.startsWith(`${beginning} `))
    .toSorted((one, other) => (one.cause < other.cause ? -1 : 1))
    .at(-1);
}

/** Only on a mail that is held (`holdUnsentMail`). */
export async function rewriteMail(
  db: Executor,
  mail: Pick<OutboxMail, 'employer_id' | 'mail_id'>,
  message: string,
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ message })
    .where('employer_id', '=', mail.employer_id)
    .where('mail_id', '=', mail.mail_id)
    .execute();
}

/** Gives a mail back for a later attempt, unless the lease ran out and another worker is at it. */
export async function postponeMail(db: Executor, mail: OutboxMail, nextAttemptAt: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ leased_until: null, next_attempt_at: nextAttemptAt })
    .where('employer_id', '=', mail.employer_id)
    .where('mail_id', '=', mail.mail_id)
    .where('attempts', '=', mail.attempts)
    .execute();
}

/** Makes due what a clock that was ahead has put off (`isPutOff`). */
export async function hastenMails(db: Executor, now: string, latest: readonly string[]): Promise<void> {
  await db.updateTable('outbox').set({ next_attempt_at: now }).where(isPutOff(latest)).execute();
}

/** How many mails wait, and since when the oldest does. */
export async function waitingMails(
  db: Executor,
): Promise<{ readonly count: number; readonly oldest: string | null }> {
  const row = await db
    .selectFrom('outbox')
    .select((select) => [
      select.fn.countAll<number>().as('count'),
      select.fn.min<string | null>('created_at').as('oldest'),
    ])
    .where('status', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), oldest: row.oldest };
}

/** Removes what was written for addresses nobody has, finished before `before`. */
export async function dropWithheldMails(db: Executor, employerId: string, before: string): Promise<void> {
  await db
    .deleteFrom('outbox')
    .where('employer_id', '=', employerId)
    .where('finished_at', '<', before)
    .execute();
}

/** The mails about these registrations and hand-overs, without their content, which is gone once they have left. */
export async function mailsAbout(
  db: Executor,
  employerId: string,
  subjects: readonly string[],
): Promise<
  readonly (Pick<OutboxMail, 'cause' | 'status' | 'created_at' | 'finished_at'> & {
    readonly subject: string;
  })[]
> {
  return db
    .selectFrom('outbox')
    .select(['cause', 'subject', 'status', 'created_at', 'finished_at'])
    .where('employer_id', '=', employerId)
    .where('subject', 'in', subjects)
    .$narrowType<{ subject: string }>()
    .orderBy('created_at')
    .orderBy('mail_id')
    .execute();
}
