import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ProgressReply } from '../../contract/progress.ts';
import { callerOf } from '../http/access.ts';
import type { AppDependencies } from '../http/app-dependencies.ts';
import { readProgress } from '../services/figures/progress.ts';
import { REFUSALS } from './refusals.ts';

/** How far the employer is on its way to the next slot (contract/progress.ts). */
export function progressRoutes({ context }: AppDependencies): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/progress',
      {
        config: { access: 'connection' },
        schema: {
          summary: 'The employer’s totals as of the last closing',
          response: { 200: ProgressReply, ...REFUSALS },
        },
      },
      (request) => readProgress(context, callerOf(request, 'connection').employerId),
    );
  };
}
