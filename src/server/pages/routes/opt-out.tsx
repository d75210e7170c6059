import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../http/app-dependencies.ts';
import { Refusal } from '../../http/errors.ts';
import { FORM_BYTES, perMinute } from '../../http/limits.ts';
import { parseMailAddress } from '../../identity/mail-address.ts';
import { allowMails, stopMails, stoppedMails } from '../../services/candidate/opt-out.ts';
import { mailFaultText } from '../fault-texts.ts';
import { fieldOf } from '../form-body.ts';
import { pageText, type PageText } from '../page-text.tsx';
import { OptOutDonePage, OptOutPage, OptOutUndonePage } from '../screens/OptOutPage.tsx';
import { languageOf, sendPage } from '../send-page.ts';
import { openLink, type LinkParams, type LinkRequest } from './link.tsx';
import { STOP_PATHS, stopPath, type StopPaths } from './stop-paths.ts';

type KeyRequest = FastifyRequest<{ Params: { readonly key: string } }>;

/** What the pages are shown with; where it is not there, an answer has been sent. */
interface StopSite {
  readonly text: PageText;
  readonly paths: StopPaths;
  /** Who is not told. */
  readonly short: string;
}

type OpenSite = (request: FastifyRequest, reply: FastifyReply) => Promise<StopSite | undefined>;

/** Stopping mails, below a link and for whoever has none. Only a typed address and the button act. */
export function optOutRoutes(deps: AppDependencies): FastifyPluginAsync {
  const belowLink: OpenSite = async (request, reply) => {
    const link = await openLink(deps, request as LinkRequest, reply);
    return link && { text: link.text, paths: link.paths, short: link.names.short };
  };
  const alone: OpenSite = (request, reply) => {
    const text = pageText(languageOf(request));
    void reply.header('content-language', text.language);
    return Promise.resolve({ text, paths: STOP_PATHS, short: text('c.pri.anyEmployer') });
  };
  return async (app) => {
    addStopPages(app, deps, '/r/:code/:language(ja|en)/stop', belowLink);
    addStopPages(app, deps, '/stop/:language(ja|en)', alone);
    // As it is said and typed.
    app.get('/stop', { config: { access: 'anyone', page: true } }, (request, reply) =>
      reply.header('vary', 'Accept-Language').redirect(stopPath(languageOf(request)), 303),
    );
  };
}

function addStopPages(app: FastifyInstance, deps: AppDependencies, path: string, open: OpenSite): void {
  const { context, limits } = deps;
  const { operator } = context;
  const config = { access: 'anyone', page: true } as const;
  const posted = { config: { ...config, rateLimit: perMinute(limits.submitting) }, bodyLimit: FORM_BYTES };

  app.get<{ Params: LinkParams }>(path, { config }, async (request, reply) => {
    const site = await open(request, reply);
    if (!site) return reply;
    return sendPage(reply, <OptOutPage {...site} {...{ operator }} mail="" />, { caching: 'revisited' });
  });

  app.post<{ Params: LinkParams }>(path, posted, async (request, reply) => {
    const site = await open(request, reply);
    if (!site) return reply;
    const typed = fieldOf(request.body, 'mail');
    const mail = parseMailAddress(typed);
    if (!mail.ok) {
      const fault = mailFaultText(site.text, mail.fault);
      return sendPage(reply, <OptOutPage {...site} {...{ operator, fault }} mail={typed} />, { status: 422 });
    }
    const pageKey = await stopMails(context, mail.address);
    return reply.redirect(site.paths.stopped(site.text.language, pageKey), 303);
  });

  app.get(`${path}/undone`, { config }, async (request, reply) => {
    const site = await open(request, reply);
    return site ? sendPage(reply, <OptOutUndonePage text={site.text} paths={site.paths} />) : reply;
  });

  app.get(`${path}/:key`, { config }, async (request: KeyRequest, reply) => {
    const site = await open(request, reply);
    if (!site) return reply;
    const pageKey = request.params.key;
    const stopped = await stoppedMails(context, pageKey);
    if (!stopped) throw new Refusal('not_found');
    return sendPage(reply, <OptOutDonePage {...site} {...stopped} pageKey={pageKey} />);
  });

  app.post(`${path}/:key/undo`, posted, async (request: KeyRequest, reply) => {
    const site = await open(request, reply);
    if (!site) return reply;
    const pageKey = request.params.key;
    await allowMails(context, pageKey);
    // Where it was too late, the page still says that mails are stopped.
    const left = await stoppedMails(context, pageKey);
    const { language } = site.text;
    return reply.redirect(left ? site.paths.stopped(language, pageKey) : site.paths.undone(language), 303);
  });
}
