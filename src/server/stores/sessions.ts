import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { SessionsTable } from '../db/schema-access.ts';

export type Session = Selectable<SessionsTable>;

/** A session with what its principal is made of. */
export interface LiveSession {
  readonly session_id: string;
  readonly person_key: string;
  readonly mail: string;
  readonly seen_at: string;
  /** Null for a candidate. */
  readonly member_id: string | null;
  readonly agency_id: string | null;
}

/** Ends no other of the same person: they may be signed in on several devices. */
export async function addSession(db: Executor, session: Insertable<SessionsTable>): Promise<void> {
  await db.insertInto('sessions').values(session).execute();
}

/** A session that has neither ended nor lain idle since `idleSince`; a removed member has none. */
export async function findLiveSession(
  db: Executor,
  session: {
    readonly kind: Session['kind'];
    readonly tokenHash: string;
    readonly now: string;
    readonly idleSince: string;
  },
): Promise<LiveSession | undefined> {
  return db
    .selectFrom('sessions')
    .leftJoin('members', (join) =>
      join.onRef('members.member_id', '=', 'sessions.member_id').on('members.removed_at', 'is', null),
    )
    .select([
      'sessions.session_id',
      'sessions.person_key',
      'sessions.mail',
      'sessions.seen_at',
      'members.member_id',
      'members.agency_id',
    ])
    .where('sessions.token_hash', '=', session.tokenHash)
    .where('sessions.kind', '=', session.kind)
    .where('sessions.ended_at', 'is', null)
    .where('sessions.expires_at', '>', session.now)
    .where('sessions.seen_at', '>', session.idleSince)
    .where((where) =>
      where.or([where('sessions.kind', '=', 'candidate'), where('members.member_id', 'is not', null)]),
    )
    .executeTakeFirst();
}

/** Puts off that it lies idle, never `expires_at`; one that has ended stays so. The caller writes once a minute. */
export async function touchSession(db: Executor, sessionId: string, now: string): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ seen_at: now })
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
}

/** Of whatever kind. Nothing happens where it is unknown; where it has ended, the first moment stays. */
export async function endSession(db: Executor, tokenHash: string, now: string): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .execute();
}

/**
 * Forgets every session and every asked-for code of a candidate, for instance when their data is erased. A code may have
 * been asked for at a console they are no member of; one they may sign in with stays.
 */
export async function forgetCandidateSessions(db: Executor, personKey: string): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('person_key', '=', personKey)
    .where('kind', '=', 'candidate')
    .execute();
  await db
    .deleteFrom('sign_in_codes')
    .where('person_key', '=', personKey)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('members')
            .select('members.member_id')
            .whereRef('members.person_key', '=', 'sign_in_codes.person_key')
            .whereRef('members.audience', '=', 'sign_in_codes.audience')
            .where('members.removed_at', 'is', null),
        ),
      ),
    )
    .execute();
}

/** Removes those that were last used before a moment: left then, whenever they would have ended, which is `endsBefore`. */
export async function dropOldSessions(
  db: Executor,
  { usedBefore, endsBefore }: { readonly usedBefore: string; readonly endsBefore: string },
): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('expires_at', '<', endsBefore)
    .where('seen_at', '<', usedBefore)
    .execute();
}

/** A candidate's sessions that are still on record, oldest first. */
export async function sessionsOf(db: Executor, personKey: string): Promise<readonly Session[]> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('person_key', '=', personKey)
    .where('kind', '=', 'candidate')
    .orderBy('created_at')
    .execute();
}
