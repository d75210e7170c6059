import { addSeconds, moment } from './clock.ts';

/** The clocks of several machines may be so far apart. */
const SECONDS_APART = 60;

/** When the next attempt is at the latest after such a pause, or the first: whatever is later was put off by another clock. */
export function latestAttempt(now: Date, pause = 0): string {
  return moment(addSeconds(now, pause + SECONDS_APART));
}
