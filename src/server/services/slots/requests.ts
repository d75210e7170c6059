import { isDeepStrictEqual } from 'node:util';
import type { CreateRequestBody } from '../../../contract/slots.ts';
import type { Executor } from '../../db/database.ts';
import { activeAgencies } from '../../stores/agencies.ts';
import { findEmployer, getEmployer } from '../../stores/employers.ts';
import { changeProposal, proposalsOf } from '../../stores/slot-proposals.ts';
import {
  addRequest,
  asksOf,
  changeAsk,
  changeRequest,
  findRequest,
  requestsPastReply,
  type SlotRequestRow,
} from '../../stores/slot-requests.ts';
import { findSlot, slotsPastValidity } from '../../stores/slots.ts';
import { addBusinessDays, japanDay } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import { cleanLine, cleanText } from '../../text/lines.ts';
import type { ServiceContext } from '../context.ts';
import { openLedger, type OpenLedger } from '../credit/ledger.ts';
import { tellAgencies, tellEmployer } from './notices.ts';
import { expireSlot, isPastValidity, reserveSlot, returnSlot } from './spending.ts';

/** Agencies are asked to propose somebody within this many business days. */
export const ANSWER_DAYS = 5;
const BATCH = 100;

/**
 * `conflict`: the slot is not free any more, or the id stands for another wish. `agency_missing`: there is nobody to ask. `contract_paused`: the employer's
 * contract rests.
 */
export type CreateRequestResult = 'created' | 'known' | 'conflict' | 'agency_missing' | 'contract_paused';

/**
 * Reserves a slot and asks the employer's agencies for proposals, in one transaction under the employer's counter row:
 * of two requests for one slot, one gets it. A request sent twice is one request;
 * one that was corrected in between is refused, rather than taken for the one that is known.
 */
export async function createRequest(
  context: ServiceContext,
  employerId: string,
  body: CreateRequestBody,
): Promise<CreateRequestResult> {
  const { slotId: slot_id, employment, interviewsFrom: interviews_from, ...words } = body;
  const wish = cleanWish({ ...words, slot_id, employment, interviews_from });
  return context.database.transaction<CreateRequestResult>(async (db) => {
    const ledger = await openLedger(context, db, employerId);
    const before = await findRequest(db, employerId, body.requestId);
    if (before) return isSameWish(before, wish) ? 'known' : 'conflict';
    const employer = await findEmployer(db, employerId);
    if (employer?.status !== 'active') return 'contract_paused';
    const slot = await findSlot(db, employerId, body.slotId);
    if (!slot || isPastValidity(slot, ledger.now)) return 'conflict';
    const today = japanDay(ledger.now);
    const agencies = await activeAgencies(db, employerId, today);
    if (agencies.length === 0) return 'agency_missing';
    if (!(await reserveSlot(db, ledger, slot.slot_id))) return 'conflict';
    const request: SlotRequestRow = {
      employer_id: employerId,
      request_id: body.requestId,
      ...wish,
      language: body.language,
      contact_mail: body.contactMail ?? null,
      state: 'requested',
      requested_at: moment(ledger.now),
      reply_by: addBusinessDays(today, ANSWER_DAYS),
      proposed_at: null,
      accepted_at: null,
      interview_on: null,
      closed_at: null,
      return_reason: null,
    };
    await addRequest(
      db,
      request,
      agencies.map(({ agency_id }) => ({
        employer_id: employerId,
        request_id: body.requestId,
        agency_id,
        ask_id: context.newId('req'),
        state: 'open',
        answered_at: null,
        draft: null,
      })),
    );
    await tellAgencies(
      context,
      db,
      request,
      'requested',
      agencies.map(({ agency_id }) => agency_id),
    );
    await tellEmployer(context, db, request, 'requested');
    return 'created';
  });
}

type Wish = Pick<
  SlotRequestRow,
  'slot_id' | 'position' | 'who' | 'employment' | 'place' | 'salary' | 'interviews_from'
>;

/** A wish as it is kept; of what may be left out, what shows nothing was. */
function cleanWish({ slot_id, position, who, employment, place, salary, interviews_from }: Wish): Wish {
  const optional = (typed: string | null) => (typed === null ? null : cleanLine(typed) || null);
  return {
    slot_id,
    position: cleanLine(position),
    who: cleanText(who),
    employment,
    place: optional(place),
    salary: optional(salary),
    interviews_from: optional(interviews_from),
  };
}

function isSameWish(before: Wish, wish: Wish): boolean {
  return isDeepStrictEqual(cleanWish(before), wish);
}

/** Takes a request back before somebody was accepted for interview; its slot is free again. */
export async function cancelRequest(
  context: ServiceContext,
  employerId: string,
  requestId: string,
): Promise<'done' | 'not_found' | 'conflict'> {
  return context.database.transaction(async (db) => {
    const ledger = await openLedger(context, db, employerId);
    const request = await findRequest(db, employerId, requestId);
    if (!request) return 'not_found';
    if (request.return_reason === 'cancelled') return 'done';
    if (request.state !== 'requested' && request.state !== 'proposed') return 'conflict';
    await giveBack(context, db, ledger, request, 'cancelled');
    return 'done';
  });
}

/** Ends a request and returns its slot, with everybody told. Only under the employer's lock. */
export async function giveBack(
  context: ServiceContext,
  db: Executor,
  ledger: OpenLedger,
  request: SlotRequestRow,
  reason: NonNullable<SlotRequestRow['return_reason']>,
): Promise<void> {
  const slot = await findSlot(db, request.employer_id, request.slot_id);
  if (!slot) throw new Error(`The slot of request ${request.request_id} is missing.`);
  await returnSlot(db, ledger, slot, { reason, since: request.requested_at });
  const at = moment(ledger.now);
  for (const proposal of await proposalsOf(db, request.employer_id, [request.request_id]))
    if (proposal.state === 'offered')
      await changeProposal(db, proposal, { state: 'declined', decided_at: at });
  const fields = { state: 'returned', closed_at: at, return_reason: reason } as const;
  await changeRequest(db, request, fields);
  // Whoever introduced somebody who withdrew is told that, by whoever calls.
  const asked = reason === 'candidate_withdrew' ? [] : await asksOf(db, request);
  const waiting = asked.filter(({ state }) => state !== 'passed').map(({ agency_id }) => agency_id);
  await tellAgencies(context, db, { ...request, ...fields }, 'returned', waiting);
  await tellEmployer(context, db, { ...request, ...fields }, 'returned');
}

/**
 * A request whose last open proposal went away waits for proposals again, with the usual time from now. Only under the
 * employer's lock.
 */
export async function askAgainIfNoneIsOpen(
  db: Executor,
  ledger: OpenLedger,
  request: SlotRequestRow,
): Promise<SlotRequestRow> {
  const proposals = await proposalsOf(db, request.employer_id, [request.request_id]);
  for (const ask of await asksOf(db, request))
    if (
      ask.state === 'proposed' &&
      !proposals.some(({ agency_id, state }) => agency_id === ask.agency_id && state === 'offered')
    )
      await changeAsk(db, ask, { state: 'open', answered_at: null });
  if (proposals.some(({ state }) => state === 'offered')) return request;
  const fields = {
    state: 'requested',
    proposed_at: null,
    reply_by: addBusinessDays(japanDay(ledger.now), ANSWER_DAYS),
  } as const;
  await changeRequest(db, request, fields);
  return { ...request, ...fields };
}

/** Gives a slot back where no agency is left that might propose somebody; true then. Only under the employer's lock. */
export async function giveBackIfNobodyIsLeft(
  context: ServiceContext,
  db: Executor,
  ledger: OpenLedger,
  request: SlotRequestRow,
): Promise<boolean> {
  if (await isAnybodyLeft(context, db, request)) return false;
  await giveBack(context, db, ledger, request, 'no_proposal');
  return true;
}

/** Whether somebody waits for the employer's answer, or an agency is left that might propose somebody, without one of them. */
export async function isAnybodyLeft(
  { clock }: ServiceContext,
  db: Executor,
  request: Pick<SlotRequestRow, 'employer_id' | 'request_id'>,
  without?: string,
): Promise<boolean> {
  const proposals = await proposalsOf(db, request.employer_id, [request.request_id]);
  if (proposals.some(({ state }) => state === 'offered')) return true;
  const active = await activeAgencies(db, request.employer_id, japanDay(clock()));
  const licensed = new Set(active.map(({ agency_id }) => agency_id));
  const asks = await asksOf(db, request);
  return asks.some(
    ({ state, agency_id }) => state !== 'passed' && licensed.has(agency_id) && agency_id !== without,
  );
}

/**
 * Ends what ran out: requests nobody answered in time, and free slots past their validity, which stands still while the
 * contract rests. Safe to repeat.
 */
export async function endOverdue(context: ServiceContext, stopping?: AbortSignal): Promise<void> {
  const today = japanDay(context.clock());
  const kysely = context.database.kysely;
  for (const { employer_id, request_id } of await requestsPastReply(kysely, today, BATCH)) {
    if (stopping?.aborted) return;
    await context.database.transaction(async (db) => {
      const ledger = await openLedger(context, db, employer_id);
      const request = await findRequest(db, employer_id, request_id);
      if (request?.state === 'requested' && request.reply_by < today)
        await giveBack(context, db, ledger, request, 'no_proposal');
    });
  }
  for (const { employer_id, slot_id } of await slotsPastValidity(kysely, moment(context.clock()), BATCH)) {
    if (stopping?.aborted) return;
    await context.database.transaction(async (db) => {
      const ledger = await openLedger(context, db, employer_id);
      // Read under the lock: paused or resumed a moment ago, the slot keeps its days.
      const { status } = await getEmployer(db, employer_id);
      const slot = await findSlot(db, employer_id, slot_id);
      if (status !== 'paused' && slot && isPastValidity(slot, ledger.now))
        await expireSlot(db, ledger, slot_id);
    });
  }
}
