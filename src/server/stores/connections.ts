import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { ConnectionsTable, InvitationsTable } from '../db/schema.ts';

export type Invitation = Selectable<InvitationsTable>;
export type Connection = Selectable<ConnectionsTable>;

/** Takes one use of an invitation, in one statement, so that the last use is given once. */
export async function useInvitation(
  db: Executor,
  codeHash: string,
  now: string,
): Promise<Invitation | undefined> {
  return db
    .updateTable('invitations')
    .set((row) => ({ uses_left: row('uses_left', '-', 1) }))
    .where('code_hash', '=', codeHash)
    .where('uses_left', '>', 0)
    .where('expires_at', '>', now)
    .where('withdrawn_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

export async function addInvitation(db: Executor, invitation: Insertable<InvitationsTable>): Promise<void> {
  await db
    .insertInto('invitations')
    .values(invitation)
    .onConflict((conflict) => conflict.column('code_hash').doNothing())
    .execute();
}

export async function addConnection(db: Executor, connection: Insertable<ConnectionsTable>): Promise<void> {
  await db.insertInto('connections').values(connection).execute();
}

export async function findLiveConnection(db: Executor, tokenHash: string): Promise<Connection | undefined> {
  return db
    .selectFrom('connections')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

export async function revokeConnection(
  db: Executor,
  employerId: string,
  connectionId: string,
  now: string,
): Promise<void> {
  await db
    .updateTable('connections')
    .set({ revoked_at: now })
    .where('employer_id', '=', employerId)
    .where('connection_id', '=', connectionId)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Invitations that can still be used. */
export async function openInvitations(
  db: Executor,
  employerId: string,
  now: string,
): Promise<readonly Invitation[]> {
  return db
    .selectFrom('invitations')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('withdrawn_at', 'is', null)
    .where('uses_left', '>', 0)
    .where('expires_at', '>', now)
    .orderBy('created_at')
    .execute();
}

export async function withdrawInvitation(
  db: Executor,
  employerId: string,
  invitationId: string,
  now: string,
): Promise<void> {
  await db
    .updateTable('invitations')
    .set({ withdrawn_at: now })
    .where('employer_id', '=', employerId)
    .where('invitation_id', '=', invitationId)
    .execute();
}

/** When an employer's first add-in connected, and how many are connected now. */
export async function connectionFigures(
  db: Executor,
  employerId: string,
): Promise<{ readonly first: string | null; readonly live: number }> {
  const row = await db
    .selectFrom('connections')
    .select((select) => [
      select.fn.min<string | null>('created_at').as('first'),
      select.fn.count<number>('connection_id').filterWhere('revoked_at', 'is', null).as('live'),
    ])
    .where('employer_id', '=', employerId)
    .executeTakeFirstOrThrow();
  return { first: row.first, live: Number(row.live) };
}
