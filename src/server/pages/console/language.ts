import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { preferredLanguage } from '../../language.ts';
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

/** The switch at the foot of the navigation. It keeps a choice and nothing about a person, so anyone may press it. */
export const consoleLanguageRoutes: FastifyPluginAsync = async (app) => {
  app.post('/console/language', { config: { access: 'anyone', page: true } }, (request, reply) => {
    const language = fieldOf(request.body, 'language') === 'en' ? 'en' : 'ja';
    const back = fieldOf(request.body, 'back');
    void reply.header(
      'set-cookie',
      `${COOKIE}=${language}; Path=/; Max-Age=${YEAR_SECONDS}; Secure; HttpOnly; SameSite=Lax`,
    );
    // Only our own pages: an address with a host would send people elsewhere.
    return reply.redirect(/^\/(?:agency|operator)(?:[/?#][^\\\s]*)?$/.test(back) ? back : '/', 303);
  });
  await Promise.resolve();
};
