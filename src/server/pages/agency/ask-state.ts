import type { SlotProposal } from '../../stores/slot-proposals.ts';
import type { AskWithRequest } from '../../stores/slot-requests.ts';

/** Where a request stands, as this agency sees it. */
export type AskState = 'new' | 'waiting' | 'interview' | 'hired' | 'not_hired' | 'passed' | 'closed';

/** An interview or a result is this agency's only where the person was. */
export function askState(ask: AskWithRequest, mine: boolean): AskState {
  if (ask.state === 'returned') return 'closed';
  if (ask.state === 'requested' || ask.state === 'proposed') {
    if (ask.ask_state === 'passed') return 'passed';
    return ask.ask_state === 'open' ? 'new' : 'waiting';
  }
  return mine ? ask.state : 'closed';
}

/** Whether the person who was accepted is one this agency proposed. */
export function isMine(ask: AskWithRequest, proposals: readonly SlotProposal[]): boolean {
  return proposals.some(
    ({ employer_id, request_id, state }) =>
      employer_id === ask.employer_id && request_id === ask.request_id && state === 'accepted',
  );
}

/** Requests that still want something of the agency, or of an employer for one of its people. */
export function openAsks(
  asks: readonly AskWithRequest[],
  proposals: readonly SlotProposal[],
): readonly AskWithRequest[] {
  const open: readonly AskState[] = ['new', 'waiting', 'interview'];
  return asks.filter((ask) => open.includes(askState(ask, isMine(ask, proposals))));
}
