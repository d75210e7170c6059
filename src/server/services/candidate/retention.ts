import { retentionMail } from '../../mail/templates/candidate-letters.ts';
import {
  candidatesToErase,
  candidatesToWarn,
  markWarned,
  moveEnd,
  registrationsOf,
  type Candidate,
} from '../../stores/candidates.ts';
import { mailsAbout } from '../../stores/outbox.ts';
import { forgetAddresses } from '../../stores/suppressions.ts';
import { japanDay } from '../../time/calendar.ts';
import { addDays, addSeconds, moment } from '../../time/clock.ts';
import { fullDay } from '../../time/dates.ts';
import type { ServiceContext } from '../context.ts';
import { UNDO_SECONDS } from './opt-out.ts';
import { WARNING_DAYS } from './admission.ts';
import { erase } from './erasure.ts';
import { mailCauses, mailKind } from '../people/mail-causes.ts';
import { addresseeOf, findPerson } from '../people/person.ts';

const BATCH = 100;
/** Warnings that may be given up, each two weeks after the last, before an address counts as gone. */
const MOST_WARNINGS = 3;

/**
 * Warns whose year is nearly over, erases whose year is over, and lets go of the addresses behind stops as soon as none
 * can be taken back. Safe to repeat.
 */
export async function keepRetention(context: ServiceContext, stopping?: AbortSignal): Promise<void> {
  await warn(context, stopping);
  await eraseOverdue(context, stopping);
  await forgetAddresses(context.database.kysely, moment(addSeconds(context.clock(), -UNDO_SECONDS)));
}

async function warn(context: ServiceContext, stopping?: AbortSignal): Promise<void> {
  while (!stopping?.aborted) {
    const before = moment(addDays(context.clock(), WARNING_DAYS));
    const due = await candidatesToWarn(context.database.kysely, before, BATCH);
    for (const candidate of due) await warnOne(context, candidate);
    if (due.length < BATCH) return;
  }
}

async function warnOne(context: ServiceContext, candidate: Candidate): Promise<void> {
  await context.database.transaction(async (db) => {
    const now = context.clock();
    const end = eraseAfter(candidate, now);
    if (!(await markWarned(db, candidate, { warned_at: moment(now), retained_until: moment(end) }))) return;
    const person = await findPerson(db, candidate.person_key);
    if (!person) return;
    const { employer_id: employerId, registration_id: first } = person.registrations[0] ?? person.newest;
    await context.mails.add(db, {
      employerId,
      subject: first,
      cause: mailCauses.retention(first, candidate.retained_until),
      addressee: 'candidate_in_any_case',
      message: retentionMail(addresseeOf(context, person), {
        eraseOn: fullDay(japanDay(end), candidate.language),
      }),
    });
  });
}

/** A late warning moves the end: nobody is erased within two weeks of being told. */
function eraseAfter(candidate: Candidate, warnedAt: Date): Date {
  return new Date(Math.max(Date.parse(candidate.retained_until), addDays(warnedAt, WARNING_DAYS).getTime()));
}

async function eraseOverdue(context: ServiceContext, stopping?: AbortSignal): Promise<void> {
  while (!stopping?.aborted) {
    const now = context.clock();
    const warnedBefore = moment(addDays(now, -WARNING_DAYS));
    const due = await candidatesToErase(context.database.kysely, moment(now), warnedBefore, BATCH);
    for (const candidate of due)
      if (!(await waitForWarning(context, candidate, now)))
        await erase(context, candidate.person_key, 'retention', candidate);
    if (due.length < BATCH) return;
  }
}

/**
 * A warning in the outbox has told nobody anything. One that left late, or still waits, moves the end; one that was given up
 * moves it as well and is written again. False where there is nothing to wait for: the person was told in time, or the
 * address is gone.
 */
async function waitForWarning(context: ServiceContext, candidate: Candidate, now: Date): Promise<boolean> {
  const warnings = await warningsTo(context, candidate);
  const last = warnings.at(-1);
  const isUnderWay = last?.status === 'waiting' || last?.status === 'delivered';
  if (!isUnderWay && warnings.length >= MOST_WARNINGS) return false;
  const told = last?.finished_at && isUnderWay ? new Date(last.finished_at) : now;
  const end = addDays(told, WARNING_DAYS);
  if (end <= now) return false;
  await moveEnd(context.database.kysely, candidate, {
    warned_at: isUnderWay ? moment(told) : null,
    retained_until: moment(end),
  });
  return true;
}

/** Those written since the person last did something themselves, oldest first. */
async function warningsTo(context: ServiceContext, { person_key, active_at }: Candidate) {
  const db = context.database.kysely;
  const [first] = await registrationsOf(db, person_key);
  if (!first) return [];
  const mails = await mailsAbout(db, first.employer_id, [first.registration_id]);
  return mails.filter(
    ({ cause, subject, created_at }) => mailKind(cause, subject) === 'retention' && created_at > active_at,
  );
}
