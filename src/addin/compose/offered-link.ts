import type { ActedOn } from './assistant-actions.ts';
import type { DraftMemory, LinkOwner } from './draft-memory.ts';
import type { Person } from './home-state.ts';

/** The link for somebody with the wording of this moment; null without a connection. */
export function ownerFor(
  assistant: ActedOn,
  memory: DraftMemory,
  person: Person,
  chosen: boolean,
): LinkOwner | null {
  const { options } = assistant.draft;
  const { me } = options.connection.view();
  if (!me) return null;
  const code = options.links.codeFor(memory, me, person);
  return { address: person.address, name: person.name, code, chosen, wording: assistant.wording() };
}

/** The same, noted so that it counts as soon as it is seen in the body. */
export function offerLink(
  assistant: ActedOn,
  memory: DraftMemory,
  person: Person,
  chosen: boolean,
): LinkOwner | null {
  const owner = ownerFor(assistant, memory, person, chosen);
  if (owner && !memory.counted.has(owner.code)) memory.offered.set(owner.code, owner);
  return owner;
}
