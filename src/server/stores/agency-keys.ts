import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { AgencyKeysTable } from '../db/schema-access.ts';

export type AgencyKey = Selectable<AgencyKeysTable>;

/** Throws where the token's hash is there already, be it of a revoked key; the caller asks `findAgencyKey` first. */
export async function addAgencyKey(db: Executor, key: Insertable<AgencyKeysTable>): Promise<void> {
  await db.insertInto('agency_keys').values(key).execute();
}

/** Revoked ones too. */
export async function findAgencyKey(db: Executor, tokenHash: string): Promise<AgencyKey | undefined> {
  return db.selectFrom('agency_keys').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
}

/** Undefined where it is unknown or was revoked. Whether the agency's licence has lapsed is not asked. */
export async function findLiveAgencyKey(db: Executor, tokenHash: string): Promise<AgencyKey | undefined> {
  return db
    .selectFrom('agency_keys')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

/** Newest first; revoked ones too, so that the list explains itself. */
export async function listAgencyKeys(db: Executor, agencyId: string): Promise<readonly AgencyKey[]> {
  return db
    .selectFrom('agency_keys')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy('key_id', 'desc')
    .execute();
}

/** One that was revoked already stays as it was. False where the agency has no such key. */
export async function revokeAgencyKey(
  db: Executor,
  agencyId: string,
  keyId: string,
  now: string,
): Promise<boolean> {
  const result = await db
    .updateTable('agency_keys')
    .set((row) => ({ revoked_at: row.fn.coalesce('revoked_at', row.val(now)) }))
    .where('agency_id', '=', agencyId)
    .where('key_id', '=', keyId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Overwrites the last use, also of a revoked key. The caller writes at most once an hour. */
export async function touchAgencyKey(db: Executor, keyId: string, now: string): Promise<void> {
  await db.updateTable('agency_keys').set({ used_at: now }).where('key_id', '=', keyId).execute();
}
