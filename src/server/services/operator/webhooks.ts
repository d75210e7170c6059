import { findEmployer, lockEmployer } from '../../stores/employers.ts';
import { findDelivery, lockEndpoint } from '../../stores/webhooks.ts';
import { within, type ServiceContext } from '../context.ts';
import { WEBHOOK_TYPES } from '../webhooks/emit.ts';
import {
  disableEndpoint,
  enableEndpoint,
  forgetEndpoint,
  registerEndpoint,
  replayDelivery,
  replayUndelivered,
  rotateSecret,
} from '../webhooks/endpoints.ts';
import { audit, wasRemoved, type Actor } from './audit.ts';
import { refused, type Refused, type Result } from './refused.ts';

const FAULTS = {
  bad_url: refused('hook_url_invalid', 'url'),
  no_events: refused('hook_events_missing', 'event'),
  too_many: refused('hook_too_many', 'url'),
  stale: refused('stale'),
} as const;

type WithSecret = { readonly ok: true; readonly endpointId: string; readonly secret: string };

/** Registers an endpoint of an employer's own system. The secret is shown once, and is no part of the trail. */
export async function addEmployerEndpoint(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
  wish: { readonly url: string; readonly events: readonly string[] },
  pressKey?: string,
): Promise<WithSecret | Refused> {
  const events = WEBHOOK_TYPES.employer.filter((type) => wish.events.includes(type));
  return context.database.transaction<WithSecret | Refused>(async (db) => {
    if (!(await lockEmployer(db, employerId))) return refused('not_found');
    const endpoint = { url: wish.url, events };
    const result = await registerEndpoint(within(context, db), employerId, endpoint, pressKey);
    if (!result.ok) return FAULTS[result.fault];
    if (result.repeated) return result;
    const { endpointId } = result;
    // A form that is sent once more must not bring back what somebody removed meanwhile.
    if (await wasRemoved(db, 'webhook.removed', employerId, endpointId)) {
      await forgetEndpoint(within(context, db), employerId, endpointId);
      return FAULTS.stale;
    }
    // Paths and parameters of an address may hold a key of the employer's.
    const { host } = new URL(wish.url.trim());
    await audit(context, db, actor, {
      action: 'webhook.created',
      employerId,
      subject: endpointId,
      after: { host, events },
    });
    return result;
  });
}

/** Replaces the secret; the one before signs along for a day. */
export async function rotateEmployerSecret(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
  endpointId: string,
): Promise<WithSecret | Refused> {
  return context.database.transaction<WithSecret | Refused>(async (db) => {
    if (!(await findEmployer(db, employerId))) return refused('not_found');
    const secret = await rotateSecret(within(context, db), employerId, endpointId);
    if (secret === undefined) return refused('not_found');
    await audit(context, db, actor, {
      action: 'webhook.changed',
      employerId,
      subject: endpointId,
      after: { secret: 'replaced' },
    });
    return { ok: true, endpointId, secret };
  });
}

export const ENDPOINT_CHANGES = ['enable', 'disable', 'remove'] as const;
export type EndpointChange = (typeof ENDPOINT_CHANGES)[number];

const CHANGES = { enable: enableEndpoint, disable: disableEndpoint, remove: forgetEndpoint } as const;

/** Switches an endpoint on or off, or forgets it with its log; one that was removed before stays removed. */
export async function changeEmployerEndpoint(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
  endpointId: string,
  change: EndpointChange,
): Promise<Result> {
  return context.database.transaction<Result>(async (db) => {
    const endpoint = (await findEmployer(db, employerId)) && (await lockEndpoint(db, employerId, endpointId));
    const isRemoved = !endpoint && (await wasRemoved(db, 'webhook.removed', employerId, endpointId));
    if (isRemoved && change === 'remove') return { ok: true };
    if (!endpoint) return refused('not_found');
    const enabled = endpoint.disabled_at === null;
    if (change !== 'remove' && enabled === (change === 'enable')) return refused('already');
    await CHANGES[change](within(context, db), employerId, endpointId);
    await audit(context, db, actor, {
      action: change === 'remove' ? 'webhook.removed' : 'webhook.changed',
      employerId,
      subject: endpointId,
      before: { enabled },
      ...(change === 'remove' ? {} : { after: { enabled: !enabled } }),
    });
    return { ok: true };
  });
}

const REPLAY_FAULTS = {
  waiting: refused('already'),
  off: refused('hook_off'),
  unknown: refused('not_found'),
} as const;

/** Sends a message of the log again; nothing to do where it waits to be sent anyway, or its endpoint is switched off. */
export async function replayEmployerDelivery(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
  deliveryId: string,
): Promise<Result> {
  return context.database.transaction<Result>(async (db) => {
    const delivery = (await findEmployer(db, employerId)) && (await findDelivery(db, employerId, deliveryId));
    if (!delivery) return refused('not_found');
    const replay = await replayDelivery(within(context, db), employerId, deliveryId);
    if (replay !== 'sent') return REPLAY_FAULTS[replay];
    await audit(context, db, actor, {
      action: 'webhook.replayed',
      employerId,
      subject: deliveryId,
      after: { type: delivery.type },
    });
    return { ok: true };
  });
}

/** Sends everything again that was not delivered. */
export async function replayEmployerUndelivered(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
): Promise<{ readonly ok: true; readonly messages: number } | Refused> {
  return context.database.transaction<{ readonly ok: true; readonly messages: number } | Refused>(
    async (db) => {
      if (!(await findEmployer(db, employerId))) return refused('not_found');
      const messages = await replayUndelivered(within(context, db), employerId);
      if (messages === 'off') return REPLAY_FAULTS.off;
      if (messages === 0) return REPLAY_FAULTS.waiting;
      await audit(context, db, actor, { action: 'webhook.replayed', employerId, after: { messages } });
      return { ok: true, messages };
    },
  );
}
