import type { FastifyPluginAsync } from 'fastify';
import type { AppDependencies } from '../../http/app-dependencies.ts';
import { Refusal } from '../../http/errors.ts';
import { perMinute } from '../../http/limits.ts';
import { unsubscribe } from '../../services/candidate/wishes.ts';
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
    // Mail programs should send multipart/form-data and may send a form of another kind (RFC 8058, 3.2); here alone any will do.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    app.get(PATH, { config }, (request, reply) =>
      reply.header('vary', 'Accept-Language').redirect(stopPath(languageOf(request)), 303),
    );
    app.post<{ Params: { readonly key: string } }>(
      PATH,
      { config: { ...config, rateLimit: perMinute(limits.submitting) }, bodyLimit: 4096 },
      async (request, reply) => {
        if (!asksForOneClick(request.body)) throw new Refusal('invalid_request');
        await unsubscribe(context, request.params.key);
        return reply.type('text/plain; charset=utf-8').send('OK\n');
      },
    );
  };
}

/** The pair of RFC 8058 as the only field of a form, or as a part of one whose boundary need not be the one announced. */
function asksForOneClick(body: unknown): boolean {
  if (typeof body !== 'string') return false;
  const sent = new URLSearchParams(body.trim()).getAll('List-Unsubscribe');
  const part = /\bname="?List-Unsubscribe"?[^\n]*\n(?:[^\r\n]+\r?\n)*\r?\n[ \t]*One-Click[ \t]*\r?(?:\n|$)/i;
  return sent.join() === 'One-Click' || part.test(body);
}
