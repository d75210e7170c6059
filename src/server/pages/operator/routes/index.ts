import type { FastifyPluginAsync } from 'fastify';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { agencyRoutes } from './agencies.tsx';
import { documentRoutes } from './documents.tsx';
import { employerRoutes } from './employers.tsx';
import { heldRoutes } from './held.tsx';
import { onboardingRoutes } from './onboarding.tsx';
import { recordRoutes } from './records.tsx';
import { webhookRoutes } from './webhooks.tsx';
import { wordingRoutes } from './wording.tsx';

/** The operator's console. Every change goes through a service that leaves a trace in the same transaction. */
export function operatorRoutes(deps: AppDependencies): FastifyPluginAsync {
  return async (app) => {
    await app.register(onboardingRoutes(deps));
    await app.register(employerRoutes(deps));
    await app.register(documentRoutes(deps));
    await app.register(agencyRoutes(deps));
    await app.register(heldRoutes(deps));
    await app.register(recordRoutes(deps));
    await app.register(wordingRoutes(deps));
    await app.register(webhookRoutes(deps));
  };
}
