import type { Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { MembersTable } from '../db/schema-access.ts';

export type AgencyMember = Pick<
  Selectable<MembersTable>,
  'member_id' | 'name' | 'mail' | 'language' | 'created_at'
>;

/** Who works at an agency, longest first. */
export async function membersOfAgency(db: Executor, agencyId: string): Promise<readonly AgencyMember[]> {
  return db
    .selectFrom('members')
    .select(['member_id', 'name', 'mail', 'language', 'created_at'])
    .where('agency_id', '=', agencyId)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('member_id')
    .execute();
}
