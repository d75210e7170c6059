import type { FastifyPluginAsync } from 'fastify';
import type { AppDependencies } from '../../http/app-dependencies.ts';
import { agencyPageRoutes } from '../agency/routes/index.ts';
import { assetRoutes } from '../asset.ts';
import { REGISTRATION_SCRIPT } from '../browser/asset.ts';
import { attendedRoutes } from '../console/attended.ts';
import { CONSOLE_SCRIPT, CONSOLE_STYLESHEET, PAPER_STYLESHEET } from '../console/assets.ts';
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
import { supportRoutes } from './support.tsx';

const ASSETS = [STYLESHEET, REGISTRATION_SCRIPT, CONSOLE_STYLESHEET, CONSOLE_SCRIPT, PAPER_STYLESHEET];

/** All pages. Reading them changes nothing; only posting does. */
export function pageRoutes(deps: AppDependencies): FastifyPluginAsync {
  return async (app) => {
    await app.register(assetRoutes(ASSETS));
    await app.register(landingRoutes(deps));
    await app.register(registerRoutes(deps));
    await app.register(codeRoutes(deps));
    await app.register(optOutRoutes(deps));
    await app.register(privacyRoutes(deps));
    await app.register(supportRoutes(deps));
    await app.register(myRoutes(deps));
    await app.register(checkInRoutes(deps));
    await app.register(unsubscribeRoutes(deps));
    await app.register(operatorRoutes(deps));
    await app.register(consoleLanguageRoutes(deps));
    await app.register(attendedRoutes);
    await app.register(agencyPageRoutes(deps));
  };
}
