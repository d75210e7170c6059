import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { CreateWebhookBody, WebhookSecretReply } from '../../contract/agency.ts';
import type { AppDependencies } from '../http/app-dependencies.ts';
import { Refusal } from '../http/errors.ts';
import { forgetEndpoint, registerEndpoint, rotateSecret } from '../services/webhooks/endpoints.ts';
import { licensedCaller } from './agency-caller.ts';
import { REFUSALS } from './refusals.ts';

const Path = Type.Object({ webhookId: Type.String({ maxLength: 64 }) });
const config = { access: 'agency_key', scope: 'webhooks:write' } as const;

/** Where an agency's systems want to be told (docs/webhooks.md). */
export function agencyWebhookRoutes({ context }: AppDependencies): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/agency/webhooks',
      {
        config,
        schema: {
          summary: 'Register an endpoint',
          body: CreateWebhookBody,
          response: { 201: WebhookSecretReply, ...REFUSALS },
        },
      },
      async (request, reply) => {
        const { agencyId } = await licensedCaller(context, request);
        const result = await registerEndpoint(context, agencyId, request.body);
        if (!result.ok && (result.fault === 'too_many' || result.fault === 'stale'))
          throw new Refusal('conflict');
        if (!result.ok)
          throw new Refusal('invalid_request', [result.fault === 'no_events' ? 'events' : 'url']);
        return reply.code(201).send({ webhookId: result.endpointId, secret: result.secret });
      },
    );

    app.post(
      '/agency/webhooks/:webhookId/rotate',
      {
        config,
        schema: {
          summary: 'Replace an endpoint’s secret; the one before signs along for a day',
          params: Path,
          response: { 200: WebhookSecretReply, ...REFUSALS },
        },
      },
      async (request) => {
        const { agencyId } = await licensedCaller(context, request);
        const { webhookId } = request.params;
        const secret = await rotateSecret(context, agencyId, webhookId);
        if (secret === undefined) throw new Refusal('not_found');
        return { webhookId, secret };
      },
    );

    app.delete(
      '/agency/webhooks/:webhookId',
      {
        config,
        schema: { summary: 'Remove an endpoint', params: Path, response: { 204: Type.Null(), ...REFUSALS } },
      },
      async (request, reply) => {
        const { agencyId } = await licensedCaller(context, request);
        if (!(await forgetEndpoint(context, agencyId, request.params.webhookId)))
          throw new Refusal('not_found');
        return reply.code(204).send(null);
      },
    );
  };
}
