import { addToDay, japanDay, japanTime, yearAfter } from '../../time/calendar.ts';

/**
 * The last day on which somebody may be contacted by the employer they allowed it to: the same day of the next year, as a
 * year is counted from the day after (Civil Code, articles 140 and 143).
 */
export function lastContactDay(agreedAt: string): string {
  return yearAfter(japanDay(new Date(agreedAt)), 1);
}

/** The midnight at which that day is over. */
export function contactEnd(agreedAt: string): Date {
  return japanTime(addToDay(lastContactDay(agreedAt), 1), 0);
}

/** The first moment whose consent still allows it on a day. On the 29th of February, that of the day before has ended. */
export function contactBegin(today: string): Date {
  const day = yearAfter(today, -1);
  return japanTime(yearAfter(day, 1) < today ? addToDay(day, 1) : day, 0);
}
