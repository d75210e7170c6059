import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { CountsReply, CreateCountsBody } from '../../contract/counts.ts';
import { callerOf } from '../http/access.ts';
import type { AppDependencies } from '../http/app-dependencies.ts';
import { addCounts } from '../services/figures/counts.ts';
import { REFUSALS } from './refusals.ts';

/** How many links were inserted and sent (contract/counts.ts). A report that comes again adds nothing. */
export function countRoutes({ context }: AppDependencies): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/counts',
      {
        config: { access: 'connection' },
        schema: {
          summary: 'Report how many links were inserted or sent, never for whom',
          body: CreateCountsBody,
          response: { 200: CountsReply, ...REFUSALS },
        },
      },
      async (request) => {
        const accepted = await addCounts(
          context,
          callerOf(request, 'connection').employerId,
          request.body.reports,
        );
        return { accepted };
      },
    );
  };
}
