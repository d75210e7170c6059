import type { UiLanguage } from '../strings/index.ts';

/** Three letters each: browsers disagree about September. */
const ENGLISH_MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `11/23` or `23 Nov`, in the device's time zone. */
export function shortDate(iso: string, language: UiLanguage): string {
  const date = dateOf(iso);
  if (language === 'ja') return `${date.getMonth() + 1}/${date.getDate()}`;
  return `${date.getDate()} ${ENGLISH_MONTHS[date.getMonth()]}`;
}

/** The same, with the year where it is not this one: `2027/1/7` or `7 Jan 2027`. */
export function shortDateOf(iso: string, now: Date, language: UiLanguage): string {
  const year = dateOf(iso).getFullYear();
  const date = shortDate(iso, language);
  if (year === now.getFullYear()) return date;
  return language === 'ja' ? `${year}/${date}` : `${date} ${year}`;
}

/** `10月30日` or `30 October`. */
function longDate(iso: string, language: UiLanguage): string {
  return dateOf(iso).toLocaleDateString(language === 'ja' ? 'ja-JP' : 'en-GB', {
    day: 'numeric',
    month: 'long',
  });
}

/** The same, with the year where it is not this one. */
export function longDateOf(iso: string, now: Date, language: UiLanguage): string {
  return dateOf(iso).getFullYear() === now.getFullYear() ? longDate(iso, language) : fullDate(iso, language);
}

/** `2026年10月30日` or `30 October 2026`, where a wrong year has to be seen. */
export function fullDate(iso: string, language: UiLanguage): string {
  return dateOf(iso).toLocaleDateString(language === 'ja' ? 'ja-JP' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

/** `6:00`: no leading zero, as people write it. */
export function clockTime(iso: string): string {
  const date = new Date(iso);
  return `${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`;
}

/** `11月25日(水) 10:00` or `Wed 25 Nov, 10:00`. */
export function meetingTime(iso: string, language: UiLanguage): string {
  const date = new Date(iso);
  const weekday = date.toLocaleDateString(language === 'ja' ? 'ja-JP' : 'en-GB', { weekday: 'short' });
  return language === 'ja'
    ? `${longDate(iso, 'ja')}(${weekday}) ${clockTime(iso)}`
    : `${weekday} ${shortDate(iso, 'en')}, ${clockTime(iso)}`;
}

/** Whole calendar days from today to a day such as `2026-12-31`; negative when it has passed. */
export function daysUntil(day: string, now: Date): number {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((Date.parse(`${day}T00:00:00Z`) - today) / 86_400_000);
}

/** `2026年11月` or `Nov 2026`, of a month or day such as `2026-11` or `2026-11-23`. */
export function monthOfYear(day: string, language: UiLanguage): string {
  const [year = '', month = ''] = day.split('-');
  return language === 'ja' ? `${year}年${Number(month)}月` : `${monthName(day, 'en')} ${year}`;
}

/** `11月` or `Nov`. */
export function monthName(day: string, language: UiLanguage): string {
  const month = Number(day.split('-')[1]);
  if (language === 'ja') return `${month}月`;
  return ENGLISH_MONTHS[month - 1] ?? '';
}

/** A moment, or a calendar day, which is the same day everywhere. */
function dateOf(iso: string): Date {
  return new Date(iso.includes('T') ? iso : `${iso}T00:00:00`);
}
