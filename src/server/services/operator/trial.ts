import type { Executor } from '../../db/database.ts';
import { lockEmployer } from '../../stores/employers.ts';
import {
  changeOnboarding,
  endTrial,
  findOnboarding,
  trialIsOpen,
  type Onboarding,
} from '../../stores/onboardings.ts';
import { countTestRegistrations } from '../../stores/registrations.ts';
import { addSeconds, moment } from '../../time/clock.ts';
import { within, type ServiceContext } from '../context.ts';
import { removeTestRegistrations } from '../credit/test-registrations.ts';
import { audit, type Actor } from './audit.ts';
import { TRIAL_SECONDS } from './invitations.ts';
import { refused, type Refused, type Result } from './refused.ts';

export type RemovalResult =
  { readonly ok: true; readonly registrations: number; readonly insertions: number } | Refused;

/**
 * Ends a trial and removes what it brought: registrations with everything of theirs, and the insertions, which were
 * kept apart from the first. From here on everybody is real.
 */
export async function removeTestData(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
): Promise<RemovalResult> {
  return context.database.transaction<RemovalResult>(async (db) => {
    const onboarding = await lockOnboarding(db, employerId);
    if (!onboarding) return refused('not_found');
    if (onboarding.removed_at) return refused('already');
    if (!onboarding.trial_opened_at) return refused('trial_not_open');
    const { first, count } = await countTestRegistrations(db, employerId);
    if (!onboarding.inserted_at || !first) return refused('trial_not_seen');
    await removeTestRegistrations(within(context, db), employerId);
    const insertions = await endTrial(db, employerId, {
      registered_at: first,
      removed_at: moment(context.clock()),
      removed_registrations: count,
      invitation_code: masked(onboarding.invitation_code),
    });
    await audit(context, db, actor, {
      action: 'trial.removed',
      employerId,
      before: { registrations: count, insertions },
      after: { registrations: 0, insertions: 0 },
    });
    return { ok: true, registrations: count, insertions };
  });
}

/** Gives a trial that ran out its two hours again. */
export async function reopenTrial(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
): Promise<Result> {
  return context.database.transaction<Result>(async (db) => {
    const onboarding = await lockOnboarding(db, employerId);
    if (!onboarding?.trial_opened_at) return refused('trial_not_open');
    if (onboarding.removed_at) return refused('already');
    const now = context.clock();
    if (await trialIsOpen(db, employerId, moment(now))) return refused('already');
    await changeOnboarding(db, employerId, { trial_closes_at: moment(addSeconds(now, TRIAL_SECONDS)) });
    await audit(context, db, actor, { action: 'trial.opened', employerId });
    return { ok: true };
  });
}

/** Held with its employer for the rest of the transaction: of two presses at once the second sees what the first one did. */
async function lockOnboarding(db: Executor, employerId: string): Promise<Onboarding | undefined> {
  const employer = await lockEmployer(db, employerId);
  return employer && findOnboarding(db, employerId);
}

/** What is left of a code when nobody needs to read it out any more. */
function masked(code: string | null): string | null {
  return code === null ? null : code.replace(/-.*$/, '-•••••');
}
