import { addDays } from './clock.ts';

/** The service lives on Japanese time, which has no summer time: always nine hours ahead of UTC. */
const JAPAN_OFFSET_MS = 9 * 3_600_000;

/** Totals close at this hour in Japan, every day (product decision: before the working day begins). */
const CLOSING_HOUR = 6;

/** Whether a text is a day of the calendar, e.g. not `2026-02-30`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The calendar day in Japan, e.g. `2026-11-23`. */
export function japanDay(date: Date): string {
  return new Date(date.getTime() + JAPAN_OFFSET_MS).toISOString().slice(0, 10);
}

/** What a clock in Japan shows, e.g. `09:02`. */
export function japanClock(date: Date): string {
  return new Date(date.getTime() + JAPAN_OFFSET_MS).toISOString().slice(11, 16);
}

/** The moment at which a clock in Japan shows `hour`:`minute` on a day. */
export function japanTime(day: string, hour: number, minute = 0): Date {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - JAPAN_OFFSET_MS + (hour * 60 + minute) * 60_000);
}

/** The day so many days later, or earlier for a negative number; days as `2026-11-24`. */
export function addToDay(day: string, days: number): string {
  return addDays(new Date(`${day}T00:00:00.000Z`), days)
    .toISOString()
    .slice(0, 10);
}

/** The same day of another year; the 29th of February becomes the 28th. */
export function yearAfter(day: string, years: number): string {
  const wanted = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return day.endsWith('-02-29') ? wanted.replace(/29$/, '28') : wanted;
}

/** The last moment at or before `now` at which totals closed. */
export function lastClosing(now: Date): Date {
  const today = japanTime(japanDay(now), CLOSING_HOUR);
  return today <= now ? today : addDays(today, -1);
}

/** The closing after which something that happened then is in the totals. */
export function visibleFrom(then: Date): Date {
  return addDays(lastClosing(then), 1);
}

/** The day `count` business days after `day`: Saturdays, Sundays and public holidays of Japan do not count. */
export function addBusinessDays(day: string, count: number): string {
  let current = day;
  for (let left = count; left > 0;) {
    current = addToDay(current, 1);
    if (isBusinessDay(current)) left -= 1;
  }
  return current;
}

/** Monday to Friday, but for Japan's public holidays. */
export function isBusinessDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day);
}

/**
 * Public holidays by the rules of the Act on National Holidays as of 2026: fixed days, Mondays, equinoxes
 * (astronomical approximation valid 1980 to 2099), substitutes, and a day between two holidays.
 */
export function isHoliday(day: string): boolean {
  if (isNamedHoliday(day)) return true;
  // A holiday on a Sunday moves to the next day that is not one itself.
  for (let back = addToDay(day, -1); isNamedHoliday(back); back = addToDay(back, -1))
    if (weekdayOf(back) === 0) return true;
  return isNamedHoliday(addToDay(day, -1)) && isNamedHoliday(addToDay(day, 1)) && weekdayOf(day) !== 0;
}

const FIXED = new Set([
  '01-01',
  '02-11',
  '02-23',
  '04-29',
  '05-03',
  '05-04',
  '05-05',
  '08-11',
  '11-03',
  '11-23',
]);

/** Month and which Monday of it: coming of age, sea, respect for the aged, sports. */
const MONDAYS = new Set(['01-2', '07-3', '09-3', '10-2']);

function isNamedHoliday(day: string): boolean {
  const month = day.slice(5, 7);
  const date = Number(day.slice(8));
  if (FIXED.has(day.slice(5))) return true;
  if (weekdayOf(day) === 1 && MONDAYS.has(`${month}-${Math.ceil(date / 7)}`)) return true;
  const years = Number(day.slice(0, 4)) - 1980;
  const leap = Math.floor(years / 4);
  if (month === '03') return date === Math.floor(20.8431 + 0.242194 * years) - leap;
  return month === '09' && date === Math.floor(23.2488 + 0.242194 * years) - leap;
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay();
}
