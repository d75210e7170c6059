import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../http/app-dependencies.ts';
import { privacyPath } from '../candidate-paths.ts';
import { pageText } from '../page-text.tsx';
import { PrivacyPage } from '../screens/PrivacyPage.tsx';
import { languageOf, sendPage } from '../send-page.ts';
import { onLink, type LinkParams } from './link.tsx';

/** What the operator does with personal data: for everybody, and below a link with its employer named. */
export function privacyRoutes(deps: AppDependencies): FastifyPluginAsync {
  const { operator } = deps.context;
  const show = (request: FastifyRequest, reply: FastifyReply) => {
    const language = languageOf(request);
    void reply.headers({ 'content-language': language, vary: 'Accept-Language' });
    const otherLanguage = privacyPath(language === 'ja' ? 'en' : 'ja');
    return sendPage(reply, <PrivacyPage text={pageText(language)} {...{ operator, otherLanguage }} />, {
      caching: 'revisited',
    });
  };
  return async (app) => {
    const config = { access: 'anyone', page: true } as const;
    app.get('/privacy', { config }, show);
    app.get('/privacy/:language(ja|en)', { config }, show);
    app.get<{ Params: LinkParams }>(
      '/r/:code/:language(ja|en)/privacy',
      { config },
      onLink(deps, (_request, reply, link) => {
        const { text, paths, profile, language } = link;
        const otherLanguage = paths.privacy(language === 'ja' ? 'en' : 'ja');
        return sendPage(
          reply,
          <PrivacyPage {...{ text, operator, otherLanguage }} link={{ profile, paths }} />,
          { caching: 'revisited' },
        );
      }),
    );
  };
}
