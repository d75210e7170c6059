import type { FastifyPluginAsync } from 'fastify';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { openDesk, sendDesk } from '../agency-page.tsx';
import { AGENCY } from '../paths.ts';
import { ResultsScreen } from '../screens/ResultsScreen.tsx';

export function resultRoutes({ context }: AppDependencies): FastifyPluginAsync {
  return async (app) => {
    app.get(AGENCY.results, { config: { access: 'agency', page: true } }, async (request, reply) => {
      const desk = await openDesk(context, request, reply);
      if (!desk) return reply;
      return sendDesk(request, reply, desk, {
        section: 'results',
        title: desk.text('a.nav.results'),
        content: <ResultsScreen desk={desk} />,
      });
    });
    await Promise.resolve();
  };
}
