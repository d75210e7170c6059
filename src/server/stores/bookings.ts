import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { BookingsTable } from '../db/schema-employers.ts';

export type Booking = Selectable<BookingsTable>;

/** Of meetings with whichever employer, the moment `from` included. What was cancelled is free again. */
export async function takenTimes(db: Executor, from: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('meeting_times')
    .select('starts_at')
    .where('starts_at', '>=', from)
    .execute();
  return new Set(rows.map((row) => row.starts_at));
}

/** Takes a time for a meeting, in one statement; false where somebody was faster. */
export async function takeTime(
  db: Executor,
  startsAt: string,
  employerId: string,
  bookingId: string,
): Promise<boolean> {
  const row = await db
    .insertInto('meeting_times')
    .values({ starts_at: startsAt, employer_id: employerId, booking_id: bookingId })
    .onConflict((conflict) => conflict.column('starts_at').doNothing())
    .returning('starts_at')
    .executeTakeFirst();
  return row !== undefined;
}

/** After `takeTime` in the same transaction: nothing else keeps two meetings off one time. An id twice throws. */
export async function addBooking(db: Executor, booking: Insertable<BookingsTable>): Promise<void> {
  await db.insertInto('bookings').values(booking).execute();
}

/** Also one that was cancelled or is over. Undefined where it is another employer's. */
export async function findBooking(
  db: Executor,
  employerId: string,
  bookingId: string,
): Promise<Booking | undefined> {
  return db
    .selectFrom('bookings')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('booking_id', '=', bookingId)
    .executeTakeFirst();
}

/** The meeting that lies ahead. */
export async function nextBooking(
  db: Executor,
  employerId: string,
  now: string,
): Promise<Booking | undefined> {
  return standing(db, employerId)
    .where('starts_at', '>=', now)
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst();
}

/** The newest meeting whose time has come. */
export async function begunBooking(
  db: Executor,
  employerId: string,
  now: string,
): Promise<Booking | undefined> {
  return standing(db, employerId)
    .where('starts_at', '<', now)
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

function standing(db: Executor, employerId: string) {
  return db
    .selectFrom('bookings')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('cancelled_at', 'is', null);
}

/** Cancels a meeting and frees its time; false where there is none to cancel. */
export async function cancelBooking(
  db: Executor,
  employerId: string,
  bookingId: string,
  now: string,
): Promise<boolean> {
  const row = await db
    .updateTable('bookings')
    .set({ cancelled_at: now })
    .where('employer_id', '=', employerId)
    .where('booking_id', '=', bookingId)
    .where('cancelled_at', 'is', null)
    .returning('starts_at')
    .executeTakeFirst();
  if (!row) return false;
  await db
    .deleteFrom('meeting_times')
    .where('starts_at', '=', row.starts_at)
    .where('employer_id', '=', employerId)
    .where('booking_id', '=', bookingId)
    .execute();
  return true;
}
