import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ConnectionReply, CreateConnectionBody } from '../../contract/connection.ts';
import { callerOf } from '../http/access.ts';
import type { AppDependencies } from '../http/app-dependencies.ts';
import { Refusal } from '../http/errors.ts';
import { perMinute } from '../http/limits.ts';
import { connect, disconnect } from '../services/ways-in/connections.ts';
import { REFUSALS } from './refusals.ts';

/** The way in by an invitation code, and out again. A code that cannot be used is refused without a word why. */
export function connectionRoutes({ context, limits }: AppDependencies): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/connections',
      {
        config: { access: 'anyone', rateLimit: perMinute(limits.connecting) },
        schema: {
          summary: 'Exchange an invitation code for a connection',
          body: CreateConnectionBody,
          response: { 201: ConnectionReply, ...REFUSALS },
        },
      },
      async (request, reply) => {
        const connection = await connect(context, request.body.invitationCode);
        if (!connection) throw new Refusal('invitation_unusable');
        return reply.code(201).send(connection);
      },
    );

    app.delete(
      '/connections/current',
      {
        config: { access: 'connection' },
        schema: { summary: 'Revoke this connection', response: { 204: Type.Null(), ...REFUSALS } },
      },
      async (request, reply) => {
        await disconnect(context, callerOf(request, 'connection'));
        return reply.code(204).send(null);
      },
    );
  };
}
