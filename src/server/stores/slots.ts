import type { Executor } from '../db/database.ts';
import type { Slot } from './ledger.ts';

/** In any state; a free one may be past its validity (`isPastValidity`). Undefined where it is another employer's. */
export async function findSlot(db: Executor, employerId: string, slotId: string): Promise<Slot | undefined> {
  return db
    .selectFrom('slots')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('slot_id', '=', slotId)
    .executeTakeFirst();
}

/** An employer's slots in one of these states, oldest first. */
export async function slotsIn(
  db: Executor,
  employerId: string,
  states: readonly Slot['status'][],
): Promise<readonly Slot[]> {
  return db
    .selectFrom('slots')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('status', 'in', states)
    .orderBy('number')
    .execute();
}

/** Slots nobody asked to use whose validity ended before a moment. Where the contract rests, it stands still. */
export async function slotsPastValidity(
  db: Executor,
  before: string,
  limit: number,
): Promise<readonly Pick<Slot, 'employer_id' | 'slot_id'>[]> {
  return db
    .selectFrom('slots')
    .innerJoin('employers', 'employers.employer_id', 'slots.employer_id')
    .select(['slots.employer_id', 'slot_id'])
    .where('slots.status', '=', 'granted')
    .where('employers.status', '!=', 'paused')
    .where('expires_at', '<', before)
    .orderBy('expires_at')
    .limit(limit)
    .execute();
}

/** Only under the employer's ledger lock, in any state. `changed_at` stays: `expiryOf` counts a rest from there. */
export async function setSlotExpiry(
  db: Executor,
  employerId: string,
  slotId: string,
  expiresAt: string,
): Promise<void> {
  await db
    .updateTable('slots')
    .set({ expires_at: expiresAt })
    .where('employer_id', '=', employerId)
    .where('slot_id', '=', slotId)
    .execute();
}

/** Free slots whose validity ends from one moment until before another, of all employers whose contract does not rest. */
export async function slotsEndingBetween(
  db: Executor,
  from: string,
  before: string,
): Promise<readonly Pick<Slot, 'employer_id' | 'slot_id' | 'granted_at' | 'expires_at'>[]> {
  return db
    .selectFrom('slots')
    .innerJoin('employers', 'employers.employer_id', 'slots.employer_id')
    .select(['slots.employer_id', 'slot_id', 'granted_at', 'expires_at'])
    .where('slots.status', '=', 'granted')
    .where('employers.status', '!=', 'paused')
    .where('expires_at', '>=', from)
    .where('expires_at', '<', before)
    .orderBy('expires_at')
    .execute();
}
