import { firstCharacter } from '../../core/text/first-character.ts';
import type { Person } from '../compose/home-state.ts';

/** One character for a Japanese name, two letters for a Latin one. */
export function initials(person: Person): string {
  const words = (person.name || person.address).trim().split(/[\s\u3000]+/);
  const first = firstCharacter(words[0] ?? '');
  if (!/[A-Za-z]/.test(first)) return first;
  const last = words.length > 1 ? firstCharacter(words.at(-1) ?? '') : '';
  return (first + last).toUpperCase();
}
