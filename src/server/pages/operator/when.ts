import { japanDay } from '../../time/calendar.ts';
import type { PageLanguage } from '../strings/index.ts';

/** A moment on a Japanese clock, e.g. `10:02`. */
export function clockTime(moment: string): string {
  const local = new Date(Date.parse(moment) + 9 * 3_600_000).toISOString();
  return `${Number(local.slice(11, 13))}:${local.slice(14, 16)}`;
}

/** A day of this year, e.g. `11/20` or `20 Nov`. */
export function shortDay(day: string, language: PageLanguage): string {
  const [, month = 1, date = 1] = day.split('-').map(Number);
  return language === 'ja' ? `${month}/${date}` : `${date} ${MONTHS[month - 1]}`;
}

/** Day and time of a moment, e.g. `11/20 14:22`. */
export function shortMoment(moment: string, language: PageLanguage): string {
  return `${shortDay(japanDay(new Date(moment)), language)} ${clockTime(moment)}`;
}

/** A day in full, e.g. `2026年11月20日` or `20 November 2026`. */
export function longDay(day: string, language: PageLanguage): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return language === 'ja' ? `${year}年${month}月${date}日` : `${date} ${LONG_MONTHS[month - 1]} ${year}`;
}

/** A month, e.g. `2026年11月` or `November 2026`. */
export function longMonth(month: string, language: PageLanguage): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return language === 'ja' ? `${year}年${number}月` : `${LONG_MONTHS[number - 1]} ${year}`;
}

/** Day and time with the year, for records that are kept. */
export function fullMoment(moment: string): string {
  return `${japanDay(new Date(moment))} ${clockTime(moment).padStart(5, '0')}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
