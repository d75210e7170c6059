import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../http/app-dependencies.ts';
import { supportPath } from '../candidate-paths.ts';
import { pageText } from '../page-text.tsx';
import { SupportPage } from '../screens/SupportPage.tsx';
import { languageOf, sendPage } from '../send-page.ts';

/** Help with the add-in, where Outlook's link to support leads (`SupportUrl` in manifest.xml). */
export function supportRoutes({ context }: AppDependencies): FastifyPluginAsync {
  const show = (request: FastifyRequest, reply: FastifyReply) => {
    const language = languageOf(request);
    void reply.headers({ 'content-language': language, vary: 'Accept-Language' });
    const props = {
      text: pageText(language),
      operator: context.operator,
      otherLanguage: supportPath(language === 'ja' ? 'en' : 'ja'),
    };
    return sendPage(reply, <SupportPage {...props} />, { caching: 'revisited' });
  };
  return async (app) => {
    const config = { access: 'anyone', page: true } as const;
    app.get('/support', { config }, show);
    app.get('/support/:language(ja|en)', { config }, show);
  };
}
