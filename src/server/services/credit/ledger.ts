import { adoptPolicy, changeCounted, type CreditAccount } from '../../../core/credit/account.ts';
import { OTHER_EMPLOYER_DAYS, type CreditPolicy } from '../../../core/credit/policy.ts';
import { isCounting, standingOf, type Outcome, type OutcomeReason } from '../../../core/credit/review.ts';
import { postingsBetween } from '../../../core/credit/standing.ts';
import type { Executor } from '../../db/database.ts';
import { addToRegistrationDay } from '../../stores/days.ts';
import { policyAt } from '../../stores/employers.ts';
import { addSlot, appendEntries, lockCounters, type Counters, type Entry } from '../../stores/ledger.ts';
import { releaseClaim } from '../../stores/person-claims.ts';
import { isCountedPerson, setOutcome, type Registration } from '../../stores/registrations.ts';
import { japanDay } from '../../time/calendar.ts';
import { addDays, moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { tellGrant } from '../webhooks/slot-granted.ts';

/** One employer's ledger, locked for the rest of a transaction. */
export interface OpenLedger {
  readonly counters: Counters;
  readonly policy: CreditPolicy;
  /** Read after the lock was taken, so that the order of moments is the order of entries. */
  readonly now: Date;
}

/**
 * Locks an employer's counters for the rest of the transaction; everybody else who opens this ledger waits. Throws where
 * there is no such employer.
 */
export async function openLedger(
  context: ServiceContext,
  db: Executor,
  employerId: string,
): Promise<OpenLedger> {
  const counters = await lockCounters(db, employerId, moment(context.clock()));
  const now = context.clock();
  return { counters, now, policy: await policyAt(db, employerId, moment(now)) };
}

/**
 * Appends entries, and grants what they earn: a person more on `counted` may cross the threshold. The slot's number is
 * unique per employer, so the database itself refuses a second grant for one crossing. Nothing granted is taken back.
 */
export async function post(
  context: ServiceContext,
  db: Executor,
  ledger: OpenLedger,
  entries: readonly Entry[],
): Promise<void> {
  const { counters, policy, now } = ledger;
  const at = moment(now);
  const before = adoptPolicy(accountOf(counters), policy);
  const { account, slots } = changeCounted(before, sumOf(entries, 'counted'));
  const all: Entry[] = [...entries];
  for (const number of slots) {
    const slotId = context.newId('slot');
    await addSlot(db, {
      employer_id: counters.employer_id,
      slot_id: slotId,
      number,
      status: 'granted',
      policy_version: policy.version,
      granted_at: at,
      expires_at: policy.slotValidDays === null ? null : moment(addDays(now, policy.slotValidDays)),
      changed_at: at,
    });
    all.push({ account: 'granted', amount: 1, cause: 'threshold', slotId });
    await tellGrant(context, db, { employerId: counters.employer_id, slotId, now });
  }
  if (all.length === 0) return;
  await appendEntries(db, counters, all, { now: at, policyVersion: policy.version }, account);
  await addToRegistrationDay(db, counters.employer_id, japanDay(now), {
    registered: sumOf(all, 'registered'),
    counted: sumOf(all, 'counted'),
    granted: slots.length,
  });
}

/** Where a registration goes, and what its row says of it. */
export interface Move {
  readonly outcome: Exclude<Outcome, 'unverified'>;
  readonly reason: OutcomeReason | null;
  /** Names what moved it, once per registration: `registration`, `interview`, `decision 2`. */
  readonly cause: string;
}

/** Moves a registration from where it stands to another place, in its row and in the ledger. */
export async function moveRegistration(
  context: ServiceContext,
  db: Executor,
  ledger: OpenLedger,
  registration: Registration,
  { outcome, reason, cause }: Move,
): Promise<void> {
  const { employer_id: employerId, registration_id: registrationId } = registration;
  const from = standingOf(registration.outcome, registration.outcome_reason);
  const postings = postingsBetween(from, standingOf(outcome, reason));
  await setOutcome(db, employerId, registrationId, {
    outcome,
    outcome_reason: reason,
    counted_at: outcome === 'counted' ? moment(ledger.now) : null,
  });
  if (isCounting(registration.outcome) && !isCounting(outcome)) await freePerson(db, ledger, registration);
  const entries = postings.map((posting) => ({
    ...posting,
    cause,
    registrationId,
    reason: reason ?? undefined,
  }));
  await post(context, db, ledger, entries);
}

/** Whoever counts here no more may count for another employer, unless another registration of theirs still counts here. */
async function freePerson(db: Executor, { now }: OpenLedger, registration: Registration): Promise<void> {
  const { employer_id: employerId, registration_id: registrationId, person_key: person } = registration;
  if (person === null) return;
  const since = moment(addDays(now, -OTHER_EMPLOYER_DAYS));
  const others = { employerId, personKey: person, exceptId: registrationId, since };
  if (await isCountedPerson(db, others)) return;
  await releaseClaim(db, employerId, person);
}

/** The counters of an employer as the rules of the core read them. */
export function accountOf(counters: Counters): CreditAccount {
  return {
    counted: counters.counted,
    granted: counters.granted,
    nextSlotAt: counters.next_slot_at,
    threshold: counters.threshold,
  };
}

function sumOf(entries: readonly Entry[], account: Entry['account']): number {
  return entries.reduce((sum, entry) => (entry.account === account ? sum + entry.amount : sum), 0);
}
