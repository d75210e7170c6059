import { findEmployer, lockEmployer } from '../../stores/employers.ts';
import { findDelivery, findEndpoint, resendDelivery } from '../../stores/webhooks.ts';
import { moment } from '../../time/clock.ts';
import { within, type ServiceContext } from '../context.ts';
import { WEBHOOK_TYPES } from '../webhooks/emit.ts';
import {
  disableEndpoint,
  enableEndpoint,
  forgetEndpoint,
  registerEndpoint,
  replayUndelivered,
  rotateSecret,
} from '../webhooks/endpoints.ts';
import { audit, type Actor } from './audit.ts';
import { refused, type Refused, type Result } from './refused.ts';

const FAULTS = {
  bad_url: refused('hook_url_invalid', 'url'),
  no_events: refused('hook_events_missing', 'event'),
  too_many: refused('hook_too_many', 'url'),
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
    // Paths and parameters of an address may hold a key of the employer's.
    const { host } = new URL(wish.url.trim());
    await audit(context, db, actor, {
      action: 'webhook.created',
      employerId,
      subject: result.endpointId,
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

/** Switches an endpoint on or off, or forgets it with its log. */
export async function changeEmployerEndpoint(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
  endpointId: string,
  change: EndpointChange,
): Promise<Result> {
  return context.database.transaction<Result>(async (db) => {
    const endpoint = (await findEmployer(db, employerId)) && (await findEndpoint(db, employerId, endpointId));
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

/** Sends a message of the log again; nothing to do where it waits to be sent anyway. */
export async function replayEmployerDelivery(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
  deliveryId: string,
): Promise<Result> {
  return context.database.transaction<Result>(async (db) => {
    const delivery = (await findEmployer(db, employerId)) && (await findDelivery(db, employerId, deliveryId));
    if (!delivery) return refused('not_found');
    if (!(await resendDelivery(db, delivery, moment(context.clock())))) return refused('already');
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
      if (messages === 0) return refused('already');
      await audit(context, db, actor, { action: 'webhook.replayed', employerId, after: { messages } });
      return { ok: true, messages };
    },
  );
}
