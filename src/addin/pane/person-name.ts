import { firstCharacter } from '../../core/text/first-character.ts';
import type { Person } from '../compose/home-state.ts';
import { nameParts } from '../compose/people.ts';

/** One character for a Japanese name, two letters for a Latin one: of the given and the family name, whatever their order. */
export function initials({ name, address }: Person): string {
  const { family, given } = nameParts(name || address);
  const last = firstCharacter(family);
  if (!/\p{sc=Latn}/u.test(last)) return last;
  return (family === given ? last : firstCharacter(given) + last).toUpperCase();
}
