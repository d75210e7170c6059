import { firstCharacter } from '../../../../core/text/first-character.ts';
import { namingWords } from '../../../text/names.ts';

const COLOURS = ['a', 'b', 'c', 'd', 'e'] as const;

/** The first character of a name, not of a title before it, on a colour of its own. Decoration: the name always stands beside it. */
export function Avatar({ name, size = 'm' }: { readonly name: string; readonly size?: 's' | 'm' | 'l' }) {
  const characters = [...name.trim()];
  const sum = characters.reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  return (
    <span className={`avatar ${COLOURS[sum % COLOURS.length]} ${size}`} aria-hidden="true">
      {firstCharacter(namingWords(name)[0] ?? '')}
    </span>
  );
}
