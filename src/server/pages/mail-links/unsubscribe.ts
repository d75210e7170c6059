import type { FastifyPluginAsync } from 'fastify';
import type { AppDependencies } from '../../http/app-dependencies.ts';
import { Refusal } from '../../http/errors.ts';
import { perMinute } from '../../http/limits.ts';
import { unsubscribe } from '../../services/candidate/wishes.ts';
import { fieldOf } from '../form-body.ts';
import { languageOf } from '../send-page.ts';
import { stopPath } from '../routes/stop-paths.ts';

const PATH = '/unsubscribe/:key';

/**
 * The address in `List-Unsubscribe`. Mail programs post to it when their user asks them to, and nothing may stand in
 * between (RFC 8058). Opened in a browser it leads to the page where an address is typed: scanners open it too.
 */
export function unsubscribeRoutes({ context, limits }: AppDependencies): FastifyPluginAsync {
  return async (app) => {
    const config = { access: 'anyone', page: true } as const;
    app.get(PATH, { config }, (request, reply) =>
      reply.header('vary', 'Accept-Language').redirect(stopPath(languageOf(request)), 303),
    );
    app.post<{ Params: { readonly key: string } }>(
      PATH,
      { config: { ...config, rateLimit: perMinute(limits.submitting) }, bodyLimit: 4096 },
      async (request, reply) => {
        if (fieldOf(request.body, 'List-Unsubscribe') !== 'One-Click') throw new Refusal('invalid_request');
        await unsubscribe(context, request.params.key);
        return reply.type('text/plain; charset=utf-8').send('OK\n');
      },
    );
    await Promise.resolve();
  };
}
