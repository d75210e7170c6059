import type { CaseWithPerson } from '../../stores/agency-cases.ts';

/** Whether an agency has this person's data now. */
export function isPresent(person: CaseWithPerson): boolean {
  return person.withdrawn_at === null && person.erased_at === null;
}

/** Days for which an agency still sees that somebody took their data back, so that it can delete its own copy. */
export const GONE_DAYS = 14;
