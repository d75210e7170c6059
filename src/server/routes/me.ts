import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { MeReply } from '../../contract/me.ts';
import { callerOf } from '../http/access.ts';
import type { AppDependencies } from '../http/app-dependencies.ts';
import { bookingOf } from '../services/employer/onboarding.ts';
import { readWording } from '../services/employer/wording.ts';
import { employerDomains, getEmployer, policyAt } from '../stores/employers.ts';
import { trialIsOpen } from '../stores/onboardings.ts';
import { moment } from '../time/clock.ts';
import { REFUSALS } from './refusals.ts';

/** Everything the add-in keeps to insert by, also offline (contract/me.ts). */
export function meRoutes({ context }: AppDependencies): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/me',
      {
        config: { access: 'connection' },
        schema: { summary: 'Whom this connection speaks for', response: { 200: MeReply, ...REFUSALS } },
      },
      async (request): Promise<MeReply> => {
        const { employerId } = callerOf(request, 'connection');
        const db = context.database.kysely;
        const now = context.clock();
        const employer = await getEmployer(db, employerId);
        const policy = await policyAt(db, employerId, moment(now));
        const trial = await trialIsOpen(db, employerId, moment(now));
        return {
          employer: {
            name: employer.name,
            shortName: employer.short_name,
            shortNameEn: employer.short_name_en,
            code: employer.code,
            hires: employer.hires,
            status: employer.status,
            // In a trial the recruiter writes to themselves, and must not be taken for a colleague.
            domains: trial ? [] : [...(await employerDomains(db, employerId))],
            demo: employer.is_demo === 1,
          },
          relayOrigin: context.relayOrigin,
          operatorName: context.operator.name,
          operatorNameEn: context.operator.nameEn,
          policy: {
            threshold: policy.threshold,
            countingStage: policy.countingStage,
            slotValidDays: policy.slotValidDays,
            pendingDays: policy.pendingDays,
          },
          booking: (await bookingOf(db, employerId, now)) ?? null,
          wordingVersion: (await readWording(context, employerId)).version,
        };
      },
    );
  };
}
