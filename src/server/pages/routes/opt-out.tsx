import type { FastifyPluginAsync } from 'fastify';
import type { AppDependencies } from '../../app.ts';
import { Refusal } from '../../errors.ts';
import { perMinute } from '../../limits.ts';
import { parseMailAddress } from '../../mail-address.ts';
import { allowMails, stopMails, stoppedMails } from '../../services/opt-out.ts';
import { mailFaultText } from '../fault-texts.ts';
import { fieldOf } from '../form-body.ts';
import { OptOutDonePage, OptOutPage, OptOutUndonePage } from '../screens/OptOutPage.tsx';
import { sendPage } from '../send-page.ts';
import { openLink, type LinkParams } from './link.tsx';

const STOP = '/r/:code/:language(ja|en)/stop';
const BODY_BYTES = 64 * 1024;

interface Params extends LinkParams {
  readonly key: string;
}

export function optOutRoutes(deps: AppDependencies): FastifyPluginAsync {
  const { context, limits } = deps;
  return async (app) => {
    const config = { access: 'anyone', page: true } as const;
    const posted = { config: { ...config, rateLimit: perMinute(limits.submitting) }, bodyLimit: BODY_BYTES };

    app.get<{ Params: LinkParams }>(STOP, { config }, async (request, reply) => {
      const link = await openLink(deps, request, reply);
      if (!link) return reply;
      const { text, paths, names } = link;
      return sendPage(reply, <OptOutPage {...{ text, paths }} short={names.short} mail="" />, {
        caching: 'revisited',
      });
    });

    app.post<{ Params: LinkParams }>(STOP, posted, async (request, reply) => {
      const link = await openLink(deps, request, reply);
      if (!link) return reply;
      const { text, paths, names, language } = link;
      const typed = fieldOf(request.body, 'mail');
      const mail = parseMailAddress(typed);
      if (!mail.ok) {
        const fault = mailFaultText(text, mail.fault);
        return sendPage(reply, <OptOutPage {...{ text, paths, fault }} short={names.short} mail={typed} />, {
          status: 422,
        });
      }
      return reply.redirect(paths.stopped(language, await stopMails(context, mail.address)), 303);
    });

    app.get<{ Params: LinkParams }>(`${STOP}/undone`, { config }, async (request, reply) => {
      const link = await openLink(deps, request, reply);
      if (!link) return reply;
      return sendPage(reply, <OptOutUndonePage text={link.text} paths={link.paths} />);
    });

    app.get<{ Params: Params }>(`${STOP}/:key`, { config }, async (request, reply) => {
      const link = await openLink(deps, request, reply);
      if (!link) return reply;
      const { text, paths, names } = link;
      const pageKey = request.params.key;
      const stopped = await stoppedMails(context, pageKey);
      if (!stopped) throw new Refusal('not_found');
      return sendPage(
        reply,
        <OptOutDonePage {...{ text, paths, pageKey, ...stopped }} short={names.short} />,
      );
    });

    app.post<{ Params: Params }>(`${STOP}/:key/undo`, posted, async (request, reply) => {
      const link = await openLink(deps, request, reply);
      if (!link) return reply;
      const pageKey = request.params.key;
      await allowMails(context, pageKey);
      // Where it was too late, the page still says that mails are stopped.
      const left = await stoppedMails(context, pageKey);
      const next = left ? link.paths.stopped(link.language, pageKey) : link.paths.undone(link.language);
      return reply.redirect(next, 303);
    });
    await Promise.resolve();
  };
}
