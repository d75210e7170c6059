import type { BookingReply, CreateBookingBody, TimesReply } from '../../../contract/onboarding.ts';
import type { Executor } from '../../db/database.ts';
import { personKeyOf } from '../../identity/person-key.ts';
import type { BookingChange } from '../../mail/templates/booking-texts.ts';
import { bookingMails } from '../../mail/templates/booking.ts';
import {
  addBooking,
  cancelBooking,
  findBooking,
  nextBooking,
  takenTimes,
  takeTime,
  type Booking,
} from '../../stores/bookings.ts';
import { findEmployer } from '../../stores/employers.ts';
import { lockCounters } from '../../stores/ledger.ts';
import { findMember } from '../../stores/members.ts';
import { addBusinessDays, japanDay, japanTime } from '../../time/calendar.ts';
import { addSeconds, moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';

const MINUTES = 30;
const BUSINESS_DAYS_OFFERED = 10;
const HOURS = [10, 11, 13, 14, 15, 16];

export type BookResult = { readonly booking: BookingReply } | 'time_taken' | 'conflict';

/** Free times on the coming business days, soonest first. */
export async function listTimes(context: ServiceContext): Promise<TimesReply> {
  const taken = await takenTimes(context.database.kysely, moment(context.clock()));
  const free = offeredTimes(context.clock()).filter((startsAt) => !taken.has(startsAt));
  return { minutes: MINUTES, times: free.map((startsAt) => ({ startsAt })) };
}

/** Books a time; a meeting booked before gives way. Asked twice with one id it is the same booking, at one time and for one address only. */
export async function book(
  context: ServiceContext,
  employerId: string,
  wish: CreateBookingBody,
): Promise<BookResult> {
  return context.database.transaction<BookResult>(async (db) => {
    const now = moment(context.clock());
    // One at a time for an employer: the same wish sent twice is one booking, and two wishes are one meeting.
    await lockCounters(db, employerId, now);
    const same = await findBooking(db, employerId, wish.bookingId);
    const startsAt = moment(new Date(wish.startsAt));
    if (same) {
      const isAnother = same.cancelled_at !== null || same.starts_at !== startsAt || same.mail !== wish.mail;
      return isAnother ? 'conflict' : { booking: replyOf(same) };
    }
    if (!offeredTimes(context.clock()).includes(startsAt)) return 'time_taken';
    if (!(await takeTime(db, startsAt, employerId, wish.bookingId))) return 'time_taken';
    const earlier = await nextBooking(db, employerId, now);
    if (earlier) await giveUp(context, db, earlier, { kind: 'moved', to: startsAt });
    const booking: Booking = {
      employer_id: employerId,
      booking_id: wish.bookingId,
      starts_at: startsAt,
      minutes: MINUTES,
      mail: wish.mail,
      language: wish.language,
      created_at: now,
      cancelled_at: null,
    };
    await addBooking(db, booking);
    await tell(context, db, booking, { kind: 'booked' });
    return { booking: replyOf(booking) };
  });
}

/**
 * False where there is no such booking of this employer. Asked again after a lost reply it is as done as before; a meeting
 * that is over stays as it was, and nobody is mailed.
 */
export async function cancel(
  context: ServiceContext,
  employerId: string,
  bookingId: string,
): Promise<boolean> {
  return context.database.transaction(async (db) => {
    const booking = await findBooking(db, employerId, bookingId);
    if (booking && !isOver(booking, context.clock()))
      await giveUp(context, db, booking, { kind: 'cancelled' });
    return booking !== undefined;
  });
}

function isOver({ starts_at: startsAt, minutes }: Booking, now: Date): boolean {
  return addSeconds(new Date(startsAt), minutes * 60) <= now;
}

/** Nobody is told of a meeting that was given up before. */
async function giveUp(
  context: ServiceContext,
  db: Executor,
  booking: Booking,
  change: BookingChange,
): Promise<void> {
  const { employer_id: employerId, booking_id: bookingId } = booking;
  if (await cancelBooking(db, employerId, bookingId, moment(context.clock())))
    await tell(context, db, booking, change);
}

/** Tells both sides, because both have the meeting in their calendars. */
async function tell(
  context: ServiceContext,
  db: Executor,
  booking: Booking,
  change: BookingChange,
): Promise<void> {
  const { operator, secret } = context;
  const { employer_id: employerId, booking_id: bookingId } = booking;
  const employer = await findEmployer(db, employerId);
  if (!employer) return;
  // The office's own address may be that of somebody who works in English.
  const office = await findMember(db, 'operator', personKeyOf(secret, operator.contactMail));
  const mails = bookingMails({
    booking,
    change,
    employer,
    operator,
    officeLanguage: office?.language ?? 'ja',
    now: context.clock(),
  });
  for (const side of ['recruiter', 'operator'] as const)
    await context.mails.add(db, {
      employerId,
      cause: `booking ${bookingId} ${change.kind} ${side}`,
      addressee: 'business',
      message: mails[side],
    });
}

/** The booked meeting that lies ahead. */
export async function bookingOf(
  db: Executor,
  employerId: string,
  now: Date,
): Promise<BookingReply | undefined> {
  const booking = await nextBooking(db, employerId, moment(now));
  return booking && replyOf(booking);
}

function replyOf(booking: Booking): BookingReply {
  return {
    bookingId: booking.booking_id,
    startsAt: booking.starts_at,
    minutes: booking.minutes,
    mail: booking.mail,
  };
}

function offeredTimes(now: Date): readonly string[] {
  const times: string[] = [];
  let day = japanDay(now);
  for (let n = 0; n < BUSINESS_DAYS_OFFERED; n += 1) {
    day = addBusinessDays(day, 1);
    for (const hour of HOURS) times.push(moment(japanTime(day, hour)));
  }
  return times;
}
