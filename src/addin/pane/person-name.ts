import type { Person } from '../compose/home-state.ts';
import type { Translator } from '../strings/index.ts';

/** As spoken to: `佐藤 美咲 様`, `Misaki Sato`; a bare address when no name is known, because 様 is never guessed (ux 11). */
export function addressedName(person: Person, { t }: Translator): string {
  return person.name ? t('home.recipient.named', { name: person.name }) : person.address;
}

/** One character for a Japanese name, two letters for a Latin one. */
export function initials(person: Person): string {
  const words = (person.name || person.address).trim().split(/[\s\u3000]+/);
  const first = Array.from(words[0] ?? '')[0] ?? '';
  if (!/[A-Za-z]/.test(first)) return first;
  const last = words.length > 1 ? (Array.from(words.at(-1) ?? '')[0] ?? '') : '';
  return (first + last).toUpperCase();
}
