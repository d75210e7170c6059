import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { japanDay } from '../../../time/calendar.ts';
import { Refusal } from '../../../http/errors.ts';
import { correctAgency, createAgency, type AgencyInput } from '../../../services/operator/agencies.ts';
import { admit, dismiss } from '../../../services/operator/members.ts';
import { CHANGED, seenOf } from '../../../services/operator/seen.ts';
import { findAgency, listAgencies } from '../../../stores/agencies.ts';
import { employersPerAgency } from '../../../stores/employer-list.ts';
import { membersOfAgency } from '../../../stores/agency-members.ts';
import { fieldOf } from '../../form-body.ts';
import { actorOf, openPage, showPage } from '../operator-page.ts';
import { operatorPaths } from '../paths.ts';
import { agencyInputOf, memberOf, seenIn } from '../posted.ts';
import { AgenciesPage } from '../screens/AgenciesPage.tsx';
import { AgencyPage, type AgencyPageProps } from '../screens/AgencyPage.tsx';

interface OfAgency {
  Params: { readonly agencyId: string };
  Querystring: { readonly saved?: string };
}

const EMPTY: AgencyInput = { name: '', nameEn: '', licenceNo: '', licenceExpiresOn: '' };

/** Partner agencies, their licences and their people. */
export function agencyRoutes({ context }: AppDependencies): FastifyPluginAsync {
  const show = async (
    request: FastifyRequest<OfAgency>,
    reply: FastifyReply,
    answer: Partial<Pick<AgencyPageProps, 'refusal' | 'input' | 'seen' | 'typed' | 'saved'>> = {},
  ) => {
    const { agencyId } = request.params;
    const db = context.database.kysely;
    const seen = await seenOf(db, CHANGED.agency(agencyId));
    const agency = await findAgency(db, agencyId);
    if (!agency) throw new Refusal('not_found');
    const page = await openPage(context, request, 'agencies');
    const input = answer.input ?? {
      name: agency.name,
      nameEn: agency.name_en,
      licenceNo: agency.licence_no,
      licenceExpiresOn: agency.licence_expires_on,
      areas: agency.areas.split(' '),
      jobs: agency.jobs.split(' '),
    };
    return showPage(
      reply,
      <AgencyPage
        {...{ page, agencyId, ...answer, input }}
        name={page.text.nameOf(agency)}
        seen={answer.seen ?? seen}
        members={await membersOfAgency(db, agencyId)}
      />,
      answer.refusal ? 422 : 200,
    );
  };
  const saved = (reply: FastifyReply, agencyId: string) =>
    reply.redirect(`${operatorPaths.agency(agencyId)}?saved`, 303);

  return async (app) => {
    const config = { access: 'operator', page: true } as const;

    app.get(operatorPaths.agencies, { config }, async (request, reply) => {
      const db = context.database.kysely;
      const page = await openPage(context, request, 'agencies');
      const [agencies, employers] = await Promise.all([listAgencies(db), employersPerAgency(db)]);
      const today = japanDay(context.clock());
      return showPage(reply, <AgenciesPage {...{ page, agencies, employers, today }} />);
    });

    app.get(operatorPaths.newAgency, { config }, async (request, reply) => {
      const page = await openPage(context, request, 'agencies');
      return showPage(reply, <AgencyPage page={page} input={EMPTY} />);
    });

    app.post(operatorPaths.newAgency, { config }, async (request, reply) => {
      const input = agencyInputOf(request.body);
      const result = await createAgency(context, actorOf(request), input);
      if (result.ok) return saved(reply, result.agency.agency_id);
      const page = await openPage(context, request, 'agencies');
      return showPage(reply, <AgencyPage {...{ page, input }} refusal={result} />, 422);
    });

    app.get<OfAgency>(operatorPaths.agency(':agencyId'), { config }, (request, reply) =>
      show(request, reply, { saved: request.query.saved !== undefined }),
    );

    app.post<OfAgency>(operatorPaths.agency(':agencyId'), { config }, async (request, reply) => {
      const input = agencyInputOf(request.body);
      const seen = seenIn(request.body);
      const result = await correctAgency(context, actorOf(request), request.params.agencyId, input, seen);
      if (result.ok) return saved(reply, request.params.agencyId);
      return show(request, reply, { refusal: result, ...(result.fault === 'stale' ? {} : { input, seen }) });
    });

    app.post<OfAgency>(
      operatorPaths.agencyAction(':agencyId', 'members'),
      { config },
      async (request, reply) => {
        const { agencyId } = request.params;
        const typed = memberOf(request.body);
        const result = await admit(context, actorOf(request), { audience: 'agency', agencyId }, typed);
        return result.ok ? saved(reply, agencyId) : show(request, reply, { refusal: result, typed });
      },
    );

    app.post<OfAgency>(
      operatorPaths.agencyAction(':agencyId', 'members/remove'),
      { config },
      async (request, reply) => {
        const result = await dismiss(context, actorOf(request), fieldOf(request.body, 'member'));
        return result.ok ? saved(reply, request.params.agencyId) : show(request, reply, { refusal: result });
      },
    );
  };
}
