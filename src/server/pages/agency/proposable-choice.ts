import type { Executor } from '../../db/database.ts';
import { proposablePeople } from '../../services/slots/proposable.ts';
import type { CaseWithPerson } from '../../stores/agency-cases.ts';
import type { SlotAsk } from '../../stores/slot-requests.ts';
import type { AgencyText } from './agency-text.ts';
import { matching } from './candidate-page.ts';

/** So many people a form lets choose from at a time, of each kind. */
export const MOST_SHOWN = 100;

/** Whom an agency may choose from for a request: the newest that words mean, and whoever its form has ticked. */
export interface ProposableChoice {
  readonly q: string;
  /** Made ready by the agency: with a text for employers, or their own agreement. */
  readonly ready: readonly CaseWithPerson[];
  readonly others: readonly CaseWithPerson[];
  readonly moreReady: boolean;
  readonly moreOthers: boolean;
}

/** Whoever the form has ticked (`chosen`) stays to choose from, whatever `q` says, as long as they may be proposed. */
export async function readChoice(
  db: Executor,
  text: AgencyText,
  ask: SlotAsk,
  { chosen, q }: { readonly chosen: readonly string[]; readonly q: string },
): Promise<ProposableChoice> {
  const matches = matching(text, q);
  const newest = (isReady: boolean) => proposablePeople(db, ask, { isReady, matches, most: MOST_SHOWN + 1 });
  const [allReady, allOthers] = [await newest(true), await newest(false)];
  const [ready, others] = [allReady.slice(0, MOST_SHOWN), allOthers.slice(0, MOST_SHOWN)];
  const shown = new Set([...ready, ...others].map(({ disclosure_id }) => disclosure_id));
  const ids = chosen.filter((id) => !shown.has(id)).slice(0, MOST_SHOWN);
  const beside = ids.length === 0 ? [] : await proposablePeople(db, ask, { ids });
  return {
    q,
    ready: [...beside, ...ready],
    others,
    moreReady: allReady.length > MOST_SHOWN,
    moreOthers: allOthers.length > MOST_SHOWN,
  };
}
