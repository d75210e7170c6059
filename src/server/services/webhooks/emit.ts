import { AGENCY_EVENTS } from '../../../contract/agency.ts';
import type { Executor } from '../../db/database.ts';
import { addDeliveries, liveEndpoints } from '../../stores/webhooks.ts';
import type { ServiceContext } from '../context.ts';

/** Everything a system can be told. Ids, days and states only: what they stand for is fetched with a credential. */
export const WEBHOOK_TYPES = {
  agency: AGENCY_EVENTS,
  employer: ['slot.granted', 'slot.request.updated'],
} as const;

export type WebhookType = (typeof WEBHOOK_TYPES)[keyof typeof WEBHOOK_TYPES][number];

export interface WebhookEvent {
  /** The agency or employer to be told. */
  readonly ownerId: string;
  readonly type: WebhookType;
  /** When it happened, as the receiver may know it; not told before. */
  readonly at: string;
  readonly data: Readonly<Record<string, string | boolean | null>>;
}

/** Writes an event into the outbox of every endpoint that wants it, in the transaction that causes it. */
export async function emit(context: ServiceContext, db: Executor, event: WebhookEvent): Promise<void> {
  const endpoints = (await liveEndpoints(db, event.ownerId)).filter(({ events }) =>
    events.split(' ').includes(event.type),
  );
  if (endpoints.length === 0) return;
  const messageId = context.newId('msg');
  const body = JSON.stringify({ type: event.type, timestamp: event.at, data: event.data });
  await addDeliveries(
    db,
    endpoints.map(({ endpoint_id }) => ({
      owner_id: event.ownerId,
      delivery_id: context.newId('dlv'),
      endpoint_id,
      message_id: messageId,
      type: event.type,
      body,
      status: 'waiting',
      attempts: 0,
      next_attempt_at: event.at,
      leased_until: null,
      created_at: event.at,
      finished_at: null,
      last_status: null,
      last_fault: null,
    })),
  );
}
