import type { Executor } from '../../db/database.ts';
import { standingProposals, type SlotProposal } from '../../stores/slot-proposals.ts';
import type { SlotAsk } from '../../stores/slot-requests.ts';
import type { ServiceContext } from '../context.ts';
import { isAnybodyLeft } from '../slots/requests.ts';
import type { CaseChange } from './outcomes.ts';

/** What of a person's would end by a change of their case, so that whoever presses can be asked before. */
export async function offersEndedBy(
  db: Executor,
  disclosureId: string,
  { stage, agreed }: CaseChange,
): Promise<readonly SlotProposal[]> {
  if (agreed !== false && stage !== 'placed' && stage !== 'paused') return [];
  // What waits for an employer's answer; what one has accepted stays.
  return (await standingProposals(db, disclosureId)).filter(({ state }) => state === 'offered');
}

/** Whether a request would end, and its slot go back, if this agency passed it. */
export async function endsByPassing(context: ServiceContext, ask: SlotAsk): Promise<boolean> {
  return !(await isAnybodyLeft(context, context.database.kysely, ask, ask.agency_id));
}
