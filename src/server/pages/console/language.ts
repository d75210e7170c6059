import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../http/app-dependencies.ts';
import { sessionCookie } from '../../http/session-cookie.ts';
import { sessionPrincipalOf } from '../../services/ways-in/sessions.ts';
import { keepMemberLanguage } from '../../stores/members.ts';
import { preferredLanguage } from '../../text/language.ts';
import { fieldOf } from '../form-body.ts';
import type { PageLanguage } from '../strings/index.ts';

const COOKIE = 'console-language';
const YEAR_SECONDS = 31_536_000;

/** What a member chose with the switch, or else what the browser asks for. */
export function consoleLanguage(request: FastifyRequest): PageLanguage {
  return chosenLanguage(request) ?? preferredLanguage(request.headers['accept-language']);
}

/** What a member chose with the switch, if they did. */
export function chosenLanguage(request: FastifyRequest): PageLanguage | undefined {
  const chosen = new RegExp(`(?:^|; )${COOKIE}=(ja|en)(?:;|$)`).exec(request.headers.cookie ?? '')?.[1];
  return chosen === 'ja' || chosen === 'en' ? chosen : undefined;
}

/** An address without what it says of the last press, which is no news in the other language. */
export function withoutFields(url: string, ...names: readonly string[]): string {
  const [page = '', query = ''] = url.split('?');
  const kept = query.split('&').filter((field) => field !== '' && !names.includes(field.split('=')[0] ?? ''));
  return kept.length === 0 ? page : `${page}?${kept.join('&')}`;
}

/** The switch at the foot of the navigation, which anyone may press. An agency's member is written to so from then. */
export function consoleLanguageRoutes({ context }: AppDependencies): FastifyPluginAsync {
  const keepForMails = async (request: FastifyRequest, language: PageLanguage) => {
    const token = request.cookies[sessionCookie('agency')];
    const member = token ? await sessionPrincipalOf(context, 'agency', token) : undefined;
    if (member?.kind === 'agency')
      await keepMemberLanguage(context.database.kysely, member.memberId, language);
  };
  return async (app) => {
    app.post('/console/language', { config: { access: 'anyone', page: true } }, async (request, reply) => {
      const language = fieldOf(request.body, 'language') === 'en' ? 'en' : 'ja';
      const back = fieldOf(request.body, 'back');
      await keepForMails(request, language);
      void reply.header(
        'set-cookie',
        `${COOKIE}=${language}; Path=/; Max-Age=${YEAR_SECONDS}; Secure; HttpOnly; SameSite=Lax`,
      );
      // Only our own pages: an address with a host would send people elsewhere.
      return reply.redirect(/^\/(?:agency|operator)(?:[/?#][^\\\s]*)?$/.test(back) ? back : '/', 303);
    });
  };
}
