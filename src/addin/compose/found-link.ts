import { isPersonalCode } from '../../core/link/index.ts';
import type { ActedOn } from './assistant-actions.ts';
import type { ComposeAssistantOptions } from './compose-assistant-options.ts';
import type { DraftMemory } from './draft-memory.ts';

/** The recruiter's third insertion offers the reminder, once (A04b). */
const OFFER_AT = 3;

/** A link counts when it is seen in the body, whoever put it there, and no longer when it is gone. `code` is the one seen. */
export function noteLink(
  assistant: Pick<ActedOn, 'announce' | 'saveBehind'>,
  { links, settings }: ComposeAssistantOptions,
  memory: DraftMemory,
  code: string | null,
): void {
  for (const owner of memory.counted.values()) {
    if (owner.code !== code) assistant.saveBehind(links.noteRemoved(memory, owner));
  }
  const offered = code === null ? undefined : memory.offered.get(code);
  if (code === null && memory.unconfirmed?.askedAgain) {
    assistant.announce('home.unconfirmed.title', 'assertive');
    memory.unconfirmed = null;
  }
  if (code !== null) memory.unconfirmed = null;
  if (code === null) memory.failed = null;
  if (!offered) return;
  // This link was the last thing tried, and it is in.
  memory.failed = null;
  const { insertions, saved } = links.noteInserted(memory, offered);
  assistant.saveBehind(saved);
  const { remindMissing, reminderOffered } = settings.view();
  if (insertions >= OFFER_AT && !remindMissing && !reminderOffered) {
    memory.offersReminder = true;
    assistant.saveBehind(settings.change({ reminderOffered: true }));
  }
}

/** The ribbon's button may have put a link in beside the open pane. */
export async function takeOver(
  { links, adoptCounts }: ComposeAssistantOptions,
  memory: DraftMemory,
  code: string,
): Promise<void> {
  const handed = isPersonalCode(code) ? await memory.handed(code) : null;
  if (!handed) return;
  if (handed.reports === null) memory.owner = handed.owner;
  else await Promise.all([links.adopt(memory, handed.owner), adoptCounts(handed.reports)]);
}
