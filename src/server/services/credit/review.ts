import { OTHER_EMPLOYER_DAYS, SAME_EMPLOYER_DAYS } from '../../../core/credit/policy.ts';
import { isCounting, type ReviewDecision, type ReviewReason } from '../../../core/credit/review.ts';
import type { Executor } from '../../db/database.ts';
import { subjectOf } from '../../identity/person-key.ts';
import { addDecision, decisionsOn, type CountDecision } from '../../stores/count-decisions.ts';
import { countedElsewhere } from '../../stores/disclosures.ts';
import { policyAt } from '../../stores/employers.ts';
import { claimPerson } from '../../stores/person-claims.ts';
import { findRegistration, isCountedPerson, type Registration } from '../../stores/registrations.ts';
import { addDays, moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { moveRegistration, openLedger, type Move, type OpenLedger } from './ledger.ts';

export interface ReviewRequest {
  readonly employerId: string;
  readonly registrationId: string;
  readonly decision: ReviewDecision;
  readonly reason: ReviewReason;
  /** Kept with the decision; employers never see it. */
  readonly note?: string;
  /** Who decides: a member's id. */
  readonly by: string;
  /** How many decisions on it whoever decides has seen; where it has another number by now, nothing is done. */
  readonly seen?: number | undefined;
}

/**
 * `unchanged` repeats a decision that holds already. `not_open`: nothing to decide there. `overtaken`: it waits, but
 * somebody decided and took that back meanwhile. `already_counted`: this person counts by another registration of the same
 * employer; `counted_elsewhere`: for another employer.
 */
export type ReviewResult =
  'done' | 'unchanged' | 'unknown' | 'not_open' | 'overtaken' | 'already_counted' | 'counted_elsewhere';

/**
 * Decides on a registration that was held, or that the rules refused although a person sees it otherwise.
 * `reopen` takes the last such decision back: the registration returns to where it stood before it.
 */
export async function decideHeld(context: ServiceContext, request: ReviewRequest): Promise<ReviewResult> {
  const { employerId, registrationId, decision } = request;
  return context.database.transaction<ReviewResult>(async (db) => {
    const opened = await openWith(context, db, employerId, registrationId);
    if (!opened) return 'unknown';
    const { ledger, registration } = opened;
    const decisions = await decisionsOn(db, employerId, registrationId);
    if (request.seen !== undefined && request.seen !== decisions.length)
      return registration.outcome === 'held' ? 'overtaken' : 'not_open';
    const number = decisions.length + 1;
    const target = await targetOf(context, db, ledger, registration, decisions.at(-1), request);
    if (typeof target === 'string') return target;
    await keepDecision(db, ledger, registration, { ...request, number, kind: decision });
    const cause = `decision ${number}`;
    await moveRegistration(context, db, ledger, registration, { ...target, cause });
    return 'done';
  });
}

export interface ReversalRequest {
  readonly employerId: string;
  readonly registrationId: string;
  /** In words, e.g. how a fraud was found. */
  readonly reason: string;
  readonly by: string;
}

/**
 * Takes back a person who counts or waits to count. Granted slots stay; the deficit is made up first
 * (docs/decisions/0011).
 */
export async function reverseCount(
  context: ServiceContext,
  request: ReversalRequest,
): Promise<'done' | 'unchanged' | 'unknown' | 'not_open'> {
  const { employerId, registrationId, reason, by } = request;
  return context.database.transaction(async (db) => {
    const opened = await openWith(context, db, employerId, registrationId);
    if (!opened) return 'unknown';
    const { ledger, registration } = opened;
    if (registration.outcome_reason === 'reversed') return 'unchanged';
    if (!isCounting(registration.outcome)) return 'not_open';
    const number = (await decisionsOn(db, employerId, registrationId)).length + 1;
    await keepDecision(db, ledger, registration, { number, kind: 'reverse', reason, by });
    const move: Move = { outcome: 'not_counted', reason: 'reversed', cause: `decision ${number}` };
    await moveRegistration(context, db, ledger, registration, move);
    return 'done';
  });
}

/** The ledger, locked, and a registration in it; undefined where there is none, as of an employer that nobody knows. */
async function openWith(
  context: ServiceContext,
  db: Executor,
  employerId: string,
  registrationId: string,
): Promise<{ readonly ledger: OpenLedger; readonly registration: Registration } | undefined> {
  // Only who is there has a ledger to lock; read again under the lock.
  if (!(await findRegistration(db, employerId, { registrationId }))) return undefined;
  const ledger = await openLedger(context, db, employerId);
  const registration = await findRegistration(db, employerId, { registrationId });
  return registration && { ledger, registration };
}

type Target = Omit<Move, 'cause'>;

async function targetOf(
  context: ServiceContext,
  db: Executor,
  ledger: OpenLedger,
  registration: Registration,
  last: CountDecision | undefined,
  { decision, reason }: ReviewRequest,
): Promise<Target | ReviewResult> {
  const { outcome, outcome_reason: before } = registration;
  switch (decision) {
    case 'count': {
      if (isCounting(outcome)) return last?.kind === 'count' ? 'unchanged' : 'not_open';
      if (outcome === 'unverified' || before === 'reversed' || before === 'test') return 'not_open';
      if (before === 'withdrawn') return 'not_open';
      const obstacle = await obstacleTo(context, db, ledger, registration, reason);
      return obstacle ?? countingTarget(db, registration);
    }
    case 'refuse':
      if (last?.kind === 'refuse' && before === last.reason) return 'unchanged';
      return outcome === 'held' ? { outcome: 'not_counted', reason } : 'not_open';
    case 'reopen': {
      if (last?.kind === 'reopen') return 'unchanged';
      if (last?.kind !== 'count' && last?.kind !== 'refuse') return 'not_open';
      const { outcome_before: back, reason_before: backReason } = last;
      return back === 'unverified' ? 'not_open' : { outcome: back, reason: backReason };
    }
  }
}

/** A person counts once per employer and year, and for one employer at a time, also where an operator decides. */
async function obstacleTo(
  context: ServiceContext,
  db: Executor,
  { now }: OpenLedger,
  registration: Registration,
  reason: ReviewReason,
): Promise<'already_counted' | 'counted_elsewhere' | undefined> {
  const { employer_id: employerId, registration_id: id, person_key: person } = registration;
  // Its personal data are gone, and with them what could be compared.
  if (person === null) return undefined;
  // Two people behind one mailbox are for the operator to know.
  if (reason === 'different_people') return undefined;
  const since = moment(addDays(now, -SAME_EMPLOYER_DAYS));
  if (await isCountedPerson(db, { employerId, personKey: person, exceptId: id, since }))
    return 'already_counted';
  const freeBefore = moment(addDays(now, -OTHER_EMPLOYER_DAYS));
  const subject = subjectOf(context.secret, registration.mail);
  const free =
    !(await countedElsewhere(db, employerId, subject, freeBefore)) &&
    (await claimPerson(db, person, employerId, moment(now), freeBefore));
  return free ? undefined : 'counted_elsewhere';
}

/** By the terms of the day on which the person was verified: a change of terms is never retroactive. */
async function countingTarget(db: Executor, registration: Registration): Promise<Target> {
  const { employer_id: employerId, verified_at: verifiedAt, created_at: createdAt } = registration;
  const { countingStage } = await policyAt(db, employerId, verifiedAt ?? createdAt);
  const counts = countingStage === 'registered' || registration.interviewed_at !== null;
  return { outcome: counts ? 'counted' : 'eligible', reason: null };
}

/** Writes down who decided what and where the registration stood before. */
async function keepDecision(
  db: Executor,
  ledger: OpenLedger,
  registration: Registration,
  decision: Pick<CountDecision, 'number' | 'kind' | 'reason'> & {
    readonly note?: string;
    readonly by: string;
  },
): Promise<void> {
  await addDecision(db, {
    employer_id: registration.employer_id,
    registration_id: registration.registration_id,
    number: decision.number,
    kind: decision.kind,
    reason: decision.reason,
    note: decision.note ?? '',
    decided_by: decision.by,
    decided_at: moment(ledger.now),
    outcome_before: registration.outcome,
    reason_before: registration.outcome_reason,
  });
}
