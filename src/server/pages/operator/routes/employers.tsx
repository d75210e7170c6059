import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { Refusal } from '../../../http/errors.ts';
import { moment } from '../../../time/clock.ts';
import { routeAgencies } from '../../../services/operator/agencies.ts';
import { readEmployer } from '../../../services/operator/employer-view.ts';
import { setContacts } from '../../../services/operator/contacts.ts';
import { correctEmployer } from '../../../services/operator/employers.ts';
import { setPaused } from '../../../services/operator/pausing.ts';
import { removeEmployer } from '../../../services/operator/removing.ts';
import { issueInvitation, withdrawInvitations } from '../../../services/operator/invitations.ts';
import { setPolicy } from '../../../services/operator/policies.ts';
import type { Result } from '../../../services/operator/refused.ts';
import { mapTenant, unmapTenant } from '../../../services/operator/tenants.ts';
import { recomputeCountersOf } from '../../../services/credit/recompute-counters.ts';
import { listAgencies } from '../../../stores/agencies.ts';
import { employerLines, type EmployerLine, type EmployerPlace } from '../../../stores/employer-list.ts';
import { findEmployer } from '../../../stores/employers.ts';
import { ledgerRows } from '../../../stores/ledger-rows.ts';
import { placeOf, readPage } from '../../console/list-page.ts';
import { fieldOf, pressKeyOf } from '../../form-body.ts';
import { actorOf, openPage, showPage } from '../operator-page.ts';
import { operatorPaths } from '../paths.ts';
import { agenciesOf, contactsOf, employerInputOf, policyInputOf, seenIn, typedPolicyOf } from '../posted.ts';
import { EmployerFormPage, type EmployerFormPageProps } from '../screens/EmployerFormPage.tsx';
import { EmployerPage, type EmployerPageProps, type TypedOnEmployer } from '../screens/EmployerPage.tsx';
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
    answer: Pick<EmployerPageProps, 'refusal' | 'typed' | 'code' | 'saved'> = {},
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
    answer: Partial<Pick<EmployerFormPageProps, 'refusal' | 'input' | 'seen'>> = {},
  ) => {
    const view = await readEmployer(context, employerId);
    if (!view) throw new Refusal('not_found');
    const { employer, domains } = view;
    const page = await openPage(context, request, 'employers');
    const input = answer.input ?? {
      name: employer.name,
      nameEn: employer.name_en,
      shortName: employer.short_name,
      shortNameEn: employer.short_name_en,
      domains: domains.join(' '),
      hires: employer.hires,
    };
    const seen = answer.seen ?? view.seen.employer;
    const status = answer.refusal ? 422 : 200;
    return showPage(reply, <EmployerFormPage {...{ page, employerId, ...answer, input, seen }} />, status);
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
        const input = employerInputOf(request.body);
        const seen = seenIn(request.body);
        const result = await correctEmployer(context, actorOf(request), employerId, input, seen);
        if (result.ok) return saved(reply, employerId);
        const typed = result.fault === 'stale' ? {} : { input, seen };
        return edit(request, reply, employerId, { refusal: result, ...typed });
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
        const typed = result.fault === 'stale' ? undefined : typedOf(request.body, action);
        return show(request, reply, employerId, { refusal: result, typed });
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
function typedOf(body: unknown, action: string): TypedOnEmployer | undefined {
  if (action === 'policy') return { policy: typedPolicyOf(body) };
  if (action === 'map-tenant') return { tenant: fieldOf(body, 'tenant') };
  if (action === 'contacts') return { contacts: fieldOf(body, 'contacts'), seen: seenIn(body) };
  return undefined;
}

function saved(reply: FastifyReply, employerId: string): FastifyReply {
  return reply.redirect(`${operatorPaths.employer(employerId)}?saved`, 303);
}
