/** Days and moments as people read them, on Japanese time like everything here. */

type Language = 'ja' | 'en';

const LOCALES: Readonly<Record<Language, string>> = { ja: 'ja-JP', en: 'en-GB' };

/** A day of this year or the next, with its weekday: `11月26日(木)`, `Thu 26 November`. */
export function shortDay(day: string, language: Language): string {
  return format(new Date(`${day}T00:00:00.000Z`), language, {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  });
}

/** A day without its weekday: `11月23日`, `23 November`. */
export function monthDay(day: string, language: Language): string {
  return format(new Date(`${day}T00:00:00.000Z`), language, {
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
}

/** A day with its year: `2027年11月22日`, `22 November 2027`. */
export function fullDay(day: string, language: Language): string {
  return format(new Date(`${day}T00:00:00.000Z`), language, { dateStyle: 'long', timeZone: 'UTC' });
}

/** A stored moment to the minute: `2026年11月24日 12:05`. */
export function fullMoment(moment: string, language: Language): string {
  return format(new Date(moment), language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Asia/Tokyo',
  });
}

function format(date: Date, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALES[language], options).format(date);
}
