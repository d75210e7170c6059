import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { WordingReply } from '../../contract/wording.ts';
import { callerOf } from '../http/access.ts';
import type { AppDependencies } from '../http/app-dependencies.ts';
import { readWording } from '../services/employer/wording.ts';
import { REFUSALS } from './refusals.ts';

/** What a company decided for its recruiters; `/v1/me` says which version holds (contract/wording.ts). */
export function wordingRoutes({ context }: AppDependencies): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/wording',
      {
        config: { access: 'connection' },
        schema: {
          summary: 'Texts and choices the company has decided for its recruiters',
          response: { 200: WordingReply, ...REFUSALS },
        },
      },
      (request) => readWording(context, callerOf(request, 'connection').employerId),
    );
  };
}
