import { addSeconds, moment } from './clock.ts';

/** The clocks of several machines may be so far apart. */
const SECONDS_APART = 60;

/**
 * When whatever has had so many attempts is due at the latest, by their number: `pauses` are the seconds it may wait for the
 * first, for the second and so on. What is due later was put off by a clock that was ahead.
 */
export function latestAttempts(now: Date, pauses: readonly number[]): readonly string[] {
  return pauses.map((pause) => moment(addSeconds(now, pause + SECONDS_APART)));
}
