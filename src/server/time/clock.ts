/** The present moment. Passed in, so that tests and the sample history can live at another time. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** A moment as it is stored: UTC, milliseconds, so that text order is time order on every engine. */
export function moment(date: Date): string {
  return date.toISOString();
}

export const DAY_MS = 86_400_000;

/** So many times 24 hours later. Japan has no summer time, so that in Japan it is the same time of day. */
export function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY_MS);
}

/** So many seconds later, or earlier for a negative number. */
export function addSeconds(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}
