import type { UiLanguage } from '../strings/index.ts';

/** `11/23` or `23 Nov`, in the device's time zone. */
export function shortDate(iso: string, language: UiLanguage): string {
  const date = new Date(iso);
  if (language === 'ja') return `${date.getMonth() + 1}/${date.getDate()}`;
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
}

/** `10月30日` or `30 October`. */
export function longDate(iso: string, language: UiLanguage): string {
  return new Date(iso).toLocaleDateString(language === 'ja' ? 'ja-JP' : 'en-GB', {
    day: 'numeric',
    month: 'long',
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
