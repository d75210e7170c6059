import type { Executor } from '../../db/database.ts';
import type {
  AgencyPrincipal,
  CandidatePrincipal,
  OperatorPrincipal,
  SessionKind,
} from '../../identity/principals.ts';
import { hashToken, newToken } from '../../secrets/tokens.ts';
import {
  addSession,
  endSession,
  findLiveSession,
  touchSession,
  type LiveSession,
} from '../../stores/sessions.ts';
import { addSeconds, moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';

export type SessionPrincipal = CandidatePrincipal | AgencyPrincipal | OperatorPrincipal;

/** How long a session lives: without use, and at most. A phone gets lent and left; a console stays on a desk. */
export const SESSION_SECONDS: Readonly<
  Record<SessionKind, { readonly idle: number; readonly most: number }>
> = {
  candidate: { idle: 30 * 60, most: 12 * 3600 },
  agency: { idle: 2 * 3600, most: 12 * 3600 },
  operator: { idle: 3600, most: 12 * 3600 },
};
const TOUCH_EVERY_SECONDS = 60;

/** Whom a new session is for. */
export interface SessionOwner {
  readonly kind: SessionKind;
  readonly personKey: string;
  readonly mail: string;
  /** Null for a candidate. */
  readonly memberId: string | null;
}

/** Starts a session and returns the secret for its cookie; the service keeps a hash. */
export async function openSession(
  context: ServiceContext,
  db: Executor,
  owner: SessionOwner,
): Promise<string> {
  const token = newToken(context.random);
  const now = context.clock();
  await addSession(db, {
    session_id: context.newId('ses'),
    token_hash: hashToken(token),
    kind: owner.kind,
    member_id: owner.memberId,
    person_key: owner.personKey,
    mail: owner.mail,
    created_at: moment(now),
    seen_at: moment(now),
    expires_at: moment(addSeconds(now, SESSION_SECONDS[owner.kind].most)),
    ended_at: null,
  });
  return token;
}

/**
 * Undefined for a session that is unknown, has ended, lay idle too long, or whose member was removed. One that is asked
 * for by a page left alone lives on only as long as it would have without.
 */
export async function sessionPrincipalOf(
  context: ServiceContext,
  kind: SessionKind,
  token: string,
  attendance: 'attended' | 'unattended' = 'attended',
): Promise<SessionPrincipal | undefined> {
  const db = context.database.kysely;
  const now = context.clock();
  const session = await findLiveSession(db, {
    kind,
    tokenHash: hashToken(token),
    now: moment(now),
    idleSince: moment(addSeconds(now, -SESSION_SECONDS[kind].idle)),
  });
  if (!session) return undefined;
  // Later than now where a clock that was ahead has been set back: until it is as late again, no rest would end the session.
  const apart = Math.abs(now.getTime() - Date.parse(session.seen_at));
  if (attendance === 'attended' && apart > TOUCH_EVERY_SECONDS * 1000)
    await touchSession(db, session.session_id, moment(now));
  return principalFrom(kind, session);
}

/** Ends the session of a cookie; one that is over already stays over. */
export async function closeSession(context: ServiceContext, token: string): Promise<void> {
  await endSession(context.database.kysely, hashToken(token), moment(context.clock()));
}

function principalFrom(kind: SessionKind, session: LiveSession): SessionPrincipal | undefined {
  if (kind === 'candidate') return { kind, personKey: session.person_key, mail: session.mail };
  if (session.member_id === null) return undefined;
  if (kind === 'operator') return { kind, memberId: session.member_id };
  return session.agency_id === null
    ? undefined
    : { kind, agencyId: session.agency_id, memberId: session.member_id };
}
