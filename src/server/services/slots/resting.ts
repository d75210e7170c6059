import type { Executor } from '../../db/database.ts';
import { lastDoneAt } from '../../stores/audit.ts';
import type { Employer } from '../../stores/employers.ts';
import type { Slot } from '../../stores/ledger.ts';
import { setSlotExpiry, slotsIn } from '../../stores/slots.ts';
import type { OpenLedger } from '../credit/ledger.ts';
import { expireSlot, isPastValidity, prolonged } from './spending.ts';

/** Since when an employer's contract rests; the trail keeps it. Undefined where it does not. */
export async function restingSince(db: Executor, employer: Employer): Promise<Date | undefined> {
  if (employer.status !== 'paused') return undefined;
  const { employer_id: employerId, created_at: createdAt } = employer;
  // The sample company that rests has done so from the beginning.
  return new Date((await lastDoneAt(db, employerId, 'employer.paused')) ?? createdAt);
}

/**
 * When the validity of a slot ends, as it stands now. Nobody may ask with a slot while the contract rests; so that time
 * does not run against a free one. Where a request holds it, its return adds the whole time it was held.
 */
export function expiryOf(
  slot: Pick<Slot, 'status' | 'expires_at' | 'changed_at'>,
  restsSince: Date | undefined,
  now: Date,
): string | null {
  const { status, expires_at, changed_at } = slot;
  if (expires_at === null || status !== 'granted' || !restsSince) return expires_at;
  // Granted or given back meanwhile, it has rested only since then.
  const since = Math.max(restsSince.getTime(), Date.parse(changed_at));
  return prolonged(expires_at, since, now);
}

/**
 * Ends free slots whose validity is over as a contract begins to rest: nothing expires meanwhile, and until it is resumed
 * they would be counted as free, and listed as expired. Only under the employer's lock.
 */
export async function expireBeforeRest(db: Executor, employerId: string, ledger: OpenLedger): Promise<void> {
  for (const slot of await slotsIn(db, employerId, ['granted']))
    if (isPastValidity(slot, ledger.now)) await expireSlot(db, ledger, slot.slot_id);
}

/** Adds the time a contract rested to its free slots, as it is resumed. Only under the employer's lock. */
export async function extendByRest(db: Executor, employer: Employer, now: Date): Promise<void> {
  const restsSince = await restingSince(db, employer);
  for (const slot of await slotsIn(db, employer.employer_id, ['granted'])) {
    const expiresAt = expiryOf(slot, restsSince, now);
    if (expiresAt !== null && expiresAt !== slot.expires_at)
      await setSlotExpiry(db, employer.employer_id, slot.slot_id, expiresAt);
  }
}
