import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import type { AppDependencies } from '../../app.ts';
import { ClosedPage } from '../screens/ClosedPage.tsx';
import { LandingPage } from '../screens/LandingPage.tsx';
import { sendPage } from '../send-page.ts';
import { openLink, type LinkParams, type LinkRequest } from './link.tsx';

export function landingRoutes(deps: AppDependencies): FastifyPluginAsync {
  const { operator } = deps.context;
  const show = async (request: LinkRequest, reply: FastifyReply) => {
    const link = await openLink(deps, request, reply);
    if (!link) return reply;
    const { text, profile, paths, address } = link;
    // Only the address that mails carry counts; changing the language is not another visit.
    if (request.method === 'GET' && request.params.language === undefined)
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
  };
  return async (app) => {
    const config = { access: 'anyone', page: true } as const;
    app.get<{ Params: LinkParams }>('/r/:code', { config }, show);
    app.get<{ Params: LinkParams }>('/r/:code/:language(ja|en)', { config }, show);
    await Promise.resolve();
  };
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
