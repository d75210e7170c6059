import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { cut } from '../../../../core/text/cut.ts';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { Refusal } from '../../../http/errors.ts';
import { AGENCY_SCOPES } from '../../../identity/principals.ts';
import { moment } from '../../../time/clock.ts';
import { createAgencyKey } from '../../../services/ways-in/agency-keys.ts';
import { cleanLine } from '../../../text/lines.ts';
import { WEBHOOK_TYPES } from '../../../services/webhooks/emit.ts';
import {
  enableEndpoint,
  forgetEndpoint,
  MOST_ENDPOINTS,
  registerEndpoint,
  replayDelivery,
  replayUndelivered,
  rotateSecret,
} from '../../../services/webhooks/endpoints.ts';
import { listAgencyKeys, revokeAgencyKey } from '../../../stores/agency-keys.ts';
import { endpointsOf, listDeliveries } from '../../../stores/webhooks.ts';
import { fieldOf, fieldsOf, pressKeyOf } from '../../form-body.ts';
import { onDesk, sendDesk, type Desk, type Said } from '../agency-page.tsx';
import { AGENCY } from '../paths.ts';

import { SettingsScreen, type SettingsState } from '../screens/SettingsScreen.tsx';

const LOG_LENGTH = 50;
const LONGEST_NAME = 60;

/** What is said of the wish to send a message again; a second press finds it waiting. */
const REPLAY_SAID = { sent: 'replayed', waiting: 'replayed', off: 'hook_off', unknown: undefined } as const;

type IdRequest = FastifyRequest<{ Params: { readonly id: string } }>;

/** The agency's own connections: keys of its systems, endpoints to tell, and what was told. */
export function settingRoutes({ context }: AppDependencies): FastifyPluginAsync {
  const db = context.database.kysely;

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    desk: Desk,
    more: Partial<SettingsState> & { readonly status?: number } = {},
  ) => {
    const { status = 200, ...shown } = more;
    const id = desk.agency.agency_id;
    const state: SettingsState = {
      keys: await listAgencyKeys(db, id),
      endpoints: await endpointsOf(db, id),
      deliveries: await listDeliveries(db, id, LOG_LENGTH),
      scopes: AGENCY_SCOPES,
      events: WEBHOOK_TYPES.agency,
      ...shown,
    };
    return sendDesk(request, reply, desk, {
      section: 'settings',
      title: desk.text('a.nav.settings'),
      status,
      content: <SettingsScreen desk={desk} state={state} />,
    });
  };

  /** One press on one thing of the agency's own, and what is said of it; undefined where there is no such thing. */
  const press = (act: (ownerId: string, id: string) => Promise<Said | undefined>) =>
    onDesk(context, async (request: IdRequest, reply, desk) => {
      const said = await act(desk.agency.agency_id, request.params.id);
      if (!said) throw new Refusal('not_found');
      return reply.redirect(`${AGENCY.settings}?said=${said}`, 303);
    });

  return async (app) => {
    const config = { access: 'agency', page: true } as const;
    app.get(AGENCY.settings, { config }, onDesk(context, show));

    app.post(
      AGENCY.keys,
      { config },
      onDesk(context, async (request, reply, desk) => {
        const name = cut(cleanLine(fieldOf(request.body, 'keyName')), LONGEST_NAME);
        const scopes = AGENCY_SCOPES.filter((scope) => fieldsOf(request.body, 'scope').includes(scope));
        const faults = {
          ...(name === '' ? { keyName: desk.text('a.set.key.noName') } : {}),
          ...(scopes.length === 0 ? { scope: desk.text('a.set.key.noScope') } : {}),
        };
        if (Object.keys(faults).length > 0)
          return show(request, reply, desk, { status: 422, refused: { key: { name, scopes }, faults } });
        const pressKey = pressKeyOf(request.body);
        const key = await createAgencyKey(context, desk.agency.agency_id, { name, scopes }, pressKey);
        if (key.revoked) return reply.redirect(`${AGENCY.settings}?said=stale`, 303);
        return show(request, reply, desk, { status: 201, fresh: { kind: 'key', value: key.token } });
      }),
    );

    app.post(
      AGENCY.endpoints,
      { config },
      onDesk(context, async (request, reply, desk) => {
        const events = WEBHOOK_TYPES.agency.filter((type) => fieldsOf(request.body, 'event').includes(type));
        const url = fieldOf(request.body, 'url');
        const pressKey = pressKeyOf(request.body);
        const result = await registerEndpoint(context, desk.agency.agency_id, { url, events }, pressKey);
        if (result.ok)
          return show(request, reply, desk, { status: 201, fresh: { kind: 'secret', value: result.secret } });
        if (result.fault === 'stale') return reply.redirect(`${AGENCY.settings}?said=stale`, 303);
        const faults = {
          bad_url: { url: desk.text('con.hook.bad') },
          no_events: { event: desk.text('con.hook.noEvents') },
          too_many: { url: desk.text('con.hook.full', { n: MOST_ENDPOINTS }) },
        }[result.fault];
        return show(request, reply, desk, {
          status: result.fault === 'too_many' ? 409 : 422,
          refused: { endpoint: { url, events }, faults },
        });
      }),
    );

    app.post<{ Params: { id: string } }>(
      `${AGENCY.endpoints}/:id/rotate`,
      { config },
      onDesk(context, async (request, reply, desk) => {
        const secret = await rotateSecret(context, desk.agency.agency_id, request.params.id);
        if (secret === undefined) throw new Refusal('not_found');
        return show(request, reply, desk, { fresh: { kind: 'replaced', value: secret } });
      }),
    );
    app.post(
      `${AGENCY.deliveries}/replay`,
      { config },
      onDesk(context, async (_request, reply, desk) => {
        const messages = await replayUndelivered(context, desk.agency.agency_id);
        if (messages === 0) return reply.redirect(AGENCY.settings, 303);
        const said: Said = messages === 'off' ? 'hook_off' : 'replayed';
        return reply.redirect(`${AGENCY.settings}?said=${said}`, 303);
      }),
    );
    const presses: readonly (readonly [string, Parameters<typeof press>[0]])[] = [
      [
        `${AGENCY.keys}/:id/revoke`,
        async (owner, id) =>
          (await revokeAgencyKey(db, owner, id, moment(context.clock()))) ? 'key' : undefined,
      ],
      [
        `${AGENCY.endpoints}/:id/remove`,
        async (owner, id) => {
          await forgetEndpoint(context, owner, id);
          // Nothing is kept of it, and whoever pressed twice sees the second answer alone: it is gone either way.
          return 'hook';
        },
      ],
      [
        `${AGENCY.endpoints}/:id/enable`,
        async (owner, id) => ((await enableEndpoint(context, owner, id)) ? 'saved' : undefined),
      ],
      [
        `${AGENCY.deliveries}/:id/replay`,
        async (owner, id) => REPLAY_SAID[await replayDelivery(context, owner, id)],
      ],
    ];
    for (const [path, act] of presses) app.post<{ Params: { id: string } }>(path, { config }, press(act));
  };
}
