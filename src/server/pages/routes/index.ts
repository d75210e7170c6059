import type { FastifyPluginAsync } from 'fastify';
import type { AppDependencies } from '../../app.ts';
import { agencyPageRoutes } from '../agency/routes/index.ts';
import { REGISTRATION_SCRIPT } from '../browser/asset.ts';
import { consoleAssetRoutes } from '../console/assets.ts';
import { consoleLanguageRoutes } from '../console/language.ts';
import { checkInRoutes } from '../mail-links/check-in.tsx';
import { unsubscribeRoutes } from '../mail-links/unsubscribe.ts';
import { myRoutes } from '../my/routes.tsx';
import { STYLESHEET } from '../stylesheet.ts';
import { operatorRoutes } from '../operator/routes/index.ts';
import { codeRoutes } from './code.tsx';
import { landingRoutes } from './landing.tsx';
import { optOutRoutes } from './opt-out.tsx';
import { privacyRoutes } from './privacy.tsx';
import { registerRoutes } from './register.tsx';

/** All pages. Reading them changes nothing; only posting does. */
export function pageRoutes(deps: AppDependencies): FastifyPluginAsync {
  return async (app) => {
    app.get(STYLESHEET.path, { config: { access: 'anyone' } }, (_request, reply) =>
      reply
        .header('content-type', 'text/css; charset=utf-8')
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(STYLESHEET.text),
    );
    app.get(
      REGISTRATION_SCRIPT.path,
      { config: { access: 'anyone' }, schema: { hide: true } },
      (_request, reply) =>
        reply
          .header('content-type', 'text/javascript; charset=utf-8')
          .header('cache-control', 'public, max-age=31536000, immutable')
          .send(REGISTRATION_SCRIPT.text),
    );
    await app.register(landingRoutes(deps));
    await app.register(registerRoutes(deps));
    await app.register(codeRoutes(deps));
    await app.register(optOutRoutes(deps));
    await app.register(privacyRoutes(deps));
    await app.register(myRoutes(deps));
    await app.register(checkInRoutes(deps));
    await app.register(unsubscribeRoutes(deps));
    await app.register(consoleAssetRoutes);
    await app.register(operatorRoutes(deps));
    await app.register(consoleLanguageRoutes);
    await app.register(agencyPageRoutes(deps));
  };
}
