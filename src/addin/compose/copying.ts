import type { ActedOn } from './assistant-actions.ts';
import type { BlockPreview } from './home-state.ts';
import { offerLink, ownerFor } from './offered-link.ts';
import { blockFor, previewOf } from './own-block.ts';
import { onlyCandidate } from './people.ts';

/**
 * The block for the clipboard; whoever pastes it has inserted it. Not waited for, because a press copies at once or not at
 * all. Null without a connection.
 */
export function blockToCopy(assistant: ActedOn): BlockPreview | null {
  const { memory, options } = assistant.draft;
  const { me } = options.connection.view();
  if (!me) return null;
  const { state } = assistant.view();
  const { draft } = assistant.facts();
  const isUnconfirmed = state.kind === 'unconfirmed';
  const person = isUnconfirmed ? state.person : draft && onlyCandidate(draft.recipients);
  if (!person)
    return previewOf(blockFor(me, null, options.links.codeFor(memory, me, null), assistant.wording()));
  const isOneOfSeveral = isUnconfirmed && (draft?.recipients.candidates.length ?? 0) > 1;
  const owner = offerLink(assistant, memory, person, isOneOfSeveral);
  if (!owner) return null;
  assistant.saveBehind(options.links.rememberCopied(person, owner.code));
  return previewOf(blockFor(me, person, owner.code, owner.wording));
}

/** The mail for one of several candidates, with a link of their own; empty where it cannot be made now. */
export function mailToCopy(assistant: ActedOn, address: string): string {
  const { memory, options, snapshot, work } = assistant.draft;
  const { me } = options.connection.view();
  const candidates = assistant.facts().draft?.recipients.candidates ?? [];
  const person = candidates.find((candidate) => candidate.address === address);
  const owner = person ? ownerFor(assistant, memory, person, false) : null;
  if (!me || !snapshot || !work || !person || !owner) return '';
  assistant.saveBehind(options.links.rememberCopied(person, owner.code));
  const block = blockFor(me, person, owner.code, owner.wording);
  return work.mailForOne(snapshot.body, person, candidates, block, me.relayOrigin);
}
