import { adoptPolicy } from '../../../core/credit/account.ts';
import type { Executor } from '../../db/database.ts';
import { appendEntries, moveSlot, type Entry, type Slot } from '../../stores/ledger.ts';
import { setSlotExpiry } from '../../stores/slots.ts';
import { addToDay, japanDay, japanTime } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import { accountOf, type OpenLedger } from '../credit/ledger.ts';

/** A slot can be used up to and including its last day in Japan. */
export function isPastValidity(slot: Pick<Slot, 'expires_at'>, now: Date): boolean {
  return slot.expires_at !== null && japanDay(new Date(slot.expires_at)) < japanDay(now);
}

/** The end of a validity that stood still: to the end of its last day as much is left at `now` as was left at `since`. */
export function prolonged(expiresAt: string, since: number, now: Date): string {
  const end = japanTime(addToDay(japanDay(new Date(expiresAt)), 1), 0).getTime();
  return moment(new Date(now.getTime() + end - since - 1));
}

/** Keeps a slot for one request. False where it is not free any more; then nothing was written. */
export async function reserveSlot(db: Executor, ledger: OpenLedger, slotId: string): Promise<boolean> {
  return move(db, ledger, slotId, ['granted', 'reserved'], 'slot_requested', [['reserved', 1]]);
}

/** Spends a reserved slot: somebody was accepted for interview. */
export async function useSlot(db: Executor, ledger: OpenLedger, slotId: string): Promise<void> {
  const postings = [
    ['reserved', -1],
    ['used', 1],
  ] as const;
  if (!(await move(db, ledger, slotId, ['reserved', 'used'], 'slot_accepted', postings)))
    throw new Error(`Slot ${slotId} was to be used without being reserved.`);
}

/**
 * Gives a slot back. The time it was kept does not run against its validity: what was left of it when it was asked for
 * is left now.
 */
export async function returnSlot(
  db: Executor,
  ledger: OpenLedger,
  slot: Slot,
  returned: { readonly reason: string; readonly since: string },
): Promise<void> {
  const { status } = slot;
  if (status !== 'reserved' && status !== 'used') throw new Error(`Slot ${slot.slot_id} is not kept.`);
  await move(db, ledger, slot.slot_id, [status, 'granted'], 'slot_returned', [[status, -1]], returned.reason);
  if (slot.expires_at === null) return;
  const expiresAt = prolonged(slot.expires_at, Date.parse(returned.since), ledger.now);
  await setSlotExpiry(db, slot.employer_id, slot.slot_id, expiresAt);
}

/** Ends a free slot whose validity is over. False where it is not free any more. */
export async function expireSlot(db: Executor, ledger: OpenLedger, slotId: string): Promise<boolean> {
  return move(db, ledger, slotId, ['granted', 'expired'], 'slot_expired', [['expired', 1]]);
}

async function move(
  db: Executor,
  { counters, policy, now }: OpenLedger,
  slotId: string,
  [from, to]: readonly [from: Slot['status'], to: Slot['status']],
  cause: string,
  postings: readonly (readonly [account: Entry['account'], amount: number])[],
  reason?: string,
): Promise<boolean> {
  const at = moment(now);
  if (!(await moveSlot(db, counters.employer_id, slotId, from, to, at))) return false;
  await appendEntries(
    db,
    counters,
    postings.map(([account, amount]) => ({ account, amount, cause, slotId, reason })),
    { now: at, policyVersion: policy.version },
    // An entry under new terms adopts them, also where nobody counts by it.
    adoptPolicy(accountOf(counters), policy),
  );
  return true;
}
