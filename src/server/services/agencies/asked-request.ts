import type { Executor } from '../../db/database.ts';
import { findAsk, findRequest, type SlotAsk, type SlotRequestRow } from '../../stores/slot-requests.ts';
import type { ServiceContext } from '../context.ts';
import { openLedger, type OpenLedger } from '../credit/ledger.ts';

/** Who acts for the agency: a member of it, or one of its keys. */
export interface Actor {
  readonly agencyId: string;
  readonly byId: string;
}

/** A request as one agency was asked, read in a transaction that holds the ledger of the employer who asks. */
export interface AskedRequest {
  readonly db: Executor;
  readonly ledger: OpenLedger;
  readonly ask: SlotAsk;
  readonly request: SlotRequestRow;
}

/** Runs a step on what an agency was asked; `not_found` where it was not asked that. */
export async function onAsk<Result = 'done' | 'closed'>(
  context: ServiceContext,
  actor: Actor,
  askId: string,
  step: (asked: AskedRequest) => Promise<Result | 'not_found'>,
): Promise<Result | 'not_found'> {
  return context.database.transaction(async (db) => {
    const found = await findAsk(db, actor.agencyId, askId);
    if (!found) return 'not_found';
    const ledger = await openLedger(context, db, found.employer_id);
    // Read again: what was read before the lock may have changed.
    const ask = await findAsk(db, actor.agencyId, askId);
    const request = await findRequest(db, found.employer_id, found.request_id);
    return ask && request ? step({ db, ledger, ask, request }) : 'not_found';
  });
}

/** Whether proposals are taken for it. */
export function isOpen({ state }: SlotRequestRow): boolean {
  return state === 'requested' || state === 'proposed';
}
