import type { FastifyPluginAsync } from 'fastify';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { AGENCY } from '../paths.ts';
import { candidateRoutes } from './candidates.tsx';
import { requestRoutes } from './requests.tsx';
import { resultRoutes } from './results.tsx';
import { settingRoutes } from './settings.tsx';

/** The console of the partner agencies. Reading changes nothing; only posting does. */
export function agencyPageRoutes(deps: AppDependencies): FastifyPluginAsync {
  return async (app) => {
    app.get(AGENCY.home, { config: { access: 'agency', page: true } }, (_request, reply) =>
      reply.redirect(AGENCY.candidates(), 303),
    );
    await app.register(candidateRoutes(deps));
    await app.register(requestRoutes(deps));
    await app.register(resultRoutes(deps));
    await app.register(settingRoutes(deps));
  };
}
