import { foldName } from '../../core/text/fold-name.ts';
import type { Person } from './home-state.ts';
import { nameParts } from './people.ts';

const TITLE = /^(?:mr|mrs|ms|mx|dr|prof)\.?$/i;

/**
 * Whether a greeting can only be for somebody else than the recipient. Names in different scripts cannot be compared,
 * a given name may be a short form of the recipient's, and 高橋 is written for 髙橋: all are no difference.
 */
export function greetsAnother(greeting: string | null, person: Person): boolean {
  if (greeting === null || person.name === '' || isLatin(greeting) !== isLatin(person.name)) return false;
  if (!isLatin(greeting)) return !japaneseNamesMeet(plain(greeting), person.name);
  const words = greeting.split(/\s+/);
  const titled = TITLE.test(words[0] ?? '');
  const greeted = words.filter((word) => !TITLE.test(word)).map(plain);
  const known = person.name.split(/[\s,]+/).map(plain);
  if (greeted.some((word) => known.includes(word))) return false;
  const isShortForm = !titled && greeted.length === 1 && known.some((word) => word[0] === greeted[0]?.[0]);
  return !isShortForm;
}

/** Kanji do not say where a name divides, so one may begin with the other. */
function japaneseNamesMeet(greeted: string, name: string): boolean {
  const { family, given } = nameParts(name);
  const whole = plain(name);
  return (
    greeted.startsWith(plain(family)) ||
    whole.startsWith(greeted) ||
    (given !== '' && greeted === plain(given))
  );
}

function plain(text: string): string {
  return foldName(text).replace(/[\s.']/g, '');
}

function isLatin(name: string): boolean {
  return /^[\p{Script=Latin}\s.,'’-]+$/u.test(name);
}
