import type { CaseWithPerson } from '../../../stores/agency-cases.ts';
import type { SlotProposal } from '../../../stores/slot-proposals.ts';
import type { AskWithRequest } from '../../../stores/slot-requests.ts';
import type { Desk } from '../agency-page.tsx';
import type { ProposableChoice } from '../proposable-choice.ts';
import type { ProposalDraft } from '../proposal-draft.ts';

/** A press that waits until somebody says that what would end by it may. */
export type AskedRequest =
  { readonly step: 'pass' } | { readonly step: 'withdraw'; readonly proposal: SlotProposal };

export interface RequestProps {
  readonly desk: Desk;
  readonly ask: AskWithRequest;
  /** This agency's proposals for this request. */
  readonly proposals: readonly SlotProposal[];
  /** Whom they are about. */
  readonly people: readonly CaseWithPerson[];
  readonly choice: ProposableChoice;
  readonly draft: ProposalDraft;
  /** The kept draft the form begins with. */
  readonly seen: string | null;
  /** A draft that was kept while this one was typed. */
  readonly other?: ProposalDraft | undefined;
  readonly fault?: string | undefined;
  readonly asked?: AskedRequest | undefined;
}

/** How many wait for the employer's answer. */
export function waitingOf(proposals: readonly SlotProposal[]): number {
  return proposals.filter(({ state }) => state === 'offered').length;
}

/** Nothing of a name once the person took their data back. */
export function nameOf(person: CaseWithPerson | undefined): string {
  return person?.withdrawn_at === null && person.erased_at === null ? person.name : '—';
}
