import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Executor } from '../db/database.ts';

/** Somebody who agreed that this employer contacts them again. */
export interface PoolEntry {
  readonly registration_id: string;
  readonly name: string;
  readonly mail: string;
  readonly job: string;
  readonly area: string | null;
  readonly consent_id: string;
  readonly agreed_at: string;
}

/** Agreed after `agreedAfter`; agreed and verified by `seenBefore`. */
export interface PoolRange {
  readonly agreedAfter: string;
  readonly seenBefore: string;
}

/** A place in the order of the list; nobody needs to stand there (any more). */
export interface PoolPlace {
  readonly agreedAt: string;
  readonly consentId: string;
}

const PERSON = [
  'registrations.registration_id',
  'registrations.name',
  'registrations.mail',
  'registrations.job',
  'registrations.area',
  'agreed.consent_id',
  'agreed.created_at as agreed_at',
] as const;

/**
 * Up to `limit` consents, the newest first, from behind `after` on, which is within the range; those not to be seen
 * (any more) are among them. So a page costs what it reads, whatever else there is and however an engine would go about
 * finding so many that are.
 */
export function poolPage(
  db: Executor,
  employerId: string,
  { agreedAfter, seenBefore }: PoolRange,
  { after, limit }: { readonly after: PoolPlace | undefined; readonly limit: number },
): Promise<readonly (PoolEntry & { readonly is_seen: number })[]> {
  return db
    .selectFrom((from) =>
      from
        .selectFrom('consents')
        .selectAll()
        .where('employer_id', '=', employerId)
        // In the words of the index.
        .where(sql<SqlBool>`purpose = 'employer_contact' and is_granted = 1`)
        .where('created_at', '>', agreedAfter)
        .where(
          after
            ? sql<SqlBool>`(created_at, consent_id) < (${after.agreedAt}, ${after.consentId})`
            : sql<SqlBool>`created_at <= ${seenBefore}`,
        )
        .orderBy('created_at', 'desc')
        .orderBy('consent_id', 'desc')
        .limit(limit)
        .as('agreed'),
    )
    .innerJoin('registrations', (join) =>
      join
        .onRef('registrations.employer_id', '=', 'agreed.employer_id')
        .onRef('registrations.registration_id', '=', 'agreed.registration_id'),
    )
    .select(PERSON)
    .select(
      // Someone who registered twice is one person, by the newest consent; asked here, it is so over all pages.
      sql<number>`case when ${stands('agreed', 'registrations', seenBefore)} and not exists (
          select 1 from registrations as other cross join consents as newer
          where other.employer_id = registrations.employer_id and other.person_key = registrations.person_key
            and newer.employer_id = other.employer_id and newer.registration_id = other.registration_id
            and newer.created_at <= ${seenBefore}
            and (newer.created_at, newer.consent_id) > (agreed.created_at, agreed.consent_id)
            and ${stands('newer', 'other', seenBefore)})
        then 1 else 0 end`.as('is_seen'),
    )
    .orderBy('agreed.created_at', 'desc')
    .orderBy('agreed.consent_id', 'desc')
    .execute();
}

/** One of those to be seen, by any of their registrations. */
export function poolEntry(
  db: Executor,
  employerId: string,
  { agreedAfter, seenBefore }: PoolRange,
  registrationId: string,
): Promise<PoolEntry | undefined> {
  return db
    .selectFrom('consents as agreed')
    .innerJoin('registrations', (join) =>
      join
        .onRef('registrations.employer_id', '=', 'agreed.employer_id')
        .onRef('registrations.registration_id', '=', 'agreed.registration_id'),
    )
    .select(PERSON)
    .where('agreed.employer_id', '=', employerId)
    .where('agreed.registration_id', '=', registrationId)
    .where('agreed.created_at', '>', agreedAfter)
    .where('agreed.created_at', '<=', seenBefore)
    .where(stands('agreed', 'registrations', seenBefore))
    .executeTakeFirst();
}

/**
 * Whether a consent is the newest answer of its registration, and that one is to be seen. A consent that was taken back
 * since is none, whenever it is asked.
 */
function stands(
  consent: 'agreed' | 'newer',
  registration: 'registrations' | 'other',
  seenBefore: string,
): RawBuilder<SqlBool> {
  const [of, by] = [sql.table(consent), sql.table(registration)];
  // Not in the words of the index: a registration's few consents are found by the registration.
  return sql`${of}.purpose = 'employer_contact' and ${of}.is_granted <> 0
    and ${by}.verified_at <= ${seenBefore} and ${by}.is_test = 0 and ${by}.erased_at is null
    and not exists (
      select 1 from consents as later
      where later.employer_id = ${of}.employer_id and later.registration_id = ${of}.registration_id
        and later.purpose = 'employer_contact'
        and (later.created_at, later.consent_id) > (${of}.created_at, ${of}.consent_id))`;
}
