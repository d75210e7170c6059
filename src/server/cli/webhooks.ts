import {
  addEmployerEndpoint,
  changeEmployerEndpoint,
  ENDPOINT_CHANGES,
  replayEmployerDelivery,
  replayEmployerUndelivered,
  rotateEmployerSecret,
} from '../services/operator/webhooks.ts';
import { WEBHOOK_TYPES } from '../services/webhooks/emit.ts';
import { endpointsOf, listDeliveries } from '../stores/webhooks.ts';
import { COMMAND_LINE, table, UsageError, type Command } from './command.ts';
import { employerId } from './find.ts';

const LOG_LENGTH = 50;
const SUMMARIES = {
  enable: 'switch an endpoint on again',
  disable: 'switch an endpoint off, without forgetting it',
  remove: 'forget an endpoint and its log',
} as const;

/** Endpoints of an employer's own systems. */
export const WEBHOOK_COMMANDS: readonly Command[] = [
  {
    name: 'webhook list',
    usage: '<employer>',
    summary: 'endpoints of an employer’s systems',
    run: async (context, typed) => {
      const id = await employerId(context, typed.at(0, 'employer'));
      // Named one by one: a secret is shown once, and not by looking.
      const data = (await endpointsOf(context.database.kysely, id)).map((one) => ({
        endpointId: one.endpoint_id,
        url: one.url,
        events: one.events.split(' '),
        disabledAt: one.disabled_at,
        disabledReason: one.disabled_reason,
      }));
      const rows = data.map((one) => [
        one.endpointId,
        one.disabledAt === null ? 'on' : `off (${one.disabledReason ?? ''})`,
        one.events.join(' '),
        one.url,
      ]);
      return { data, lines: table([['id', 'state', 'events', 'url'], ...rows]) };
    },
  },
  {
    name: 'webhook add',
    usage: '<employer> --url URL [--event TYPE]…',
    summary: `add an endpoint, for ${WEBHOOK_TYPES.employer.join(' and ')}; says its secret this once`,
    options: { url: { type: 'string' }, event: { type: 'string', multiple: true } },
    run: async (context, typed) => {
      const url = typed.required('url');
      const events = typed.all('event');
      const unknown = events.find((event) => !WEBHOOK_TYPES.employer.some((type) => type === event));
      if (unknown !== undefined)
        throw new UsageError(`--event is ${WEBHOOK_TYPES.employer.join(' or ')}, not “${unknown}”.`);
      const id = await employerId(context, typed.at(0, 'employer'));
      const wish = { url, events: events.length > 0 ? events : WEBHOOK_TYPES.employer };
      const result = await addEmployerEndpoint(context, COMMAND_LINE, id, wish);
      if (!result.ok) return result;
      const { endpointId, secret } = result;
      return { data: { endpointId, secret }, lines: [`${endpointId}  ${secret}`] };
    },
  },
  {
    name: 'webhook rotate',
    usage: '<employer> <endpoint>',
    summary: 'replace the secret; the one before stays valid beside it for 24 hours',
    run: async (context, typed) => {
      const id = await employerId(context, typed.at(0, 'employer'));
      const result = await rotateEmployerSecret(context, COMMAND_LINE, id, typed.at(1, 'endpoint'));
      if (!result.ok) return result;
      const { endpointId, secret } = result;
      return { data: { endpointId, secret }, lines: [secret] };
    },
  },
  ...ENDPOINT_CHANGES.map((change): Command => ({
    name: `webhook ${change}`,
    usage: '<employer> <endpoint>',
    summary: SUMMARIES[change],
    run: async (context, typed) => {
      const id = await employerId(context, typed.at(0, 'employer'));
      const endpointId = typed.at(1, 'endpoint');
      const result = await changeEmployerEndpoint(context, COMMAND_LINE, id, endpointId, change);
      return result.ok ? { data: { endpointId }, lines: ['Done.'] } : result;
    },
  })),
  {
    name: 'webhook log',
    usage: '<employer>',
    summary: 'what was told to an employer’s systems: the undelivered, then the newest',
    run: async (context, typed) => {
      const id = await employerId(context, typed.at(0, 'employer'));
      const data = (await listDeliveries(context.database.kysely, id, LOG_LENGTH)).map((one) => ({
        deliveryId: one.delivery_id,
        endpointId: one.endpoint_id,
        messageId: one.message_id,
        at: one.created_at,
        type: one.type,
        status: one.status,
        attempts: one.attempts,
        answer: one.last_status ?? one.last_fault,
      }));
      const rows = data.map((one) => [
        one.deliveryId,
        one.at,
        one.type,
        one.status,
        one.attempts,
        one.answer,
      ]);
      return { data, lines: table([['id', 'at', 'type', 'status', 'tries', 'answer'], ...rows]) };
    },
  },
  {
    name: 'webhook replay',
    usage: '<employer> <delivery>|undelivered',
    summary: 'send a message of the log, or all that was not delivered, again, with the same ids',
    run: async (context, typed) => {
      const id = await employerId(context, typed.at(0, 'employer'));
      const deliveryId = typed.at(1, 'delivery');
      if (deliveryId === 'undelivered') {
        const all = await replayEmployerUndelivered(context, COMMAND_LINE, id);
        return all.ok
          ? { data: { messages: all.messages }, lines: [`Waiting to be sent: ${all.messages}.`] }
          : all;
      }
      const result = await replayEmployerDelivery(context, COMMAND_LINE, id, deliveryId);
      return result.ok ? { data: { deliveryId }, lines: ['Waiting to be sent.'] } : result;
    },
  },
];
