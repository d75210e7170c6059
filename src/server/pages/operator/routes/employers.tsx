import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { Refusal } from '../../../http/errors.ts';
import { moment } from '../../../time/clock.ts';
import { routeAgencies } from '../../../services/operator/agencies.ts';
import { readEmployer } from '../../../services/operator/employer-view.ts';
import { setContacts } from '../../../services/operator/contacts.ts';
import { correctEmployer, type EmployerDetails } from '../../../services/operator/employers.ts';
import { setPaused } from '../../../services/operator/pausing.ts';
import { removeEmployer } from '../../../services/operator/removing.ts';
import { issueInvitation, withdrawInvitations } from '../../../services/operator/invitations.ts';
import { setPolicy } from '../../../services/operator/policies.ts';
import type { Refused, Result } from '../../../services/operator/refused.ts';
import { mapTenant, unmapTenant } from '../../../services/operator/tenants.ts';
import { recomputeCountersOf } from '../../../services/credit/recompute-counters.ts';
import { listAgencies } from '../../../stores/agencies.ts';
import { employerLines, type EmployerLine, type EmployerPlace } from '../../../stores/employer-list.ts';
import { findEmployer } from '../../../stores/employers.ts';
import { ledgerRows } from '../../../stores/ledger-rows.ts';
import { placeOf, readPage } from '../../console/list-page.ts';
import { fieldOf, pressKeyOf } from '../../form-body.ts';
import { filledForm } from '../filled-form.ts';
import { actorOf, openPage, showPage } from '../operator-page.ts';
import { operatorPaths } from '../paths.ts';
import {
  agenciesOf,
  contactsFormOf,
  contactsOf,
  employerDetailsOf,
  policyFormOf,
  policyInputOf,
  postedForm,
  routingFormOf,
  seenIn,
  sharedDomainsOf,
} from '../posted.ts';
import { EmployerFormPage } from '../screens/EmployerFormPage.tsx';
import { EmployerPage, type EmployerPageProps, type SentToEmployer } from '../screens/EmployerPage.tsx';
import { EmployersPage } from '../screens/EmployersPage.tsx';
import { LedgerPage } from '../screens/LedgerPage.tsx';

interface Params {
  readonly employerId: string;
  readonly action: string;
}
type OfEmployer = { Params: Pick<Params, 'employerId'>; Querystring: { readonly saved?: string } };

const LEDGER_ROWS = 100;

/** What is decided about an employer after, or outside of, its meeting. */
export function employerRoutes({ context }: AppDependencies): FastifyPluginAsync {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    employerId: string,
    answer: Pick<EmployerPageProps, 'refusal' | 'sent' | 'code' | 'saved'> = {},
  ) => {
    const view = await readEmployer(context, employerId);
    if (!view) throw new Refusal('not_found');
    const page = await openPage(context, request, 'employers');
    const agencies = await listAgencies(context.database.kysely);
    return showPage(
      reply,
      <EmployerPage
        {...{ page, view, agencies, ...answer }}
        relayOrigin={context.relayOrigin}
        now={moment(context.clock())}
      />,
      answer.refusal ? 422 : 200,
    );
  };

  const edit = async (
    request: FastifyRequest,
    reply: FastifyReply,
    employerId: string,
    refusal?: Refused,
  ) => {
    const view = await readEmployer(context, employerId);
    if (!view) throw new Refusal('not_found');
    const { employer, domains } = view;
    const page = await openPage(context, request, 'employers');
    const form: EmployerDetails = {
      name: employer.name,
      nameEn: employer.name_en,
      shortName: employer.short_name,
      shortNameEn: employer.short_name_en,
      domains: domains.join(' '),
      hires: employer.hires,
    };
    const standing = { form, seen: view.seen.employer };
    const sent = refusal && postedForm(request.body, employerDetailsOf);
    const filled = filledForm(page.text, standing, sent, refusal, (name, value) =>
      name === 'hires' && form.hires ? page.text(`o.hires.${form.hires}`) : value,
    );
    return showPage(
      reply,
      <EmployerFormPage {...{ page, employerId, filled, refusal }} input={filled.form} />,
      refusal ? 422 : 200,
    );
  };

  return async (app) => {
    const config = { access: 'operator', page: true } as const;

    app.get<{ Querystring: { readonly removed?: string } }>(
      operatorPaths.employers,
      { config },
      async (request, reply) => {
        const db = context.database.kysely;
        const query = fieldOf(request.query, 'q').slice(0, 100);
        const page = await openPage(context, request, 'employers');
        const list = await readPage<EmployerLine, EmployerPlace>(placeOf(request.query), {
          idOf: ({ employer_id }) => employer_id,
          placeOf: (id) => findEmployer(db, id),
          take: (order, most, after) => employerLines(db, query, { order, most, after }),
        });
        const removed = request.query.removed !== undefined;
        return showPage(reply, <EmployersPage {...{ page, query, list, removed }} />);
      },
    );

    app.get<OfEmployer>(operatorPaths.employer(':employerId'), { config }, (request, reply) =>
      show(request, reply, request.params.employerId, { saved: request.query.saved !== undefined }),
    );

    app.get<OfEmployer>(operatorPaths.employerAction(':employerId', 'edit'), { config }, (request, reply) =>
      edit(request, reply, request.params.employerId),
    );

    app.post<OfEmployer>(
      operatorPaths.employerAction(':employerId', 'edit'),
      { config },
      async (request, reply) => {
        const { employerId } = request.params;
        const correction = {
          ...employerDetailsOf(request.body),
          sharedDomains: sharedDomainsOf(request.body),
        };
        const seen = seenIn(request.body);
        const result = await correctEmployer(context, actorOf(request), employerId, correction, seen);
        return result.ok ? saved(reply, employerId) : edit(request, reply, employerId, result);
      },
    );

    app.post<OfEmployer>(
      operatorPaths.employerAction(':employerId', 'invitation'),
      { config },
      async (request, reply) => {
        const { employerId } = request.params;
        const pressKey = pressKeyOf(request.body);
        const result = await issueInvitation(context, actorOf(request), employerId, {}, pressKey);
        // Shown in the answer itself: a code has no place in an address.
        return show(request, reply, employerId, result.ok ? { code: result.code } : { refusal: result });
      },
    );

    app.post<OfEmployer>(
      operatorPaths.employerAction(':employerId', 'remove'),
      { config },
      async (request, reply) => {
        const { employerId } = request.params;
        const result = await removeEmployer(context, actorOf(request), employerId);
        if (result.ok) return reply.redirect(`${operatorPaths.employers}?removed`, 303);
        return show(request, reply, employerId, { refusal: result });
      },
    );

    app.post<{ Params: Params }>(
      operatorPaths.employerAction(
        ':employerId',
        ':action(policy|agencies|contacts|pause|resume|withdraw-invitations|map-tenant|unmap-tenant)',
      ),
      { config },
      async (request, reply) => {
        const { employerId, action } = request.params;
        const result = await act(request, employerId, action);
        if (result.ok) return saved(reply, employerId);
        return show(request, reply, employerId, { refusal: result, sent: sentTo(request.body, action) });
      },
    );

    app.get<{ Params: Pick<Params, 'employerId'>; Querystring: { readonly before?: string } }>(
      operatorPaths.employerAction(':employerId', 'ledger'),
      { config },
      async (request, reply) => {
        const { employerId } = request.params;
        const view = await readEmployer(context, employerId);
        if (!view) throw new Refusal('not_found');
        const before = /^\d{1,12}$/.test(request.query.before ?? '')
          ? Number(request.query.before)
          : undefined;
        const rows = await ledgerRows(context.database.kysely, employerId, {
          before,
          limit: LEDGER_ROWS + 1,
        });
        const shown = rows.slice(0, LEDGER_ROWS);
        const differences = await recomputeCountersOf(context, employerId);
        const page = await openPage(context, request, 'employers');
        const older = rows.length > LEDGER_ROWS ? shown.at(-1)?.sequence : undefined;
        return showPage(
          reply,
          <LedgerPage {...{ page, differences, older }} employer={view.employer} rows={shown} />,
        );
      },
    );
  };

  function act(request: FastifyRequest, employerId: string, action: string): Promise<Result> {
    const actor = actorOf(request);
    const seen = seenIn(request.body);
    switch (action) {
      case 'policy':
        return setPolicy(context, actor, employerId, policyInputOf(request.body), seen);
      case 'agencies':
        return routeAgencies(context, actor, employerId, agenciesOf(request.body), seen);
      case 'contacts':
        return setContacts(context, actor, employerId, contactsOf(request.body), seen);
      case 'withdraw-invitations':
        return withdrawInvitations(context, actor, employerId);
      case 'map-tenant':
        return mapTenant(context, actor, employerId, fieldOf(request.body, 'tenant'));
      case 'unmap-tenant':
        return unmapTenant(context, actor, employerId, fieldOf(request.body, 'tenant'));
      default:
        return setPaused(context, actor, employerId, action === 'pause');
    }
  }
}

/** What is shown again beside what was wrong with it. */
function sentTo(body: unknown, action: string): SentToEmployer | undefined {
  if (action === 'policy') return { policy: postedForm(body, policyFormOf) };
  if (action === 'agencies') return { routing: postedForm(body, routingFormOf) };
  if (action === 'contacts') return { contacts: postedForm(body, contactsFormOf) };
  if (action === 'map-tenant') return { tenant: fieldOf(body, 'tenant') };
  return undefined;
}

function saved(reply: FastifyReply, employerId: string): FastifyReply {
  return reply.redirect(`${operatorPaths.employer(employerId)}?saved`, 303);
}
