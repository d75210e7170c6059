import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { WebhookDeliveriesTable, WebhookEndpointsTable } from '../db/schema-introductions.ts';
import { isPutOff } from './put-off.ts';

export type WebhookEndpoint = Selectable<WebhookEndpointsTable>;
export type WebhookDelivery = Selectable<WebhookDeliveriesTable>;

export const UNDELIVERED: readonly WebhookDelivery['status'][] = ['failed', 'given_up'];

/** One address may be there twice; how many an owner may have is for the caller to count, under a lock. */
export async function addEndpoint(db: Executor, endpoint: Insertable<WebhookEndpointsTable>): Promise<void> {
  await db.insertInto('webhook_endpoints').values(endpoint).execute();
}

/** An owner's endpoints, oldest first, those switched off included. */
export async function endpointsOf(db: Executor, ownerId: string): Promise<readonly WebhookEndpoint[]> {
  return db
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('owner_id', '=', ownerId)
    .orderBy('created_at')
    .execute();
}

/** Those that are not switched off, oldest first, whatever events they want. */
export async function liveEndpoints(db: Executor, ownerId: string): Promise<readonly WebhookEndpoint[]> {
  return (await endpointsOf(db, ownerId)).filter(({ disabled_at }) => disabled_at === null);
}

/** Also one that is switched off. Undefined where it is another owner's. */
export async function findEndpoint(
  db: Executor,
  ownerId: string,
  endpointId: string,
): Promise<WebhookEndpoint | undefined> {
  return db
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('owner_id', '=', ownerId)
    .where('endpoint_id', '=', endpointId)
    .executeTakeFirst();
}

/** One endpoint of an owner, with its row locked for the rest of the transaction. */
export async function lockEndpoint(
  db: Executor,
  ownerId: string,
  endpointId: string,
): Promise<WebhookEndpoint | undefined> {
  return db
    .updateTable('webhook_endpoints')
    .set((row) => ({ secret: row.ref('secret') }))
    .where('owner_id', '=', ownerId)
    .where('endpoint_id', '=', endpointId)
    .returningAll()
    .executeTakeFirst();
}

/** False where the owner has no such endpoint. */
export async function changeEndpoint(
  db: Executor,
  ownerId: string,
  endpointId: string,
  fields: Updateable<WebhookEndpointsTable>,
): Promise<boolean> {
  const row = await db
    .updateTable('webhook_endpoints')
    .set(fields)
    .where('owner_id', '=', ownerId)
    .where('endpoint_id', '=', endpointId)
    .returning('endpoint_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets an endpoint with its log. False where the owner has no such endpoint. */
export async function removeEndpoint(db: Executor, ownerId: string, endpointId: string): Promise<boolean> {
  await db
    .deleteFrom('webhook_deliveries')
    .where('owner_id', '=', ownerId)
    .where('endpoint_id', '=', endpointId)
    .execute();
  const row = await db
    .deleteFrom('webhook_endpoints')
    .where('owner_id', '=', ownerId)
    .where('endpoint_id', '=', endpointId)
    .returning('endpoint_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** At least one, in the transaction that causes them. One message twice for one endpoint throws. */
export async function addDeliveries(
  db: Executor,
  deliveries: readonly Insertable<WebhookDeliveriesTable>[],
): Promise<void> {
  await db
    .insertInto('webhook_deliveries')
    .values([...deliveries])
    .execute();
}

/** What is due and nobody's, the longest due first, but for endpoints that are busy. */
export async function dueDeliveries(
  db: Executor,
  now: string,
  { busy, limit }: { readonly busy: readonly string[]; readonly limit: number },
): Promise<readonly Pick<WebhookDelivery, 'owner_id' | 'delivery_id' | 'endpoint_id'>[]> {
  let due = db
    .selectFrom('webhook_deliveries')
    .select(['owner_id', 'delivery_id', 'endpoint_id'])
    .where('status', '=', 'waiting')
    .where('next_attempt_at', '<=', now)
    .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<=', now)]))
    .orderBy('next_attempt_at')
    .limit(limit);
  if (busy.length > 0) due = due.where('endpoint_id', 'not in', busy);
  return due.execute();
}

/**
 * Leases one that is still nobody's: of two workers only one gets it, and a lease that ran out may be taken by anyone. One at
 * a time and in no transaction: several at once would be locked in whatever order they are found.
 */
export async function leaseDelivery(
  db: Executor,
  delivery: DeliveryKey,
  now: string,
  leasedUntil: string,
): Promise<WebhookDelivery | undefined> {
  return db
    .updateTable('webhook_deliveries')
    .set((row) => ({ leased_until: leasedUntil, attempts: row('attempts', '+', 1) }))
    .where('owner_id', '=', delivery.owner_id)
    .where('delivery_id', '=', delivery.delivery_id)
    .where('status', '=', 'waiting')
    .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<=', now)]))
    .returningAll()
    .executeTakeFirst();
}

/**
 * Writes down what came of an attempt, unless its lease ran out and something else became of the delivery since. How many
 * attempts there were does not tell: sent again by hand, a delivery counts anew.
 */
export async function closeAttempt(
  db: Executor,
  delivery: DeliveryKey & Pick<WebhookDelivery, 'leased_until'>,
  fields: Updateable<WebhookDeliveriesTable>,
): Promise<void> {
  await updateOf(db, delivery, fields).where('leased_until', '=', delivery.leased_until).execute();
}

/** Makes due what a clock that was ahead has put off (`isPutOff`). */
export async function hastenDeliveries(db: Executor, now: string, latest: readonly string[]): Promise<void> {
  await db.updateTable('webhook_deliveries').set({ next_attempt_at: now }).where(isPutOff(latest)).execute();
}

/** Lets a delivery be sent again, whatever came of it; false where it waits to be sent anyway. */
export async function resendDelivery(db: Executor, delivery: DeliveryKey, now: string): Promise<boolean> {
  const { numUpdatedRows } = await updateOf(db, delivery, fromTheBeginning(now))
    .where('status', '<>', 'waiting')
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

type DeliveryKey = Pick<WebhookDelivery, 'owner_id' | 'delivery_id'>;

function updateOf(db: Executor, delivery: DeliveryKey, fields: Updateable<WebhookDeliveriesTable>) {
  return db
    .updateTable('webhook_deliveries')
    .set(fields)
    .where('owner_id', '=', delivery.owner_id)
    .where('delivery_id', '=', delivery.delivery_id);
}

/** In any state. Undefined where it is another owner's, and where it went with its endpoint or with age. */
export async function findDelivery(
  db: Executor,
  ownerId: string,
  deliveryId: string,
): Promise<WebhookDelivery | undefined> {
  return db
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('owner_id', '=', ownerId)
    .where('delivery_id', '=', deliveryId)
    .executeTakeFirst();
}

/** The delivery log: what was not delivered and may be sent again, then all else, newest first. */
export async function listDeliveries(
  db: Executor,
  ownerId: string,
  limit: number,
): Promise<readonly WebhookDelivery[]> {
  return db
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('owner_id', '=', ownerId)
    .orderBy((row) => row.case().when('status', 'in', UNDELIVERED).then(0).else(1).end())
    .orderBy('created_at', 'desc')
    .orderBy('delivery_id', 'desc')
    .limit(limit)
    .execute();
}

/**
 * Lets everything that was not delivered be sent again, but for endpoints that are switched off; returns how many messages
 * that are.
 */
export async function resendUndelivered(db: Executor, ownerId: string, now: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('webhook_deliveries')
    .set(fromTheBeginning(now))
    .where('owner_id', '=', ownerId)
    .where('status', 'in', UNDELIVERED)
    .where('endpoint_id', 'in', (query) =>
      query
        .selectFrom('webhook_endpoints')
        .select('endpoint_id')
        .where('owner_id', '=', ownerId)
        .where('disabled_at', 'is', null),
    )
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** A delivery as if it had never been tried. */
function fromTheBeginning(now: string) {
  return { status: 'waiting', attempts: 0, next_attempt_at: now, finished_at: null } as const;
}

/** What was delivered, or given up, before a moment. */
export async function removeOldDeliveries(db: Executor, before: string): Promise<void> {
  await db
    .deleteFrom('webhook_deliveries')
    .where('status', '<>', 'waiting')
    .where('created_at', '<', before)
    .execute();
}
