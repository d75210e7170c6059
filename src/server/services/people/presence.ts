import type { DepartureReason } from '../../mail/templates/candidate-notices.ts';
import type { CaseWithPerson } from '../../stores/agency-cases.ts';
import { japanDay } from '../../time/calendar.ts';
import { addDays, moment } from '../../time/clock.ts';

/** Whether an agency has this person's data now. */
export function isPresent(person: CaseWithPerson): boolean {
  return person.withdrawn_at === null && person.erased_at === null;
}

/** Whether somebody rests, or has found work: nobody writes to them or proposes them. */
export function isResting({ person_state: state }: Pick<CaseWithPerson, 'person_state'>): boolean {
  return state !== null && state !== 'looking';
}

/**
 * Days an agency has to delete its own copy of somebody who took their data back, by the contract every agency signs; as
 * long it still sees that they did.
 */
const GONE_DAYS = 14;

/** Who took their data back before this moment is seen by no agency any more. */
export function goneBefore(now: Date): string {
  return moment(addDays(now, -GONE_DAYS));
}

/** The last day for deleting what was taken back at a moment. */
export function deletionDay(at: string): string {
  return japanDay(addDays(new Date(at), GONE_DAYS));
}

/** Why an agency has the data no longer, and until which day its own copy must be gone; undefined while it has them. */
export function departureOf(
  person: Pick<CaseWithPerson, 'withdrawn_at' | 'erased_at'>,
): { readonly at: string; readonly reason: DepartureReason; readonly deleteBy: string } | undefined {
  const at = person.withdrawn_at ?? person.erased_at;
  if (at === null) return undefined;
  return { at, reason: person.erased_at === null ? 'stopped' : 'erased', deleteBy: deletionDay(at) };
}
