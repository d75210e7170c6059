import type { Language } from '../text/language.ts';
import { japanClock, japanDay } from './calendar.ts';

/** Days and moments as people read them, on Japanese time like everything here. A day may be given as any moment of it. */

const LOCALES: Readonly<Record<Language, string>> = { ja: 'ja-JP', en: 'en-GB' };

/** Three letters each, as in the pane: `Sept`, which the locale has, is the only one of four. */
const ENGLISH_MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A day in a table: `11/23`, `23 Nov`. */
export function shortDay(day: string, language: Language): string {
  const [, month = 1, date = 1] = dayOf(day).split('-').map(Number);
  return language === 'ja' ? `${month}/${date}` : `${date} ${ENGLISH_MONTHS[month - 1]}`;
}

/** The same, with the year where it is not that of `today`: `2025/12/19`, `19 Dec 2025`. */
export function shortDayOf(day: string, today: string, language: Language): string {
  const [year] = dayOf(day).split('-');
  const short = shortDay(day, language);
  if (year === today.slice(0, 4)) return short;
  return language === 'ja' ? `${year}/${short}` : `${short} ${year}`;
}

/** A day of this year or the next, with its weekday: `11月26日(木)`, `Thu 26 November`. */
export function weekdayAndDay(day: string, language: Language): string {
  return format(day, language, { month: 'long', day: 'numeric', weekday: 'short' });
}

/** A day with its year: `2027年11月22日`, `22 November 2027`. */
export function fullDay(day: string, language: Language): string {
  return format(day, language, { dateStyle: 'long' });
}

/** A month such as `2026-11`: `2026年11月`, `November 2026`. */
export function fullMonth(month: string, language: Language): string {
  return format(`${month}-01`, language, { year: 'numeric', month: 'long' });
}

/** What a clock in Japan shows, without a zero in front: `9:02`. */
export function clockTime(moment: string): string {
  return japanClock(new Date(moment)).replace(/^0/, '');
}

/** Day and time in a table: `11/23 9:02`, `23 Nov 9:02`. */
export function shortMoment(moment: string, language: Language): string {
  return `${shortDay(moment, language)} ${clockTime(moment)}`;
}

/** The same, with the year where it is not that of `today`. */
export function shortMomentOf(moment: string, today: string, language: Language): string {
  return `${shortDayOf(moment, today, language)} ${clockTime(moment)}`;
}

/** A stored moment to the minute: `2026年11月24日 9:02`, `24 November 2026 at 09:02`. */
export function fullMoment(moment: string, language: Language): string {
  return new Date(moment).toLocaleString(LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Asia/Tokyo',
  });
}

/** Day and time in a record that is kept, the same in every language and in the order of time: `2026-11-24 09:02`. */
export function recordMoment(moment: string): string {
  return `${japanDay(new Date(moment))} ${japanClock(new Date(moment))}`;
}

function dayOf(dayOrMoment: string): string {
  return dayOrMoment.length === 10 ? dayOrMoment : japanDay(new Date(dayOrMoment));
}

function format(day: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const midnight = new Date(`${dayOf(day)}T00:00:00.000Z`);
  return new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' }).format(midnight);
}
