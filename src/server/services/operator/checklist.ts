import { japanDay } from '../../time/calendar.ts';
import { CONFIRMED_AFTER_SECONDS } from './policies.ts';
import type { CreditPolicy } from '../../../core/credit/policy.ts';
import { addSeconds, moment } from '../../time/clock.ts';
import { begunBooking, nextBooking, type Booking } from '../../stores/bookings.ts';
import { isLicensed, routedAgencies, type Agency } from '../../stores/agencies.ts';
import { connectionFigures } from '../../stores/connections.ts';
import { employerDomains, findEmployer, policyAt, type Employer } from '../../stores/employers.ts';
import { findInvitation, isUsable } from '../../stores/invitations.ts';
import { findOnboarding, isOnTrial, type Onboarding } from '../../stores/onboardings.ts';
import { countTestRegistrations } from '../../stores/registrations.ts';
import type { ServiceContext } from '../context.ts';
import { hashInvitation } from '../ways-in/invitations.ts';
import { CHANGED, seenOf } from './seen.ts';

export const STEPS = [
  'employer',
  'policy',
  'agencies',
  'connection',
  'insertion',
  'registration',
  'removal',
] as const;
export type Step = (typeof STEPS)[number];

/** Why a step that was done, or could be, stands in the way of the green line. */
export type StepFault = 'licence_lapsed' | 'trial_ran_out' | 'test_data_left';

export interface ChecklistStep {
  readonly step: Step;
  /** When it was done; null while it is open. */
  readonly doneAt: string | null;
  readonly fault: StepFault | null;
}

/** Everything the onboarding page shows; made from what happened, so that nothing can be ticked by hand alone. */
export interface Checklist {
  readonly employer: Employer;
  readonly onboarding: Onboarding;
  readonly domains: readonly string[];
  readonly policy: CreditPolicy;
  readonly agencies: readonly Agency[];
  /** The meeting that lies ahead, where the recruiter booked one. */
  readonly booking: Booking | undefined;
  /** Whoever registers now is a test. */
  readonly onTrial: boolean;
  /** How often the terms and the routing were changed until they were read; see `seenOf`. */
  readonly seenPolicy: number;
  readonly seenRouting: number;
  readonly connections: number;
  /** The code that is shown was withdrawn, has expired, or has no use left: nobody can connect with it. */
  readonly codeIsSpent: boolean;
  readonly registrations: number;
  readonly steps: readonly ChecklistStep[];
  /** The first open step. */
  readonly next: Step | null;
  /** Since the meeting began: at its time where it was booked, else with the employer's registration. Null while it lies ahead. */
  readonly minutes: number | null;
  /** All steps are done and none has a fault. */
  readonly ready: boolean;
}

/** Undefined where the employer does not exist, or was live before there was a checklist. */
export async function readChecklist(
  context: ServiceContext,
  employerId: string,
): Promise<Checklist | undefined> {
  const db = context.database.kysely;
  const seenPolicy = await seenOf(db, CHANGED.policy(employerId));
  const seenRouting = await seenOf(db, CHANGED.routing(employerId));
  const [employer, onboarding] = await Promise.all([
    findEmployer(db, employerId),
    findOnboarding(db, employerId),
  ]);
  if (!employer || !onboarding) return undefined;
  const now = context.clock();
  const confirmed = onboarding.policy_confirmed_at;
  // What was confirmed holds within the second, and the page that comes back is faster than that.
  const held = confirmed ? addSeconds(new Date(confirmed), CONFIRMED_AFTER_SECONDS) : now;
  const end = onboarding.removed_at ?? moment(now);
  const { invitation_code: code } = onboarding;
  const [domains, policy, agencies, connected, invitation, tests, booking, begun] = await Promise.all([
    employerDomains(db, employerId),
    policyAt(db, employerId, moment(held > now ? held : now)),
    routedAgencies(db, employerId),
    connectionFigures(db, employerId),
    code === null ? undefined : findInvitation(db, hashInvitation(context, code)),
    countTestRegistrations(db, employerId),
    nextBooking(db, employerId, moment(now)),
    begunBooking(db, employerId, end),
  ]);
  const registeredAt = onboarding.registered_at ?? tests.first;
  const doneAt: Readonly<Record<Step, string | null>> = {
    employer: onboarding.started_at,
    policy: confirmed,
    agencies: onboarding.agencies_confirmed_at,
    connection: onboarding.invited_at && connected.first,
    insertion: onboarding.inserted_at,
    registration: registeredAt,
    removal: onboarding.removed_at,
  };
  const faults: Partial<Record<Step, StepFault>> = {};
  const today = japanDay(now);
  if (agencies.some((agency) => !isLicensed(agency, today))) faults.agencies = 'licence_lapsed';
  const ranOut = onboarding.trial_closes_at !== null && onboarding.trial_closes_at <= moment(now);
  if (ranOut && !onboarding.removed_at && !(onboarding.inserted_at && registeredAt))
    faults[onboarding.inserted_at ? 'registration' : 'insertion'] = 'trial_ran_out';
  if (onboarding.removed_at && tests.count > 0) faults.removal = 'test_data_left';
  const steps = STEPS.map((step) => ({ step, doneAt: doneAt[step], fault: faults[step] ?? null }));
  const beganAt = begun?.starts_at ?? onboarding.started_at;
  return {
    employer,
    onboarding,
    domains,
    policy,
    agencies,
    booking,
    onTrial: isOnTrial(onboarding, moment(now)),
    seenPolicy,
    seenRouting,
    connections: connected.live,
    codeIsSpent: invitation !== undefined && !isUsable(invitation, moment(now)),
    registrations: tests.count,
    steps,
    next: steps.find((step) => step.doneAt === null)?.step ?? null,
    minutes: booking ? null : Math.floor((Date.parse(end) - Date.parse(beganAt)) / 60_000),
    ready: steps.every((step) => step.doneAt !== null && step.fault === null),
  };
}
