import { idWithoutTime } from '../../secrets/ids.ts';
import type { Random } from '../../secrets/random.ts';
import { lockAgency } from '../../stores/agencies.ts';
import { lockEmployer } from '../../stores/employers.ts';
import {
  addEndpoint,
  changeEndpoint,
  endpointsOf,
  findDelivery,
  findEndpoint,
  listDeliveries,
  lockEndpoint,
  removeEndpoint,
  resendDelivery,
  resendUndelivered,
  UNDELIVERED,
  type WebhookEndpoint,
} from '../../stores/webhooks.ts';
import { addSeconds, moment } from '../../time/clock.ts';
import { forPress, type ServiceContext } from '../context.ts';
import type { WebhookType } from './emit.ts';
import { parseTarget } from './target.ts';

/** Endpoints one owner may have. */
export const MOST_ENDPOINTS = 10;
/** Seconds for which a replaced secret signs along, so that a receiver can change without a gap. */
const OVERLAP_SECONDS = 24 * 3600;

/** Replaced secrets that sign along at most; whoever replaces more within a day has no use for the oldest. */
const MOST_REPLACED = 10;

export type RegisterResult =
  | {
      readonly ok: true;
      readonly endpointId: string;
      readonly secret: string;
      /** The press that made it was repeated. */
      readonly repeated: boolean;
    }
  | {
      readonly ok: false;
      /** `stale` where the press that made it was repeated after its secret was replaced. */
      readonly fault: 'bad_url' | 'no_events' | 'too_many' | 'stale';
    };

/** Registers an endpoint of an agency or an employer. The secret is shown once. */
export async function registerEndpoint(
  context: ServiceContext,
  ownerId: string,
  endpoint: { readonly url: string; readonly events: readonly WebhookType[] },
  pressKey?: string,
): Promise<RegisterResult> {
  const target = parseTarget(endpoint.url.trim(), context.webhookHosts);
  if (!target) return { ok: false, fault: 'bad_url' };
  if (endpoint.events.length === 0) return { ok: false, fault: 'no_events' };
  return context.database.transaction<RegisterResult>(async (db) => {
    // Two at once would each count nine.
    if (!(await lockAgency(db, ownerId))) await lockEmployer(db, ownerId);
    const press = forPress(context, pressKey, 'endpoint', ownerId, target.href, endpoint.events);
    const secret = newSecret(press.random);
    // Named by its press, too: what a repeated one made is known by it, also where its secret was replaced or it was removed.
    const endpointId = pressKey ? idWithoutTime('hook', press.random) : context.newId('hook');
    const endpoints = await endpointsOf(db, ownerId);
    const before = endpoints.find((one) => one.endpoint_id === endpointId);
    // A secret that was replaced may have leaked, and is not shown again.
    if (before && before.secret !== secret) return { ok: false, fault: 'stale' };
    if (before) return { ok: true, endpointId, secret, repeated: true };
    if (endpoints.length >= MOST_ENDPOINTS) return { ok: false, fault: 'too_many' };
    await addEndpoint(db, {
      owner_id: ownerId,
      endpoint_id: endpointId,
      url: target.href,
      events: [...new Set(endpoint.events)].join(' '),
      secret,
      previous_secret: null,
      previous_until: null,
      created_at: moment(context.clock()),
      disabled_at: null,
      disabled_reason: null,
    });
    return { ok: true, endpointId, secret, repeated: false };
  });
}

/**
 * Replaces the secret; the one before signs along for a day, and so does one before that whose day is not over: a second
 * press must not take away what the receiver holds. Undefined where there is no such endpoint.
 */
export async function rotateSecret(
  context: ServiceContext,
  ownerId: string,
  endpointId: string,
): Promise<string | undefined> {
  return context.database.transaction(async (db) => {
    const endpoint = await lockEndpoint(db, ownerId, endpointId);
    if (!endpoint) return undefined;
    const secret = newSecret(context.random);
    const now = context.clock();
    const previous = [endpoint.secret, ...replacedSecrets(endpoint, now)].slice(0, MOST_REPLACED);
    await changeEndpoint(db, ownerId, endpointId, {
      secret,
      previous_secret: previous.join(' '),
      previous_until: moment(addSeconds(now, OVERLAP_SECONDS)),
    });
    return secret;
  });
}

/** The replaced secrets that still sign along, newest first. */
export function replacedSecrets(
  endpoint: Pick<WebhookEndpoint, 'previous_secret' | 'previous_until'>,
  now: Date,
): readonly string[] {
  const { previous_secret: secrets, previous_until: until } = endpoint;
  return secrets !== null && until !== null && until > moment(now) ? secrets.split(' ') : [];
}

/** Tells an endpoint nothing more, without forgetting it: what waits for it is given up, and can be sent again from the log. */
export function disableEndpoint(
  context: ServiceContext,
  ownerId: string,
  endpointId: string,
): Promise<boolean> {
  return changeEndpoint(context.database.kysely, ownerId, endpointId, {
    disabled_at: moment(context.clock()),
    disabled_reason: 'operator',
  });
}

/** Switches an endpoint on again that said it was gone, or was switched off. */
export function enableEndpoint(
  context: ServiceContext,
  ownerId: string,
  endpointId: string,
): Promise<boolean> {
  return changeEndpoint(context.database.kysely, ownerId, endpointId, {
    disabled_at: null,
    disabled_reason: null,
  });
}

/** Removes an endpoint of its owner; false where there was none. */
export function forgetEndpoint(
  context: ServiceContext,
  ownerId: string,
  endpointId: string,
): Promise<boolean> {
  return context.database.transaction((db) => removeEndpoint(db, ownerId, endpointId));
}

/** What became of the wish to send a message once more; `off` where its endpoint is switched off, so that nothing would go. */
export type Replay = 'sent' | 'waiting' | 'off' | 'unknown';

/**
 * Sends a message of the log again, with the same id, so that a receiver that has it can drop it. `waiting` where it is to be
 * sent anyway, `unknown` where the owner has no such message.
 */
export async function replayDelivery(
  context: ServiceContext,
  ownerId: string,
  deliveryId: string,
): Promise<Replay> {
  return context.database.transaction<Replay>(async (db) => {
    const delivery = await findDelivery(db, ownerId, deliveryId);
    const endpoint = delivery && (await findEndpoint(db, ownerId, delivery.endpoint_id));
    if (!endpoint) return 'unknown';
    if (endpoint.disabled_at !== null) return 'off';
    return (await resendDelivery(db, delivery, moment(context.clock()))) ? 'sent' : 'waiting';
  });
}

/**
 * Sends again everything that the endpoints of an owner that are switched on did not get, as after one was away for long;
 * returns how many messages. `off` where all that was not delivered is for endpoints that are switched off.
 */
export async function replayUndelivered(context: ServiceContext, ownerId: string): Promise<number | 'off'> {
  const db = context.database.kysely;
  const messages = await resendUndelivered(db, ownerId, moment(context.clock()));
  // What was not delivered stands first in the log.
  const [first] = messages > 0 ? [] : await listDeliveries(db, ownerId, 1);
  return first && UNDELIVERED.includes(first.status) ? 'off' : messages;
}

/** 24 random bytes, as the convention writes them. */
function newSecret(random: Random): string {
  return `whsec_${Buffer.from(random(24)).toString('base64')}`;
}
