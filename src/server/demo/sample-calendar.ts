import { japanDay, japanTime } from '../time/calendar.ts';

/**
 * Moments of a month so many months ago, in order: in its middle three weeks, so that half a year of them lies within
 * 180 days; of the present month between its beginning and now.
 */
export function spreadOverMonth(now: Date, monthsAgo: number, count: number): readonly Date[] {
  const month = monthBefore(japanDay(now).slice(0, 7), monthsAgo);
  if (monthsAgo > 0)
    return Array.from({ length: count }, (_, index) => {
      const day = 8 + Math.floor((index * 20) / count);
      return japanTime(`${month}-${String(day).padStart(2, '0')}`, 10 + (index % 8), (index * 17) % 60);
    });
  const begin = japanTime(`${month}-01`, 0).getTime();
  const step = (now.getTime() - begin) / (count + 1);
  return Array.from({ length: count }, (_, index) => new Date(Math.floor(begin + step * (index + 1))));
}

function monthBefore(month: string, count: number): string {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - count;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
}
