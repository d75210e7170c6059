import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { PoolPerson, PoolQuery, PoolReply } from '../../contract/pool.ts';
import { callerOf } from '../http/access.ts';
import type { AppDependencies } from '../http/app-dependencies.ts';
import { Refusal } from '../http/errors.ts';
import { readPool, readPoolPerson } from '../services/employer/pool.ts';
import { REFUSALS } from './refusals.ts';

const PersonParams = Type.Object({ personId: Type.String({ pattern: '^\\w{1,64}$' }) });

/** People who agreed to be written to again, and one of them read anew right before that (contract/pool.ts). */
export function poolRoutes({ context }: AppDependencies): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/pool',
      {
        config: { access: 'connection' },
        schema: {
          summary: 'People who agreed, by their own tick, to be contacted by this employer again',
          querystring: PoolQuery,
          response: { 200: PoolReply, ...REFUSALS },
        },
      },
      async (request) => {
        const { after, limit } = request.query;
        const { employerId } = callerOf(request, 'connection');
        const size = limit === undefined ? undefined : Number(limit);
        const page = await readPool(context, employerId, { after, limit: size });
        if (!page) throw new Refusal('invalid_request', ['after']);
        return page;
      },
    );

    app.get(
      '/pool/:personId',
      {
        config: { access: 'connection' },
        schema: {
          summary: 'One of them, as long as consent lasts',
          params: PersonParams,
          response: { 200: PoolPerson, ...REFUSALS },
        },
      },
      async (request) => {
        const { employerId } = callerOf(request, 'connection');
        const person = await readPoolPerson(context, employerId, request.params.personId);
        if (!person) throw new Refusal('not_found');
        return person;
      },
    );
  };
}
