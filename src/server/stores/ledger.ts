import type { Selectable } from 'kysely';
import type { CreditAccountName, CreditTotals, Posting } from '../../core/credit/account.ts';
import type { LedgerLine } from '../../core/credit/replay.ts';
import type { Executor } from '../db/database.ts';
import type { EmployerCountersTable, SlotsTable } from '../db/schema-ledger.ts';

export type Counters = Selectable<EmployerCountersTable>;
export type Slot = Selectable<SlotsTable>;
export type StoredEntry = LedgerLine & { readonly sequence: number };

type CounterColumn = Exclude<
  keyof EmployerCountersTable,
  'employer_id' | 'sequence' | 'next_slot_at' | 'threshold' | 'updated_at'
>;

const COLUMNS: Readonly<Record<CreditAccountName, CounterColumn>> = {
  registered: 'registered',
  counted: 'counted',
  waiting: 'waiting',
  duplicate: 'duplicate',
  review: 'review',
  ownDomain: 'own_domain',
  disposable: 'disposable',
  refused: 'refused',
  reversed: 'reversed',
  granted: 'granted',
  reserved: 'reserved',
  used: 'used',
  expired: 'expired',
};

/** What an entry is about, besides its amount. */
export interface EntryDetails {
  readonly cause: string;
  readonly registrationId?: string | undefined;
  readonly slotId?: string | undefined;
  readonly reason?: string | undefined;
}

export type Entry = Posting & EntryDetails;

/** By the core's names. These are live; whoever closes daily is shown those of the last closing (`totalsIn`). */
export function totalsOf(counters: Counters): CreditTotals {
  return {
    registered: counters.registered,
    counted: counters.counted,
    waiting: counters.waiting,
    duplicate: counters.duplicate,
    review: counters.review,
    ownDomain: counters.own_domain,
    disposable: counters.disposable,
    refused: counters.refused,
    reversed: counters.reversed,
    granted: counters.granted,
    reserved: counters.reserved,
    used: counters.used,
    expired: counters.expired,
  };
}

/** Without a lock: whoever writes by them takes `lockCounters`. Throws where there is no such employer. */
export async function readCounters(db: Executor, employerId: string): Promise<Counters> {
  return db
    .selectFrom('employer_counters')
    .selectAll()
    .where('employer_id', '=', employerId)
    .executeTakeFirstOrThrow();
}

/** Takes the employer's counter row for the rest of the transaction; every write to the ledger begins with it. */
export async function lockCounters(db: Executor, employerId: string, now: string): Promise<Counters> {
  return db
    .updateTable('employer_counters')
    .set({ updated_at: now })
    .where('employer_id', '=', employerId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Appends entries and adds their amounts to the counters, in the order given. Only under `lockCounters`.
 * `nextSlotAt` and `threshold` move with them when a slot was granted or new terms were adopted.
 */
export async function appendEntries(
  db: Executor,
  counters: Counters,
  entries: readonly Entry[],
  at: { readonly now: string; readonly policyVersion: number },
  target: { readonly nextSlotAt: number; readonly threshold: number },
): Promise<Counters> {
  const amounts = new Map<CounterColumn, number>();
  for (const entry of entries)
    amounts.set(COLUMNS[entry.account], (amounts.get(COLUMNS[entry.account]) ?? 0) + entry.amount);
  const updated = await db
    .updateTable('employer_counters')
    .set((row) => ({
      sequence: row('sequence', '+', entries.length),
      next_slot_at: target.nextSlotAt,
      threshold: target.threshold,
      ...Object.fromEntries([...amounts].map(([column, amount]) => [column, row(column, '+', amount)])),
    }))
    .where('employer_id', '=', counters.employer_id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (entries.length > 0)
    await db
      .insertInto('ledger_entries')
      .values(
        entries.map((entry, index) => ({
          employer_id: counters.employer_id,
          sequence: updated.sequence - entries.length + index + 1,
          account: entry.account,
          amount: entry.amount,
          cause: entry.cause,
          registration_id: entry.registrationId ?? null,
          slot_id: entry.slotId ?? null,
          reason: entry.reason ?? null,
          policy_version: at.policyVersion,
          event_at: at.now,
        })),
      )
      .execute();
  return updated;
}

/** Only under `lockCounters`, beside its ledger entry. A number twice throws, so that a threshold is crossed once. */
export async function addSlot(db: Executor, slot: Slot): Promise<void> {
  await db.insertInto('slots').values(slot).execute();
}

/** Moves a slot on, in one statement; false where it is not in the state it is moved from. */
export async function moveSlot(
  db: Executor,
  employerId: string,
  slotId: string,
  from: Slot['status'],
  to: Slot['status'],
  now: string,
): Promise<boolean> {
  const row = await db
    .updateTable('slots')
    .set({ status: to, changed_at: now })
    .where('employer_id', '=', employerId)
    .where('slot_id', '=', slotId)
    .where('status', '=', from)
    .returning('slot_id')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * The entries after a sequence number, in order, up to the last one from before `before`. Moments are in that order too,
 * except for entries of a clock that was ahead: those belong where the ones after them do.
 */
export async function entriesAfter(
  db: Executor,
  employerId: string,
  after: number,
  { before, limit }: { readonly before?: string; readonly limit?: number },
): Promise<readonly StoredEntry[]> {
  let query = db
    .selectFrom('ledger_entries')
    .select(['sequence', 'account', 'amount', 'policy_version', 'event_at'])
    .where('employer_id', '=', employerId)
    .where('sequence', '>', after)
    .orderBy('sequence');
  if (limit !== undefined) query = query.limit(limit);
  const rows = await query.execute();
  const last = before === undefined ? rows.length : rows.findLastIndex((row) => row.event_at < before);
  return rows.slice(0, last + 1).map((row) => ({
    sequence: row.sequence,
    account: row.account as CreditAccountName,
    amount: row.amount,
    policyVersion: row.policy_version,
  }));
}

/** By status; one that no slot has is missing. Past its validity a slot is still `granted` until it is ended. */
export async function countSlots(db: Executor, employerId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('slots')
    .select((select) => ['status', select.fn.countAll<number>().as('n')])
    .where('employer_id', '=', employerId)
    .groupBy('status')
    .execute();
  return new Map(rows.map((row) => [row.status as string, Number(row.n)]));
}
