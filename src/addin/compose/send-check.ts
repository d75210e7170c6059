import { employerOf } from '../../core/link/index.ts';
import { findBlock } from '../../core/message/index.ts';
import type { MessageDraft, Verdict } from '../../core/rejection/verdict.ts';
import type { MeReply } from '../../contract/me.ts';
import type { Recipient } from '../host/mail-host.ts';
import type { LinkOwner } from './draft-memory.ts';
import type { Person } from './home-state.ts';
import type { LinkBook } from './link-book.ts';
import { colleagueDomains, samePerson, sortRecipients } from './people.ts';
import type { Settings } from './settings.ts';

/** The mail goes when the check needs longer: nothing of ours stands between the user and Send. */
export const SEND_BUDGET_MS = 180;

/** Everything the check at sending looks at; all of it is on the device. */
export interface SendFacts {
  readonly me: MeReply | null;
  readonly ownAddress: string;
  readonly draft: MessageDraft;
  readonly recipients: readonly Recipient[];
  readonly owner: LinkOwner | null;
  readonly dismissed: boolean;
  readonly book: LinkBook;
  readonly settings: Pick<Settings, 'checkOwner' | 'remindMissing'>;
  /** The client can offer a way to act on the reminder (Mailbox 1.14). */
  readonly canAct: boolean;
  readonly detect: (draft: MessageDraft) => Verdict;
}

export type SendDecision =
  | { readonly kind: 'allow'; readonly sentLink: LinkOwner | null }
  | { readonly kind: 'otherCompany' }
  | { readonly kind: 'mismatch'; readonly owner: Person; readonly person: Person }
  | { readonly kind: 'several'; readonly owner: Person | null; readonly count: number }
  | { readonly kind: 'missing'; readonly person: Person };

const ALLOW: SendDecision = { kind: 'allow', sentLink: null };

/**
 * Whether to ask before sending: another person's or company's link, one link for several candidates, and, only where the
 * user wants it, a rejection without a link. Pure. Anything doubtful is allowed.
 */
export function decideSend(facts: SendFacts): SendDecision {
  const { me, settings } = facts;
  if (!me || me.employer.status !== 'active') return ALLOW;
  const own = colleagueDomains(me, facts.ownAddress);
  const { candidates } = sortRecipients(facts.recipients, own);
  const body = { type: facts.draft.bodyType, content: facts.draft.body };
  const found = findBlock(body, me.relayOrigin);
  const only = candidates[0];
  if (!found) {
    const asks = settings.remindMissing && facts.canAct && !facts.dismissed && candidates.length === 1;
    if (!asks || !only || facts.book.invited(only) || !facts.detect(facts.draft).isRejection) return ALLOW;
    return { kind: 'missing', person: only };
  }
  if (!only) return ALLOW;
  if (employerOf(found.code) !== me.employer.code)
    return settings.checkOwner ? { kind: 'otherCompany' } : ALLOW;
  // The employer's common link is meant for everybody.
  if (found.code.indexOf('-') === -1) return ALLOW;
  const kept = facts.owner && facts.owner.code === found.code ? facts.owner : null;
  const owner = kept || facts.book.ownerOf(found.code);
  // Picked by the recruiter among them: the pane calls it inserted, too.
  if (kept && kept.chosen && candidates.some((candidate) => samePerson(candidate, kept)))
    return { kind: 'allow', sentLink: kept };
  if (settings.checkOwner && candidates.length > 1)
    return { kind: 'several', owner, count: candidates.length };
  // A colleague's link that this mailbox has no record of may well be the right one.
  if (settings.checkOwner && owner && !samePerson(owner, only))
    return { kind: 'mismatch', owner, person: only };
  return { kind: 'allow', sentLink: kept };
}
