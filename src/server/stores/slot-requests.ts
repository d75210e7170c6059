import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { SlotAsksTable, SlotRequestsTable } from '../db/schema-introductions.ts';

export type SlotRequestRow = Selectable<SlotRequestsTable>;
export type SlotAsk = Selectable<SlotAsksTable>;

/** In any state. Whoever means to change it reads it under the employer's ledger lock. */
export async function findRequest(
  db: Executor,
  employerId: string,
  requestId: string,
): Promise<SlotRequestRow | undefined> {
  return db
    .selectFrom('slot_requests')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('request_id', '=', requestId)
    .executeTakeFirst();
}

/** An employer's requests, newest first. */
export async function listRequests(db: Executor, employerId: string): Promise<readonly SlotRequestRow[]> {
  return db
    .selectFrom('slot_requests')
    .selectAll()
    .where('employer_id', '=', employerId)
    .orderBy('requested_at', 'desc')
    .orderBy('request_id', 'desc')
    .execute();
}

/** At least one ask. Throws where the slot has another request already that was not returned. */
export async function addRequest(
  db: Executor,
  request: Insertable<SlotRequestsTable>,
  asks: readonly Insertable<SlotAsksTable>[],
): Promise<void> {
  await db.insertInto('slot_requests').values(request).execute();
  await db
    .insertInto('slot_asks')
    .values([...asks])
    .execute();
}

/** Only under the employer's ledger lock. Its slot, asks and proposals do not follow: the caller moves them. */
export async function changeRequest(
  db: Executor,
  request: Pick<SlotRequestRow, 'employer_id' | 'request_id'>,
  fields: Updateable<SlotRequestsTable>,
): Promise<void> {
  await db
    .updateTable('slot_requests')
    .set(fields)
    .where('employer_id', '=', request.employer_id)
    .where('request_id', '=', request.request_id)
    .execute();
}

/** Requests nobody answered whose last day for an answer is over. */
export async function requestsPastReply(
  db: Executor,
  day: string,
  limit: number,
): Promise<readonly SlotRequestRow[]> {
  return db
    .selectFrom('slot_requests')
    .selectAll()
    .where('state', '=', 'requested')
    .where('reply_by', '<', day)
    .orderBy('reply_by')
    .limit(limit)
    .execute();
}

/** One for each agency that was asked, also where it passed; in no order. */
export async function asksOf(
  db: Executor,
  request: Pick<SlotRequestRow, 'employer_id' | 'request_id'>,
): Promise<readonly SlotAsk[]> {
  return db
    .selectFrom('slot_asks')
    .selectAll()
    .where('employer_id', '=', request.employer_id)
    .where('request_id', '=', request.request_id)
    .execute();
}

/** By the id that the agency knows it by; of ended requests too. Undefined where it is another agency's. */
export async function findAsk(db: Executor, agencyId: string, askId: string): Promise<SlotAsk | undefined> {
  return db
    .selectFrom('slot_asks')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('ask_id', '=', askId)
    .executeTakeFirst();
}

function asksWithRequests(db: Executor, agencyId: string) {
  return db
    .selectFrom('slot_asks')
    .innerJoin('slot_requests', (join) =>
      join
        .onRef('slot_requests.employer_id', '=', 'slot_asks.employer_id')
        .onRef('slot_requests.request_id', '=', 'slot_asks.request_id'),
    )
    .innerJoin('employers', 'employers.employer_id', 'slot_asks.employer_id')
    .selectAll('slot_requests')
    .select([
      'slot_asks.ask_id',
      'slot_asks.agency_id',
      'slot_asks.state as ask_state',
      'slot_asks.answered_at',
      'slot_asks.draft',
      'employers.name as employer_name',
      'employers.name_en as employer_name_en',
    ])
    .where('slot_asks.agency_id', '=', agencyId)
    .orderBy('slot_requests.requested_at', 'desc')
    .orderBy('slot_asks.ask_id', 'desc');
}

export type AskWithRequest = Awaited<ReturnType<ReturnType<typeof asksWithRequests>['execute']>>[number];
/** Where in the list of an agency's requests one stands. */
type AskPlace = Pick<AskWithRequest, 'requested_at' | 'ask_id'>;

/** What an agency was asked for, newest first, with the request: `most` of them after a place. */
export async function asksFor(
  db: Executor,
  agencyId: string,
  { most, after }: { readonly most: number; readonly after?: AskPlace | undefined },
): Promise<readonly AskWithRequest[]> {
  let asks = asksWithRequests(db, agencyId).limit(most);
  if (after)
    asks = asks.where((where) =>
      where(
        where.refTuple('slot_requests.requested_at', 'slot_asks.ask_id'),
        '<',
        where.tuple(after.requested_at, after.ask_id),
      ),
    );
  return asks.execute();
}

/** The `most` newest, and before them what is not at its end, however much was asked since; newest first. */
export async function currentAsksFor(
  db: Executor,
  agencyId: string,
  most: number,
): Promise<readonly AskWithRequest[]> {
  const newest = await asksFor(db, agencyId, { most });
  const after = newest.at(-1);
  if (!after || newest.length < most) return newest;
  const unfinished = await asksWithRequests(db, agencyId)
    .where('slot_requests.state', 'in', ['requested', 'proposed', 'interview'])
    .execute();
  const listed = new Set(newest.map(({ ask_id }) => ask_id));
  return [...newest, ...unfinished.filter(({ ask_id }) => !listed.has(ask_id))];
}

/** As in `asksFor`: `state` is the request's, `ask_state` the agency's. Undefined where it is another agency's. */
export async function findAskWithRequest(
  db: Executor,
  agencyId: string,
  askId: string,
): Promise<AskWithRequest | undefined> {
  return asksWithRequests(db, agencyId).where('slot_asks.ask_id', '=', askId).executeTakeFirst();
}

/** Only under the asking employer's ledger lock. Fields left out stay, the draft among them. */
export async function changeAsk(
  db: Executor,
  ask: SlotAsk,
  fields: Updateable<SlotAsksTable>,
): Promise<void> {
  await db
    .updateTable('slot_asks')
    .set(fields)
    .where('employer_id', '=', ask.employer_id)
    .where('request_id', '=', ask.request_id)
    .where('agency_id', '=', ask.agency_id)
    .execute();
}

/** Where recruiters wanted to be told of their requests since a moment, the latest first. */
export async function requesterMails(
  db: Executor,
  employerId: string,
  since: string,
): Promise<readonly { readonly mail: string; readonly language: 'ja' | 'en' }[]> {
  const rows = await db
    .selectFrom('slot_requests')
    .select(['contact_mail', 'language'])
    .where('employer_id', '=', employerId)
    .where('requested_at', '>=', since)
    .orderBy('requested_at', 'desc')
    .execute();
  return rows.flatMap(({ contact_mail: mail, language }) => (mail === null ? [] : [{ mail, language }]));
}
