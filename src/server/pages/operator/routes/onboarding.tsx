import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { Refusal } from '../../../http/errors.ts';
import { routeAgencies } from '../../../services/operator/agencies.ts';
import { readChecklist } from '../../../services/operator/checklist.ts';
import { createEmployer } from '../../../services/operator/employers.ts';
import { issueInvitation } from '../../../services/operator/invitations.ts';
import { setPolicy } from '../../../services/operator/policies.ts';
import type { Result } from '../../../services/operator/refused.ts';
import { removeTestData, reopenTrial } from '../../../services/operator/trial.ts';
import { listAgencies } from '../../../stores/agencies.ts';
import { openOnboardings } from '../../../stores/onboardings.ts';
import { japanDay } from '../../../time/calendar.ts';
import { pressKeyOf } from '../../form-body.ts';
import { actorOf, openPage, showPage } from '../operator-page.ts';
import { operatorPaths } from '../paths.ts';
import {
  agenciesOf,
  employerInputOf,
  policyFormOf,
  policyInputOf,
  postedForm,
  routingFormOf,
  seenIn,
} from '../posted.ts';
import { ChecklistPage, type ChecklistPageProps } from '../screens/ChecklistPage.tsx';
import { EmployerFormPage } from '../screens/EmployerFormPage.tsx';
import { OnboardingListPage } from '../screens/OnboardingListPage.tsx';

interface Params {
  readonly employerId: string;
  readonly step: string;
}

const EMPTY = { name: '', nameEn: '', shortName: '', shortNameEn: '', domains: '', code: '' };

/** The meeting: one list per employer on its way in. */
export function onboardingRoutes({ context }: AppDependencies): FastifyPluginAsync {
  const show = async (
    request: FastifyRequest<{ Params: Pick<Params, 'employerId'> }>,
    reply: FastifyReply,
    answer: Pick<ChecklistPageProps, 'refusal' | 'sent'> = {},
  ) => {
    const checklist = await readChecklist(context, request.params.employerId);
    if (!checklist) throw new Refusal('not_found');
    const page = await openPage(context, request, 'onboarding');
    const today = japanDay(context.clock());
    const agencies = await listAgencies(context.database.kysely);
    const { relayOrigin } = context;
    return showPage(
      reply,
      <ChecklistPage {...{ page, checklist, agencies, today, relayOrigin, ...answer }} />,
      answer.refusal ? 422 : 200,
    );
  };

  return async (app) => {
    const config = { access: 'operator', page: true } as const;

    app.get(operatorPaths.home, { config }, (_request, reply) =>
      reply.redirect(operatorPaths.onboardings, 303),
    );

    app.get(operatorPaths.onboardings, { config }, async (request, reply) => {
      const page = await openPage(context, request, 'onboarding');
      const open = await openOnboardings(context.database.kysely);
      const found = await Promise.all(open.map((one) => readChecklist(context, one.employer_id)));
      const checklists = found.filter((one) => one !== undefined);
      return showPage(reply, <OnboardingListPage {...{ page, checklists }} />);
    });

    app.get(operatorPaths.newEmployer, { config }, async (request, reply) => {
      const page = await openPage(context, request, 'onboarding');
      return showPage(reply, <EmployerFormPage page={page} input={EMPTY} />);
    });

    app.post(operatorPaths.newEmployer, { config }, async (request, reply) => {
      const input = employerInputOf(request.body);
      const result = await createEmployer(context, actorOf(request), input, pressKeyOf(request.body));
      if (result.ok) return reply.redirect(operatorPaths.checklist(result.employer.employer_id), 303);
      const page = await openPage(context, request, 'onboarding');
      return showPage(reply, <EmployerFormPage {...{ page, input }} refusal={result} />, 422);
    });

    app.get<{ Params: Pick<Params, 'employerId'> }>(
      operatorPaths.checklist(':employerId'),
      { config },
      (request, reply) => show(request, reply),
    );

    app.post<{ Params: Params }>(
      operatorPaths.step(':employerId', ':step(policy|agencies|invitation|removal|reopen)'),
      { config },
      async (request, reply) => {
        const { employerId, step } = request.params;
        const result = await take(request, employerId, step);
        if (result.ok) return reply.redirect(operatorPaths.checklist(employerId), 303);
        const sent = {
          ...(step === 'policy' && { policy: postedForm(request.body, policyFormOf) }),
          ...(step === 'agencies' && { routing: postedForm(request.body, routingFormOf) }),
        };
        return show(request, reply, { refusal: result, sent });
      },
    );
  };

  function take(request: FastifyRequest, employerId: string, step: string): Promise<Result> {
    const actor = actorOf(request);
    const seen = seenIn(request.body);
    switch (step) {
      case 'policy':
        return setPolicy(context, actor, employerId, policyInputOf(request.body), seen);
      case 'agencies':
        return routeAgencies(context, actor, employerId, agenciesOf(request.body), seen);
      case 'invitation':
        return issueInvitation(context, actor, employerId, {}, pressKeyOf(request.body));
      case 'removal':
        return removeTestData(context, actor, employerId);
      default:
        return reopenTrial(context, actor, employerId);
    }
  }
}
