import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { Webhook } from 'standardwebhooks';
import type { Database } from '../../db/database.ts';
import {
  closeAttempt,
  changeEndpoint,
  dueDeliveries,
  findEndpoint,
  hastenDeliveries,
  leaseDelivery,
  type WebhookDelivery,
  type WebhookEndpoint,
} from '../../stores/webhooks.ts';
import { addSeconds, moment, type Clock } from '../../time/clock.ts';
import { latestAttempts } from '../../time/put-off.ts';
import { replacedSecrets } from './endpoints.ts';
import type { Attempt, Post } from './post.ts';

/** Longer than the slowest attempt. */
const LEASE_SECONDS = 60;
/** Endpoints that are sent to side by side: more than one owner may have, ten times over. */
const MOST_AT_ONCE = 100;
const LOOKED_AT = 200;
/** What comes due while slow receivers are waited for goes out after that. */
const LOOK_AGAIN_MS = 1_000;
/** Seconds before the next attempt, after the Standard Webhooks recommendation; then it is given up. */
const PAUSES = [5, 300, 1800, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600];
const GONE = 410;

export interface WebhookWorker {
  /** Sends what is due now and resolves when that is done, or with the batch under way when it is to stop. */
  deliverDue(stopping?: AbortSignal): Promise<void>;
  /** Makes due what a clock that was ahead, and has been set back, has put off for longer than a pause. */
  catchUp(): Promise<void>;
}

/**
 * Tells endpoints at least once: a delivery is leased, sent, then marked. Whoever dies in between leaves the lease to
 * run out, and another worker sends the same message with the same id.
 */
export function createWebhookWorker(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly post: Post;
}): WebhookWorker {
  const { clock, log, post } = deps;
  const db = deps.database.kysely;

  const deliver = async (delivery: WebhookDelivery): Promise<void> => {
    const endpoint = await findEndpoint(db, delivery.owner_id, delivery.endpoint_id);
    if (!endpoint || endpoint.disabled_at !== null)
      return finish(delivery, 'given_up', { fault: 'endpoint_disabled' });
    const now = clock();
    const attempt = await post({
      url: endpoint.url,
      body: delivery.body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'CareerRelay-Webhooks/1',
        'webhook-id': delivery.message_id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': signatures(endpoint, delivery, now),
      },
    });
    if ('status' in attempt && attempt.status >= 200 && attempt.status < 300)
      return finish(delivery, 'delivered', attempt);
    log.warn(
      { deliveryId: delivery.delivery_id, attempts: delivery.attempts, ...attempt },
      'A webhook was not taken',
    );
    if ('status' in attempt && attempt.status === GONE) {
      const off = { disabled_at: moment(clock()), disabled_reason: 'gone' };
      await changeEndpoint(db, endpoint.owner_id, endpoint.endpoint_id, off);
      return finish(delivery, 'given_up', attempt);
    }
    const pause = PAUSES[delivery.attempts - 1];
    if (pause === undefined) return finish(delivery, 'failed', attempt);
    await closeAttempt(db, delivery, {
      leased_until: null,
      next_attempt_at: moment(addSeconds(clock(), pause)),
      ...remembered(attempt),
    });
  };

  const finish = (
    delivery: WebhookDelivery,
    status: 'delivered' | 'failed' | 'given_up',
    attempt: Attempt,
  ): Promise<void> =>
    closeAttempt(db, delivery, {
      status,
      leased_until: null,
      finished_at: moment(clock()),
      ...remembered(attempt),
    });

  /**
   * Starts what is due, one message at a time to each endpoint, so that a slow receiver holds up nobody else's. False
   * where nothing was.
   */
  const startDue = async (underWay: Map<string, Promise<void>>, faults: unknown[]): Promise<boolean> => {
    const now = clock();
    const at = moment(now);
    const busy = [...underWay.keys()];
    const due = await dueDeliveries(db, at, { busy, limit: LOOKED_AT });
    const firstOfEach = new Map<string, (typeof due)[number]>();
    for (const one of due) if (!firstOfEach.has(one.endpoint_id)) firstOfEach.set(one.endpoint_id, one);
    const chosen = [...firstOfEach.values()].slice(0, MOST_AT_ONCE - underWay.size);
    if (chosen.length === 0) return false;
    for (const one of chosen) {
      const delivery = await leaseDelivery(db, one, at, moment(addSeconds(now, LEASE_SECONDS)));
      if (!delivery) continue;
      const sent = deliver(delivery)
        .catch((error: unknown) => void faults.push(error))
        .finally(() => underWay.delete(delivery.endpoint_id));
      underWay.set(delivery.endpoint_id, sent);
    }
    return true;
  };

  return {
    catchUp: () => {
      const now = clock();
      return hastenDeliveries(db, moment(now), latestAttempts(now, [0, ...PAUSES]));
    },
    deliverDue: async (stopping) => {
      const underWay = new Map<string, Promise<void>>();
      const faults: unknown[] = [];
      // What is under way is waited for all the same: the next run must not send beside it.
      const noted = (error: unknown): false => {
        faults.push(error);
        return false;
      };
      for (;;) {
        // Asked before: what an endpoint still waits for is not seen while it is busy.
        const wasIdle = underWay.size === 0;
        const canStart = !stopping?.aborted && faults.length === 0 && underWay.size < MOST_AT_ONCE;
        const started = canStart && (await startDue(underWay, faults).catch(noted));
        if (started) continue;
        if (wasIdle) break;
        await Promise.race([...underWay.values(), pause(LOOK_AGAIN_MS, undefined, { ref: false })]);
      }
      if (faults.length > 0) throw faults[0];
    },
  };
}

function remembered(attempt: Attempt) {
  return 'status' in attempt
    ? { last_status: attempt.status, last_fault: null }
    : { last_status: null, last_fault: attempt.fault };
}

/** One signature per secret that is valid now, separated by a space, as the convention has it. */
function signatures(endpoint: WebhookEndpoint, delivery: WebhookDelivery, now: Date): string {
  const secrets = [endpoint.secret, ...replacedSecrets(endpoint, now)];
  return secrets.map((secret) => new Webhook(secret).sign(delivery.message_id, now, delivery.body)).join(' ');
}
