import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { MembersTable } from '../db/schema-access.ts';
import { lockSetting } from './settings.ts';

export type Member = Selectable<MembersTable>;
export type MemberAudience = Member['audience'];

/** Adds a member; false where the address is a member of this audience already. */
export async function insertMember(db: Executor, member: Insertable<MembersTable>): Promise<boolean> {
  const result = await db
    .insertInto('members')
    .values(member)
    .onConflict((conflict) =>
      conflict.columns(['audience', 'person_key']).where('removed_at', 'is', null).doNothing(),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Removed ones are not found. An address is of one agency at most, and may be an operator's besides. */
export async function findMember(
  db: Executor,
  audience: MemberAudience,
  personKey: string,
): Promise<Member | undefined> {
  return db
    .selectFrom('members')
    .selectAll()
    .where('audience', '=', audience)
    .where('person_key', '=', personKey)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

/** Keeps the language a member works in, for the mails they get. */
export async function keepMemberLanguage(
  db: Executor,
  memberId: string,
  language: Member['language'],
): Promise<void> {
  await db.updateTable('members').set({ language }).where('member_id', '=', memberId).execute();
}

/** Oldest first. */
export async function listOperators(db: Executor): Promise<readonly Member[]> {
  return db
    .selectFrom('members')
    .selectAll()
    .where('audience', '=', 'operator')
    .where('removed_at', 'is', null)
    .orderBy('member_id')
    .execute();
}

/** Lets one at a time take members out, for the rest of the transaction: two operators at once would leave none. */
export function lockMembers(db: Executor): Promise<void> {
  return lockSetting(db, 'members');
}

/** Takes a member out; their sessions end with them. False where there is none. `agencyId` is null for operators. */
export async function removeMember(
  db: Executor,
  agencyId: string | null,
  memberId: string,
  now: string,
): Promise<boolean> {
  const result = await db
    .updateTable('members')
    .set({ removed_at: now })
    .where('agency_id', agencyId === null ? 'is' : '=', agencyId)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Whether somebody may still come in. */
export async function isMember(db: Executor, memberId: string): Promise<boolean> {
  const member = await findMemberById(db, memberId);
  return member?.removed_at === null;
}

/** A member by id, also one who has been removed: records keep naming them. */
export async function findMemberById(db: Executor, memberId: string): Promise<Member | undefined> {
  return db.selectFrom('members').selectAll().where('member_id', '=', memberId).executeTakeFirst();
}

/** Names by member id. */
export async function memberNames(
  db: Executor,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (memberIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('members')
    .select(['member_id', 'name'])
    .where('member_id', 'in', [...memberIds])
    .execute();
  return new Map(rows.map((row) => [row.member_id, row.name]));
}
