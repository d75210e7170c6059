import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { japanDay } from '../../../time/calendar.ts';
import { Refusal } from '../../../http/errors.ts';
import { correctAgency, createAgency } from '../../../services/operator/agencies.ts';
import { admit, dismiss } from '../../../services/operator/members.ts';
import { CHANGED, seenOf } from '../../../services/operator/seen.ts';
import { findAgency, listAgencies, type Agency } from '../../../stores/agencies.ts';
import { employersPerAgency } from '../../../stores/employer-list.ts';
import { membersOfAgency } from '../../../stores/agency-members.ts';
import { labelOf, SERVED_AREAS, SERVED_JOBS } from '../../../text/choices.ts';
import { fieldOf } from '../../form-body.ts';
import { filledForm } from '../filled-form.ts';
import { actorOf, openPage, showPage } from '../operator-page.ts';
import { operatorPaths } from '../paths.ts';
import {
  agencyFormOf,
  agencyInputOf,
  memberOf,
  postedForm,
  type AgencyForm,
  type PostedForm,
} from '../posted.ts';
import { AgenciesPage } from '../screens/AgenciesPage.tsx';
import { AgencyPage, type AgencyPageProps } from '../screens/AgencyPage.tsx';

interface OfAgency {
  Params: { readonly agencyId: string };
  Querystring: { readonly saved?: string };
}

const EMPTY: AgencyForm = { name: '', nameEn: '', licenceNo: '', licenceExpiresOn: '', area: [], job: [] };

/** Partner agencies, their licences and their people. */
export function agencyRoutes({ context }: AppDependencies): FastifyPluginAsync {
  const show = async (
    request: FastifyRequest<OfAgency>,
    reply: FastifyReply,
    answer: Pick<AgencyPageProps, 'refusal' | 'typed' | 'saved'> & {
      readonly sent?: PostedForm<AgencyForm>;
    } = {},
  ) => {
    const { agencyId } = request.params;
    const db = context.database.kysely;
    const { sent, ...told } = answer;
    const seen = await seenOf(db, CHANGED.agency(agencyId));
    const agency = await findAgency(db, agencyId);
    if (!agency) throw new Refusal('not_found');
    const page = await openPage(context, request, 'agencies');
    const filled = filledForm(
      page.text,
      { form: formOf(agency), seen },
      sent,
      answer.refusal,
      (name, value) => shownAs(page.text.language, name, value),
    );
    return showPage(
      reply,
      <AgencyPage
        {...{ page, agencyId, filled, ...told }}
        form={filled.form}
        name={page.text.nameOf(agency)}
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
      return showPage(reply, <AgencyPage page={page} form={EMPTY} />);
    });

    app.post(operatorPaths.newAgency, { config }, async (request, reply) => {
      const form = agencyFormOf(request.body);
      const result = await createAgency(context, actorOf(request), agencyInputOf(form));
      if (result.ok) return saved(reply, result.agency.agency_id);
      const page = await openPage(context, request, 'agencies');
      return showPage(reply, <AgencyPage {...{ page, form }} refusal={result} />, 422);
    });

    app.get<OfAgency>(operatorPaths.agency(':agencyId'), { config }, (request, reply) =>
      show(request, reply, { saved: request.query.saved !== undefined }),
    );

    app.post<OfAgency>(operatorPaths.agency(':agencyId'), { config }, async (request, reply) => {
      const { agencyId } = request.params;
      const sent = postedForm(request.body, agencyFormOf);
      const input = agencyInputOf(sent.form);
      const result = await correctAgency(context, actorOf(request), agencyId, input, sent.seen);
      return result.ok ? saved(reply, agencyId) : show(request, reply, { refusal: result, sent });
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

function formOf(agency: Agency): AgencyForm {
  return {
    name: agency.name,
    nameEn: agency.name_en,
    licenceNo: agency.licence_no,
    licenceExpiresOn: agency.licence_expires_on,
    area: agency.areas.split(' ').filter(Boolean),
    job: agency.jobs.split(' ').filter(Boolean),
  };
}

/** What a field holds, for somebody to read. */
function shownAs(language: 'ja' | 'en', name: keyof AgencyForm, value: string): string {
  if (name === 'area') return labelOf(SERVED_AREAS, value, language);
  return name === 'job' ? labelOf(SERVED_JOBS, value, language) : value;
}
