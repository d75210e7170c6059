import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { sql } from 'kysely';
import { Type } from 'typebox';
import type { AppDependencies } from '../http/app-dependencies.ts';
import { Refusal } from '../http/errors.ts';

const Alive = Type.Object({ status: Type.Literal('ok') });

/** For whoever watches the process: alive, and able to serve. */
export function healthRoutes({ context, isDraining }: AppDependencies): FastifyPluginAsyncTypebox {
  return async (app) => {
    const config = { access: 'anyone', rateLimit: false } as const;
    app.get('/healthz', { config, schema: { hide: true, response: { 200: Alive } } }, () => ({
      status: 'ok' as const,
    }));
    app.get('/readyz', { config, schema: { hide: true, response: { 200: Alive } } }, async () => {
      // A load balancer sends nothing more; what is under way still gets its answer.
      if (isDraining?.()) throw new Refusal('unavailable');
      await sql`select 1`.execute(context.database.kysely);
      return { status: 'ok' as const };
    });
  };
}
