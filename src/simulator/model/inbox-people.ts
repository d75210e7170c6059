import { resolvedPerson } from '../samples/people.ts';
import type { Person } from './draft.ts';

interface Delivered {
  /** Addresses in small letters. */
  readonly deliveredTo: readonly string[];
}

/** By the envelope, so that a Bcc is among them; in the order given. */
export function mailsOf<M extends Delivered>({ address }: Person, mails: readonly M[]): readonly M[] {
  return mails.filter(({ deliveredTo }) => deliveredTo.includes(address.toLowerCase()));
}

/**
 * Whose inboxes can be looked into: the candidates of the open draft, then everybody else who has mail, the newest first,
 * as are those who sign in to the consoles, and a candidate who registered with another address.
 */
export function inboxPeople(candidates: readonly Person[], mails: readonly Delivered[]): readonly Person[] {
  const known = new Set(candidates.map(({ address }) => address.toLowerCase()));
  const others = new Set(mails.flatMap(({ deliveredTo }) => deliveredTo).filter((each) => !known.has(each)));
  return [...candidates, ...[...others].map((address) => resolvedPerson({ address, name: address }))];
}

/** Who is shown unless somebody is chosen: a candidate of the draft, but nobody without mail while others have some. */
export function firstInboxPerson(people: readonly Person[], mails: readonly Delivered[]): Person | undefined {
  return people.find((person) => mailsOf(person, mails).length > 0) ?? people[0];
}
