import { changeEmployer, findEmployer, lockEmployer } from '../../stores/employers.ts';
import { openInvitations, withdrawInvitation } from '../../stores/invitations.ts';
import { changeOnboarding, findOnboarding } from '../../stores/onboardings.ts';
import { addSeconds, moment } from '../../time/clock.ts';
import { forPress, type ServiceContext } from '../context.ts';
import { createInvitation, isWithin, MOST_DAYS, MOST_USES } from '../ways-in/invitations.ts';
import { audit, type Actor } from './audit.ts';
import { refused, type Refused } from './refused.ts';

const DEFAULT_USES = 50;
const DEFAULT_DAYS = 30;
/** Longer than any meeting, short enough that nobody real falls into a forgotten trial. */
export const TRIAL_SECONDS = 2 * 3600;

export type InvitationResult =
  | {
      readonly ok: true;
      readonly invitationId: string;
      /** Shown now; afterwards only its hash is kept. */
      readonly code: string;
      readonly trialOpened: boolean;
    }
  | Refused;

/**
 * Makes an invitation code for the add-in. The first one of an employer on its way in makes it live and opens its
 * trial: from now on the add-in connects and inserts, and what arrives is a trial until its data are removed. A press that
 * is repeated answers with the code it made.
 */
export async function issueInvitation(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
  wish: { readonly uses?: number | undefined; readonly days?: number | undefined } = {},
  pressKey?: string,
): Promise<InvitationResult> {
  const { uses = DEFAULT_USES, days = DEFAULT_DAYS } = wish;
  if (!isWithin(uses, MOST_USES)) return refused('days_invalid', 'uses');
  if (!isWithin(days, MOST_DAYS)) return refused('days_invalid', 'days');
  return context.database.transaction<InvitationResult>(async (db) => {
    const employer = await lockEmployer(db, employerId);
    if (!employer) return refused('not_found');
    const onboarding = await findOnboarding(db, employerId);
    if (onboarding && !onboarding.policy_confirmed_at) return refused('policy_first');
    if (onboarding && !onboarding.agencies_confirmed_at) return refused('agencies_first');
    const now = context.clock();
    const label = employer.short_name;
    const press = forPress(context, pressKey, 'invitation', employerId);
    const { invitationId, code, before } = await createInvitation(press, db, employerId, {
      label,
      uses,
      days,
    });
    if (before?.withdrawn_at) return refused('stale');
    if (before) return { ok: true, invitationId, code, trialOpened: false };
    await audit(context, db, actor, {
      action: 'invitation.issued',
      employerId,
      subject: invitationId,
      after: { uses, days },
    });
    // A later code is for another colleague, maybe months on: it must not make tests of real people.
    const opens = onboarding !== undefined && onboarding.trial_opened_at === null;
    if (onboarding && !onboarding.removed_at)
      await changeOnboarding(db, employerId, {
        invited_at: onboarding.invited_at ?? moment(now),
        invitation_code: code,
      });
    if (opens) {
      await changeOnboarding(db, employerId, {
        trial_opened_at: moment(now),
        trial_closes_at: moment(addSeconds(now, TRIAL_SECONDS)),
      });
      if (employer.status === 'onboarding') await changeEmployer(db, employerId, { status: 'active' });
      await audit(context, db, actor, { action: 'trial.opened', employerId });
    }
    return { ok: true, invitationId, code, trialOpened: opens };
  });
}

/** Withdraws all codes of an employer that could still be used; connections made with them stay. */
export async function withdrawInvitations(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
): Promise<{ readonly ok: true; readonly withdrawn: number } | Refused> {
  return context.database.transaction<{ readonly ok: true; readonly withdrawn: number } | Refused>(
    async (db) => {
      if (!(await findEmployer(db, employerId))) return refused('not_found');
      const now = moment(context.clock());
      const open = await openInvitations(db, employerId, now);
      for (const invitation of open) {
        await withdrawInvitation(db, employerId, invitation.invitation_id, now);
        await audit(context, db, actor, {
          action: 'invitation.withdrawn',
          employerId,
          subject: invitation.invitation_id,
        });
      }
      return { ok: true, withdrawn: open.length };
    },
  );
}
