import type { FastifyPluginAsync } from 'fastify';
import { AGENCY } from '../agency/paths.ts';
import { operatorPaths } from '../operator/paths.ts';

/**
 * Where a console's page tells, once a minute at most, that somebody is working in it. To let the caller in is to take it
 * for use of their session (http/access.ts); there is nothing else to do.
 */
export const attendedRoutes: FastifyPluginAsync = async (app) => {
  const at = { [AGENCY.attended]: 'agency', [operatorPaths.attended]: 'operator' } as const;
  for (const [path, access] of Object.entries(at))
    app.post(path, { config: { access }, bodyLimit: 1 }, (_request, reply) => reply.code(204).send());
};
