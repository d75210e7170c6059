import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { InvitationsTable } from '../db/schema-access.ts';

export type Invitation = Selectable<InvitationsTable>;

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

/** Also one that was withdrawn, has expired or has no use left: `isUsable` tells. */
export async function findInvitation(db: Executor, codeHash: string): Promise<Invitation | undefined> {
  return db.selectFrom('invitations').selectAll().where('code_hash', '=', codeHash).executeTakeFirst();
}

/** Where its code is there already that one stays, with the uses it has left. */
export async function addInvitation(db: Executor, invitation: Insertable<InvitationsTable>): Promise<void> {
  await db
    .insertInto('invitations')
    .values(invitation)
    .onConflict((conflict) => conflict.column('code_hash').doNothing())
    .execute();
}

/** False where the employer has no such invitation, or it was withdrawn already. Connections made with it stay. */
export async function withdrawInvitation(
  db: Executor,
  employerId: string,
  invitationId: string,
  now: string,
): Promise<boolean> {
  const result = await db
    .updateTable('invitations')
    .set({ withdrawn_at: now })
    .where('employer_id', '=', employerId)
    .where('invitation_id', '=', invitationId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Whether a code could be exchanged at this moment. */
export function isUsable(
  invitation: Pick<Invitation, 'uses_left' | 'expires_at' | 'withdrawn_at'>,
  now: string,
): boolean {
  return invitation.withdrawn_at === null && invitation.uses_left > 0 && invitation.expires_at > now;
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
