import type { PageLanguage } from '../strings/index.ts';

const ZONE = 'Asia/Tokyo';
const LOCALES = { ja: 'ja-JP', en: 'en-GB' } as const;

function formats(options: Intl.DateTimeFormatOptions) {
  return {
    ja: new Intl.DateTimeFormat(LOCALES.ja, options),
    en: new Intl.DateTimeFormat(LOCALES.en, options),
  };
}

const SHORT = formats({ month: 'numeric', day: 'numeric', timeZone: ZONE });
const SHORT_EN = new Intl.DateTimeFormat('en-GB', { month: 'short', day: 'numeric', timeZone: ZONE });
const CLOCK = formats({ hour: 'numeric', minute: '2-digit', hour12: false, timeZone: ZONE });
const LONG = formats({ month: 'long', day: 'numeric', weekday: 'short', timeZone: ZONE });
const FULL = formats({ year: 'numeric', month: 'long', day: 'numeric', timeZone: ZONE });
const MONTH = formats({ year: 'numeric', month: 'long', timeZone: ZONE });

/** A day or moment as a Date that falls on that day in Japan. */
function dateOf(dayOrMoment: string): Date {
  return new Date(dayOrMoment.length === 10 ? `${dayOrMoment}T03:00:00.000Z` : dayOrMoment);
}

/** `11/23` or `23 Nov`. */
export function shortDay(dayOrMoment: string, language: PageLanguage): string {
  return (language === 'ja' ? SHORT.ja : SHORT_EN).format(dateOf(dayOrMoment));
}

/** `11/23 10:12`. */
export function shortMoment(moment: string, language: PageLanguage): string {
  return `${shortDay(moment, language)} ${CLOCK[language].format(new Date(moment))}`;
}

/** `11月25日(水)`. */
export function longDay(day: string, language: PageLanguage): string {
  return LONG[language].format(dateOf(day));
}

/** `2030年3月31日`. */
export function fullDay(day: string, language: PageLanguage): string {
  return FULL[language].format(dateOf(day));
}

/** `2026年11月`, of a month such as `2026-11`. */
export function monthName(month: string, language: PageLanguage): string {
  return MONTH[language].format(dateOf(`${month}-01`));
}
