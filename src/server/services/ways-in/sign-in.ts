import type { Executor } from '../../db/database.ts';
import { isMarked, markOf } from '../../identity/browser-mark.ts';
import { NO_EMPLOYER } from '../../mail/queue.ts';
import { signInMail } from '../../mail/templates/sign-in.ts';
import type { MailLanguage } from '../../mail/message.ts';
import { personKeyOf } from '../../identity/person-key.ts';
import type { SessionKind } from '../../identity/principals.ts';
import { addSeconds, moment } from '../../time/clock.ts';
import { equalHashes, keyedHash, newSixDigits, newToken } from '../../secrets/tokens.ts';
import { findCandidate } from '../../stores/candidates.ts';
import { findMember, keepMemberLanguage } from '../../stores/members.ts';
import { withdrawMails } from '../../stores/outbox.ts';
import {
  addSignInCode,
  findSignInCode,
  latestSignInCodes,
  spendSignInCodes,
  takeSignInTry,
} from '../../stores/sign-in-codes.ts';
import { CODE_LIMIT, codesThatCount, takeReserve, takeTurn } from '../people/code-limit.ts';
import type { ServiceContext } from '../context.ts';
import { openSession } from './sessions.ts';

const TRIES = 5;
const CODE_SECONDS = 30 * 60;

export type RequestResult =
  | { readonly outcome: 'sent'; readonly attemptKey: string }
  | { readonly outcome: 'too_many'; readonly retryAfterSeconds: number };

export type SignInResult =
  | {
      readonly outcome: 'signed_in';
      readonly token: string;
      /** What this browser is to be known by from now. */
      readonly mark: string;
      readonly returnTo: string;
    }
  | { readonly outcome: 'wrong'; readonly triesLeft: number }
  /** Used, too old, or tried too often; the person may ask for another. */
  | { readonly outcome: 'over' };

/** What the page for typing the code shows: nothing that depends on whether the address is known. */
export interface SignInAttempt {
  readonly mail: string;
  readonly returnTo: string;
}

/**
 * Sends a code to a member or a candidate. An address that is neither gets the same answer by the same writes, and no
 * mail; so nobody learns who is with us. `mail` must be a valid address. Codes of other attempts go on working: anybody
 * can ask for one, and must not end the one that its owner is typing.
 */
export async function requestCode(
  context: ServiceContext,
  ask: {
    readonly audience: SessionKind;
    readonly mail: string;
    readonly language: MailLanguage;
    readonly returnTo: string;
    /** What the browser shows of having signed in before. */
    readonly marks?: readonly string[];
    /** The attempt whose page asked for another code; its own works no more. */
    readonly insteadOf?: string;
  },
): Promise<RequestResult> {
  const { audience, mail } = ask;
  const personKey = personKeyOf(context.secret, mail);
  const attemptKey = newToken(context.random);
  const digits = newSixDigits(context.random);
  return context.database.transaction<RequestResult>(async (db) => {
    await takeTurn(context, db, 'sign-in', personKey);
    const now = context.clock();
    // Those of the reserve count too, so there may be more than ten: the next may be sent an hour after the tenth last.
    const latest = await latestSignInCodes(db, personKey, codesThatCount(now), CODE_LIMIT.most);
    const tenthLast = latest[CODE_LIMIT.most - 1];
    const isKnown = isMarked(ask.marks ?? [], markOf(context.secret, audience, personKey));
    if (tenthLast !== undefined && !(isKnown && (await takeReserve(context, db, personKey)))) {
      const passed = (now.getTime() - Date.parse(tenthLast)) / 1000;
      return { outcome: 'too_many', retryAfterSeconds: Math.ceil(CODE_LIMIT.seconds - passed) };
    }
    const expiresAt = moment(addSeconds(now, CODE_SECONDS));
    if (ask.insteadOf !== undefined) await endCodes(db, audience, { attemptKey: ask.insteadOf }, moment(now));
    await addSignInCode(db, {
      attempt_key: attemptKey,
      audience,
      person_key: personKey,
      mail,
      return_to: ask.returnTo,
      sent_at: moment(now),
      code_hash: hashCode(context, attemptKey, digits),
      expires_at: expiresAt,
      tries_left: TRIES,
      used_at: null,
    });
    const owner = await ownerOf(db, audience, personKey);
    await context.mails.add(db, {
      employerId: NO_EMPLOYER,
      cause: causeOf(attemptKey),
      addressee: audience === 'candidate' ? 'candidate_in_any_case' : 'business',
      // To the address on file: a similar one may lead to somebody else's mailbox.
      message: {
        ...signInMail({ to: owner?.mail ?? mail, audience, digits, language: ask.language }),
        notAfter: expiresAt,
      },
      withheld: !owner,
    });
    return { outcome: 'sent', attemptKey };
  });
}

/** Checks a typed code; a right one of a known address opens a session. A member is written to in `language` from then. */
export async function confirmCode(
  context: ServiceContext,
  audience: SessionKind,
  attemptKey: string,
  digits: string,
  language?: MailLanguage,
): Promise<SignInResult> {
  return context.database.transaction<SignInResult>(async (db) => {
    const asked = await findSignInCode(db, audience, attemptKey);
    if (!asked) return { outcome: 'over' };
    // A right one ends them all: of two right ones at once, each would hold its own and wait for the other.
    await takeTurn(context, db, 'sign-in', asked.person_key);
    const now = moment(context.clock());
    const tried = await takeSignInTry(db, audience, attemptKey, now);
    if (!tried) return { outcome: 'over' };
    const owner = await ownerOf(db, audience, tried.person_key);
    if (!equalHashes(tried.code_hash, hashCode(context, attemptKey, digits)) || !owner)
      return tried.tries_left > 0 ? { outcome: 'wrong', triesLeft: tried.tries_left } : { outcome: 'over' };
    await endCodes(db, audience, { personKey: tried.person_key }, now);
    const token = await openSession(context, db, {
      kind: audience,
      personKey: tried.person_key,
      mail: owner.mail,
      memberId: owner.memberId,
    });
    if (owner.memberId !== null && language) await keepMemberLanguage(db, owner.memberId, language);
    const mark = markOf(context.secret, audience, tried.person_key);
    return { outcome: 'signed_in', token, mark, returnTo: tried.return_to };
  });
}

/** Undefined for an attempt nobody made. */
export async function signInAttempt(
  context: ServiceContext,
  audience: SessionKind,
  attemptKey: string,
): Promise<SignInAttempt | undefined> {
  const code = await findSignInCode(context.database.kysely, audience, attemptKey);
  return code && { mail: code.mail, returnTo: code.return_to };
}

/** These codes work no more, and none of them that still waits to leave arrives after all. */
async function endCodes(
  db: Executor,
  audience: SessionKind,
  whose: { readonly personKey: string } | { readonly attemptKey: string },
  now: string,
): Promise<void> {
  const ended = await spendSignInCodes(db, audience, whose, now);
  await withdrawMails(db, NO_EMPLOYER, ended.map(causeOf), now);
}

async function ownerOf(
  db: Executor,
  audience: SessionKind,
  personKey: string,
): Promise<{ readonly mail: string; readonly memberId: string | null } | undefined> {
  if (audience === 'candidate') {
    const candidate = await findCandidate(db, personKey);
    return candidate && { mail: candidate.mail, memberId: null };
  }
  const member = await findMember(db, audience, personKey);
  return member && { mail: member.mail, memberId: member.member_id };
}

function causeOf(attemptKey: string): string {
  return `sign-in ${attemptKey.slice(0, 12)}`;
}

function hashCode(context: ServiceContext, attemptKey: string, digits: string): string {
  return keyedHash(context.secret, `sign-in ${attemptKey}`, digits);
}
