import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { Refusal } from '../../../http/errors.ts';
import type { Result } from '../../../services/operator/refused.ts';
import {
  addEmployerEndpoint,
  changeEmployerEndpoint,
  replayEmployerDelivery,
  replayEmployerUndelivered,
  rotateEmployerSecret,
  type EndpointChange,
} from '../../../services/operator/webhooks.ts';
import { findEmployer } from '../../../stores/employers.ts';
import { endpointsOf, listDeliveries } from '../../../stores/webhooks.ts';
import { fieldOf, fieldsOf, pressKeyOf } from '../../form-body.ts';
import { actorOf, openPage, showPage } from '../operator-page.ts';
import { operatorPaths } from '../paths.ts';
import { WebhooksPage, type WebhooksPageProps } from '../screens/WebhooksPage.tsx';

const LOG_LENGTH = 50;

interface OfEmployer {
  Params: { readonly employerId: string; readonly id: string; readonly change: EndpointChange };
  Querystring: { readonly saved?: string };
}
type Answer = Pick<WebhooksPageProps, 'secret' | 'replaced' | 'url' | 'chosen' | 'saved' | 'refusal'>;

/** Where an employer's own systems are told, and what they were told. */
export function webhookRoutes({ context }: AppDependencies): FastifyPluginAsync {
  const db = context.database.kysely;

  const show = async (request: FastifyRequest<OfEmployer>, reply: FastifyReply, answer: Answer = {}) => {
    const { employerId } = request.params;
    const employer = await findEmployer(db, employerId);
    if (!employer) throw new Refusal('not_found');
    const page = await openPage(context, request, 'employers');
    const endpoints = await endpointsOf(db, employerId);
    const deliveries = await listDeliveries(db, employerId, LOG_LENGTH);
    return showPage(
      reply,
      <WebhooksPage {...{ page, employer, endpoints, deliveries, ...answer }} />,
      answer.refusal ? 422 : 200,
    );
  };

  const finish = (request: FastifyRequest<OfEmployer>, reply: FastifyReply, result: Result) => {
    if (!result.ok) return show(request, reply, { refusal: result });
    const { employerId } = request.params;
    return reply.redirect(`${operatorPaths.employerAction(employerId, 'webhooks')}?saved`, 303);
  };

  return async (app) => {
    const config = { access: 'operator', page: true } as const;
    const path = operatorPaths.employerAction(':employerId', 'webhooks');

    app.get<OfEmployer>(path, { config }, (request, reply) =>
      show(request, reply, { saved: request.query.saved !== undefined }),
    );

    app.post<OfEmployer>(path, { config }, async (request, reply) => {
      const { employerId } = request.params;
      const url = fieldOf(request.body, 'url');
      const wish = { url, events: fieldsOf(request.body, 'event') };
      const result = await addEmployerEndpoint(
        context,
        actorOf(request),
        employerId,
        wish,
        pressKeyOf(request.body),
      );
      // Shown in the answer itself: a secret has no place in an address.
      if (result.ok) return show(request, reply, { secret: result.secret });
      return show(request, reply, { refusal: result, url, chosen: wish.events });
    });

    app.post<OfEmployer>(`${path}/:id/rotate`, { config }, async (request, reply) => {
      const { employerId, id } = request.params;
      const result = await rotateEmployerSecret(context, actorOf(request), employerId, id);
      return show(request, reply, result.ok ? { replaced: result.secret } : { refusal: result });
    });

    app.post<OfEmployer>(`${path}/:id/:change(enable|disable|remove)`, { config }, async (request, reply) => {
      const { employerId, id, change } = request.params;
      return finish(
        request,
        reply,
        await changeEmployerEndpoint(context, actorOf(request), employerId, id, change),
      );
    });

    app.post<OfEmployer>(`${path}/deliveries/:id/replay`, { config }, async (request, reply) => {
      const { employerId, id } = request.params;
      return finish(request, reply, await replayEmployerDelivery(context, actorOf(request), employerId, id));
    });

    app.post<OfEmployer>(`${path}/deliveries/replay`, { config }, async (request, reply) =>
      finish(
        request,
        reply,
        await replayEmployerUndelivered(context, actorOf(request), request.params.employerId),
      ),
    );
  };
}
