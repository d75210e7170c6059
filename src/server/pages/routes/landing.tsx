import type { FastifyPluginAsync } from 'fastify';
import type { AppDependencies } from '../../http/app-dependencies.ts';
import { Refusal } from '../../http/errors.ts';
import { candidatePaths } from '../candidate-paths.ts';
import { ClosedPage } from '../screens/ClosedPage.tsx';
import { LandingPage } from '../screens/LandingPage.tsx';
import { sendPage } from '../send-page.ts';
import { onLink, withoutEnd, type LinkParams, type LinkRequest } from './link.tsx';

/** The page a link leads to; counts the visit. */
export function landingRoutes(deps: AppDependencies): FastifyPluginAsync {
  const { operator } = deps.context;
  const show = onLink(deps, (request: LinkRequest, reply, link) => {
    const { text, profile, paths, address } = link;
    if (request.method === 'GET' && isFromMail(request))
      deps.visits.note(link.employerId, link.linkCode, {
        userAgent: request.headers['user-agent'],
        accept: request.headers.accept,
        purpose: purposeOf(request),
      });
    return sendPage(
      reply.header('vary', 'Accept-Language'),
      profile.agencies.length > 0 ? (
        <LandingPage {...{ text, profile, paths, operator, link: address }} />
      ) : (
        <ClosedPage {...{ text, profile, paths, operator }} />
      ),
      { caching: 'revisited' },
    );
  });
  return async (app) => {
    const config = { access: 'anyone', page: true } as const;
    app.get<{ Params: LinkParams }>('/r/:code', { config }, show);
    app.get<{ Params: LinkParams }>('/r/:code/:language(ja|en)', { config }, show);
    // The page with its language, with something of a sentence behind it (`/en).`) or in capitals.
    app.get<{ Params: LinkParams & { readonly named: string } }>(
      '/r/:code/:named',
      { config },
      (request, reply) => {
        const { code, named } = request.params;
        const language = withoutEnd(named).toLowerCase();
        if (language !== 'ja' && language !== 'en') throw new Refusal('not_found');
        return reply.redirect(candidatePaths(code).landing(language), 303);
      },
    );
  };
}

/**
 * Changing the language, or going back to the page, is not another visit. English mails carry the same address as that
 * does, so there the browser has to say that it does not come from a page of ours.
 */
function isFromMail(request: LinkRequest): boolean {
  if (request.params.language === undefined) return true;
  const from = request.headers['sec-fetch-site'];
  return request.params.language === 'en' && from !== undefined && from !== 'same-origin';
}

/** What browsers say when they fetch a page that nobody looks at yet. */
function purposeOf(request: LinkRequest): string | undefined {
  const said = [
    request.headers['sec-purpose'],
    request.headers['purpose'],
    request.headers['x-purpose'],
    request.headers['x-moz'],
  ];
  return said.flat().filter(Boolean).join(' ') || undefined;
}
