import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { Refusal } from './errors.ts';
import { principalOf, type Principal } from './services/connections.ts';
import type { ServiceContext } from './services/context.ts';

/** Who may call a route: anyone at all, or the add-in of one employer by its connection. */
export type Access = 'anyone' | 'connection';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route says so; one that does not keeps the service from starting. */
    access?: Access;
    /** Answers people with pages rather than programs with JSON. */
    page?: boolean;
  }
  interface FastifyRequest {
    principal: Principal | null;
  }
}

/** Refuses routes without a declaration, and calls that a declaration does not allow. */
export function guardRoutes(app: FastifyInstance, context: ServiceContext): void {
  app.decorateRequest('principal', null);
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => void routes.push(route));
  // Looked at when all plugins have had their say: a plugin may declare for all of its routes at once.
  app.addHook('onReady', (done) => {
    const open = routes.find((route) => !route.config?.access);
    done(open && new Error(`The route ${open.url} does not declare who may call it.`));
  });
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.access !== 'connection') return;
    const token = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
    const principal = token ? await principalOf(context, token) : undefined;
    if (!principal) throw new Refusal('unauthenticated');
    request.principal = principal;
  });
}

/** The caller of a route declared for connections. */
export function callerOf(request: FastifyRequest): Principal {
  if (!request.principal) throw new Error('Only a route declared for connections has a caller.');
  return request.principal;
}
