import { ReadTooEarly, type Executor } from '../../db/database.ts';
import { personKeyOf } from '../../identity/person-key.ts';
import { codeMail } from '../../mail/templates/code.ts';
import { equalHashes, keyedHash, newSixDigits } from '../../secrets/tokens.ts';
import { findCandidate, lockCandidate, registrationsOf } from '../../stores/candidates.ts';
import { disclosuresOf } from '../../stores/disclosures.ts';
import { withdrawMails } from '../../stores/outbox.ts';
import { findRegistration, lockRegistration, type Registration } from '../../stores/registrations.ts';
import {
  addCode,
  countCodesTo,
  markUsed,
  newestCode,
  spendCodes,
  takeTry,
  type VerificationCode,
} from '../../stores/verification-codes.ts';
import { addSeconds, moment } from '../../time/clock.ts';
import { mailCauses } from '../people/mail-causes.ts';
import { CODE_LIMIT, codesThatCount, takeTurn } from '../people/code-limit.ts';
import type { ServiceContext } from '../context.ts';
import type { EmployerProfile } from '../employer/directory.ts';
import { qualify } from './qualification.ts';

/** Wrong digits that one code bears, the last of them included. */
export const CODE_TRIES = 5;
export const RESEND_AFTER_SECONDS = 60;
const CODE_SECONDS = 30 * 60;

export type ConfirmResult =
  | { readonly outcome: 'unknown' | 'registered' | 'known' | 'closed' | 'too_many' }
  | { readonly outcome: 'wrong'; readonly triesLeft: number }
  /** The code had grown old, or these digits were the last try; a new one is on its way. */
  | { readonly outcome: 'renewed' | 'spent' };

export type ResendResult = 'sent' | 'too_soon' | 'too_many' | 'unknown' | 'verified';

/** What the page for typing the code shows. */
export interface CodeState {
  readonly registration: Registration;
  /** False where the address had too many codes, so that none went to it. */
  readonly isSent: boolean;
  /** Seconds until another mail may be asked for; 0 when now. */
  readonly resendInSeconds: number;
}

/** Whether another code may be sent to an address in this transaction. */
export async function mayGetCode(context: ServiceContext, db: Executor, mail: string): Promise<boolean> {
  const personKey = personKeyOf(context.secret, mail);
  await takeTurn(context, db, 'registration', personKey);
  return (await countCodesTo(db, personKey, codesThatCount(context.clock()))) < CODE_LIMIT.most;
}

/** Sends a new code in the caller's transaction; false when the address had too many within the hour. */
export async function issueCode(
  context: ServiceContext,
  db: Executor,
  registration: Registration,
): Promise<boolean> {
  if (!(await mayGetCode(context, db, registration.mail))) return false;
  const now = context.clock();
  const digits = newSixDigits(context.random);
  const sentAt = moment(now);
  const expiresAt = moment(addSeconds(now, CODE_SECONDS));
  const to = await recipientOf(context, db, registration);
  await endCodes(db, registration, sentAt);
  await addCode(db, {
    employer_id: registration.employer_id,
    registration_id: registration.registration_id,
    sent_at: sentAt,
    code_hash: hashCode(context, registration, to, digits),
    person_key: personKeyOf(context.secret, registration.mail),
    expires_at: expiresAt,
    tries_left: CODE_TRIES,
    used_at: null,
  });
  await context.mails.add(db, {
    employerId: registration.employer_id,
    subject: registration.registration_id,
    cause: mailCauses.code(registration.registration_id, sentAt),
    addressee: 'candidate',
    message: { ...codeMail({ to, digits, language: registration.language }), notAfter: expiresAt },
  });
  return true;
}

/**
 * Sends a new code, as `issueCode` does, where the address of a registration has just changed. Codes that went to the former
 * address work no more, whether or not another may be sent: they prove nothing about this one.
 */
export async function replaceCode(
  context: ServiceContext,
  db: Executor,
  registration: Registration,
): Promise<boolean> {
  await endCodes(db, registration, moment(context.clock()));
  return issueCode(context, db, registration);
}

/** Whether there is a code to type. None was sent where the address already had too many, be it the first or a corrected one. */
export async function hasCode(
  db: Executor,
  { employer_id: employerId, registration_id: registrationId }: Registration,
): Promise<boolean> {
  const code = await newestCode(db, employerId, registrationId);
  return code !== undefined && code.used_at === null;
}

/** No code sent so far works any more, and one that still waits to leave must not arrive after the next. */
async function endCodes(db: Executor, registration: Registration, now: string): Promise<void> {
  const spent = await spendCodes(db, registration, now);
  const causes = spent.map((sentAt) => mailCauses.code(registration.registration_id, sentAt));
  await withdrawMails(db, registration.employer_id, causes, now);
}

/** Checks a typed code. One transaction: a right code registers the person with everything that follows from it. */
export async function confirmCode(
  context: ServiceContext,
  profile: EmployerProfile,
  pageKey: string,
  digits: string,
): Promise<ConfirmResult> {
  const employerId = profile.employer.employer_id;
  return context.database.transaction<ConfirmResult>(async (db) => {
    const registration = await lockForm(context, db, employerId, pageKey);
    if (!registration) return { outcome: 'unknown' };
    if (registration.verified_at) return { outcome: await resultOf(db, registration) };
    const code = await newestCode(db, employerId, registration.registration_id);
    const now = moment(context.clock());
    const tried = code && (await takeTry(db, code, now));
    if (!tried) return renew(context, db, registration, 'renewed');
    const to = await recipientOf(context, db, registration);
    if (!equalHashes(tried.code_hash, hashCode(context, registration, to, digits)))
      return tried.tries_left > 0
        ? { outcome: 'wrong', triesLeft: tried.tries_left }
        : renew(context, db, registration, 'spent');
    await markUsed(db, tried, now);
    const outcome = await qualify(context, db, profile, registration);
    // Another spelling became a person at the same moment: only that mailbox was proved to be theirs.
    if ((await recipientOf(context, db, registration)) !== to)
      throw new ReadTooEarly('Two spellings of one address were confirmed at once.');
    return { outcome };
  });
}

/**
 * A registration, locked behind the person it is of: who changes or erases them has them before their registrations. It is
 * theirs only with the right code.
 */
async function lockForm(
  context: ServiceContext,
  db: Executor,
  employerId: string,
  pageKey: string,
): Promise<Registration | undefined> {
  const before = await findRegistration(db, employerId, { pageKey });
  if (!before || before.verified_at) return before;
  const personKey = personKeyOf(context.secret, before.mail);
  const isHeld = await lockCandidate(db, personKey);
  const registration = await lockRegistration(db, employerId, { pageKey });
  if (!registration || registration.verified_at) return registration;
  if (registration.mail !== before.mail)
    throw new ReadTooEarly('The address was corrected while its code was confirmed.');
  if (!isHeld && (await findCandidate(db, personKey)))
    throw new ReadTooEarly('The person was admitted while this form waited.');
  return registration;
}

/** Sends another code when asked, at most once a minute. */
export async function resendCode(
  context: ServiceContext,
  employerId: string,
  pageKey: string,
): Promise<ResendResult> {
  return context.database.transaction<ResendResult>(async (db) => {
    const registration = await lockRegistration(db, employerId, { pageKey });
    if (!registration) return 'unknown';
    if (registration.verified_at) return 'verified';
    const code = await newestCode(db, employerId, registration.registration_id);
    if (secondsUntilResend(context, code) > 0) return 'too_soon';
    return (await issueCode(context, db, registration)) ? 'sent' : 'too_many';
  });
}

/** What the page for typing the code shows; undefined where no such registration exists. */
export async function codeState(
  context: ServiceContext,
  employerId: string,
  pageKey: string,
): Promise<CodeState | undefined> {
  const db = context.database.kysely;
  const registration = await findRegistration(db, employerId, { pageKey });
  if (!registration) return undefined;
  const code = await newestCode(db, employerId, registration.registration_id);
  return {
    registration,
    isSent: await hasCode(db, registration),
    resendInSeconds: secondsUntilResend(context, code),
  };
}

/**
 * Whether a verified registration began support or repeated it: by what it handed over, because whoever counts no more may
 * be handed over anew. A test hands over nothing.
 */
export async function resultOf(
  db: Executor,
  { employer_id: employerId, registration_id: registrationId, is_test: isTest }: Registration,
): Promise<'registered' | 'known'> {
  if (isTest) return 'registered';
  return (await disclosuresOf(db, employerId, registrationId)).length > 0 ? 'registered' : 'known';
}

/** Whether an agency has somebody who registered: each may have been shut out, and a later form lets none of them in again. */
export async function isWithAnAgency(
  db: Executor,
  { person_key: personKey }: Registration,
): Promise<boolean> {
  for (const one of personKey === null ? [] : await registrationsOf(db, personKey)) {
    const handed = await disclosuresOf(db, one.employer_id, one.registration_id);
    if (handed.some(({ withdrawn_at: at }) => at === null)) return true;
  }
  return false;
}

/** Sends a new code in the place of one that is of no more use; says so, or that the address has had too many. */
async function renew(
  context: ServiceContext,
  db: Executor,
  registration: Registration,
  outcome: 'renewed' | 'spent',
): Promise<ConfirmResult> {
  return { outcome: (await issueCode(context, db, registration)) ? outcome : 'too_many' };
}

function secondsUntilResend(context: ServiceContext, code: VerificationCode | undefined): number {
  if (!code) return 0;
  // A clock that was set back since must not make anybody wait until it is where it was.
  const passed = Math.abs(context.clock().getTime() - Date.parse(code.sent_at)) / 1000;
  return Math.max(0, Math.ceil(RESEND_AFTER_SECONDS - passed));
}

/** The address on file where the person is known: another spelling of it may lead to somebody else's mailbox. */
async function recipientOf(context: ServiceContext, db: Executor, { mail }: Registration): Promise<string> {
  return (await findCandidate(db, personKeyOf(context.secret, mail)))?.mail ?? mail;
}

/** Bound to where it went: whatever changes the address, digits mailed to one mailbox never verify another. */
function hashCode(
  context: ServiceContext,
  { registration_id: registrationId }: Registration,
  to: string,
  digits: string,
): string {
  return keyedHash(context.secret, `code ${registrationId} ${to}`, digits);
}
