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

  /** One press on one thing of the agency's own. */
  const press = (act: (ownerId: string, id: string) => Promise<boolean>, said: Said) =>
    onDesk(context, async (request: IdRequest, reply, desk) => {
      if (!(await act(desk.agency.agency_id, request.params.id))) throw new Refusal('not_found');
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
        return reply.redirect(`${AGENCY.settings}${messages > 0 ? '?said=replayed' : ''}`, 303);
      }),
    );
    const presses = [
      [
        `${AGENCY.keys}/:id/revoke`,
        (owner, id) => revokeAgencyKey(db, owner, id, moment(context.clock())),
        'key',
      ],
      [`${AGENCY.endpoints}/:id/remove`, (owner, id) => forgetEndpoint(context, owner, id), 'hook'],
      [`${AGENCY.endpoints}/:id/enable`, (owner, id) => enableEndpoint(context, owner, id), 'saved'],
      [`${AGENCY.deliveries}/:id/replay`, (owner, id) => replayDelivery(context, owner, id), 'replayed'],
    ] as const satisfies readonly (readonly [
      string,
      (owner: string, id: string) => Promise<boolean>,
      Said,
    ])[];
    for (const [path, act, said] of presses)
      app.post<{ Params: { id: string } }>(path, { config }, press(act, said));
  };
}
