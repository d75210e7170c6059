import { policyInForce, type CreditPolicy } from '../../../core/credit/policy.ts';
import { lockEmployer, policiesOf } from '../../stores/employers.ts';
import { changeOnboarding, findOnboarding } from '../../stores/onboardings.ts';
import { isDay, japanDay, japanTime } from '../../time/calendar.ts';
import { addSeconds, moment } from '../../time/clock.ts';
import { within, type ServiceContext } from '../context.ts';
import { changePolicy } from '../credit/policies.ts';
import { audit, nameOf, type Actor, type AuditValues } from './audit.ts';
import { refused, type Refused } from './refused.ts';
import { CHANGED, refuseStale } from './seen.ts';

/** Terms as they are typed; what is left out stays as it is. */
export interface PolicyInput {
  readonly threshold?: number | undefined;
  readonly countingStage?: CreditPolicy['countingStage'] | undefined;
  /** Null: slots do not expire. */
  readonly slotValidDays?: number | null | undefined;
  readonly pendingDays?: number | undefined;
  /** The first day, e.g. `2027-01-01`; left empty while an employer is on its way in: from now on. */
  readonly from?: string | undefined;
}

export type PolicyResult = { readonly ok: true; readonly version: number } | Refused;

/** The ledger is locked while terms are written, so that a second from now is as good as now. */
export const CONFIRMED_AFTER_SECONDS = 1;
const MOST_PEOPLE = 1000;
const MOST_DAYS = 3650;

/**
 * Sets the terms. In the meeting it confirms them, at once; later it adds a version that begins on a day to come,
 * because terms never change for what has happened.
 */
export async function setPolicy(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
  input: PolicyInput,
  seen?: number,
): Promise<PolicyResult> {
  return context.database.transaction<PolicyResult>(async (db) => {
    if (!(await lockEmployer(db, employerId))) return refused('not_found');
    const now = context.clock();
    const versions = await policiesOf(db, employerId);
    const onboarding = await findOnboarding(db, employerId);
    const meeting = onboarding !== undefined && onboarding.policy_confirmed_at === null;
    const effectiveFrom = beginningOf(input.from, meeting, now);
    // What would hold then, so that what is planned can be brought forward or given up before it begins.
    const planned = policyInForce(versions, moment(effectiveFrom instanceof Date ? effectiveFrom : now));
    const terms = termsOf(planned, input);
    const fault = faultOf(terms);
    if (fault) return fault;
    const newest = versions.at(-1) ?? planned;
    // Confirmed in the meeting, and the press repeated: what is confirmed may hold in a moment only.
    if (onboarding && !meeting && !input.from && isSame(termsOf(newest, input), newest))
      return { ok: true, version: newest.version };
    if (!(effectiveFrom instanceof Date))
      return (await refuseStale(db, CHANGED.policy(employerId), seen)) ?? effectiveFrom;
    const same = isSame(terms, planned);
    let { version } = planned;
    if (!same) {
      const stale = await refuseStale(db, CHANGED.policy(employerId), seen);
      if (stale) return stale;
      const change = { employerId, terms, effectiveFrom, by: nameOf(actor) };
      const changed = await changePolicy(within(context, db), change);
      if (changed === 'unknown') return refused('not_found');
      if (changed === 'not_ahead') return refused('date_in_past', 'from');
      ({ version } = changed);
    } else if (!meeting) return refused('already');
    if (meeting) await changeOnboarding(db, employerId, { policy_confirmed_at: moment(now) });
    await audit(context, db, actor, {
      action: meeting ? 'policy.confirmed' : 'policy.changed',
      employerId,
      subject: `version ${version}`,
      before: valuesOf(planned),
      after: { ...valuesOf(terms), from: input.from || null },
    });
    return { ok: true, version };
  });
}

type Terms = Omit<CreditPolicy, 'version'>;

function termsOf(before: CreditPolicy, input: PolicyInput): Terms {
  return {
    threshold: input.threshold ?? before.threshold,
    countingStage: input.countingStage ?? before.countingStage,
    slotValidDays: input.slotValidDays === undefined ? before.slotValidDays : input.slotValidDays,
    pendingDays: input.pendingDays ?? before.pendingDays,
  };
}

function faultOf(terms: Terms): Refused | undefined {
  const { threshold, slotValidDays, pendingDays } = terms;
  if (!isBetween(threshold, 1, MOST_PEOPLE)) return refused('threshold_invalid', 'threshold');
  if (slotValidDays !== null && !isBetween(slotValidDays, 1, MOST_DAYS))
    return refused('days_invalid', 'slotValidDays');
  if (!isBetween(pendingDays, 1, MOST_DAYS)) return refused('days_invalid', 'pendingDays');
  return undefined;
}

function beginningOf(from: string | undefined, meeting: boolean, now: Date): Date | Refused {
  if (!from && meeting) return addSeconds(now, CONFIRMED_AFTER_SECONDS);
  if (!from || !isDay(from)) return refused('date_invalid', 'from');
  if (from <= japanDay(now)) return refused('date_in_past', 'from');
  return japanTime(from, 0);
}

function valuesOf(terms: Terms): AuditValues {
  const { threshold, countingStage, slotValidDays, pendingDays } = terms;
  return { threshold, countingStage, slotValidDays, pendingDays };
}

function isSame(one: Terms, other: Terms): boolean {
  return JSON.stringify(valuesOf(one)) === JSON.stringify(valuesOf(other));
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
