import type { Person } from './home-state.ts';
import { nameParts } from './people.ts';

/** A greeting stands at the beginning; further down 様 speaks of somebody else. */
export const GREETING_LINES = 6;
/** Greetings that name no person, with what follows the name: 皆川様 is somebody. */
const NOBODY =
  /(?:各位|(?:皆|みな|皆々)(?:様|さま|さん)|お疲れ|おつかれ|ご苦労|ご担当|担当者|採用|人事|御中|お客|応募者|候補者|関係者|株式会社|有限会社|部長|\b(?:all|teams?|candidates?|applicants?|sirs?|madam|everyone|hiring|recruit\w*)\b)/i;
const JAPANESE =
  /^[\s\u3000]*([^\s\u3000、,。：:]{1,12}(?:[\s\u3000][^\s\u3000、,。：:]{1,12})?)[\s\u3000]*(?:様|さま|さん|殿)(?:[\s\u3000、,。]|へ|$)/;
const ENGLISH =
  /^\s*(?:dear|hi|hello)\s+((?:(?:mr|mrs|ms|mx|dr|prof)\.?\s+)?[\p{L}'’-]+(?:\s+[\p{L}'’-]+){0,2})\s*[,:!]?\s*$/iu;
const TITLE = /^(?:mr|mrs|ms|mx|dr|prof)\.?$/i;

/** Whom the author's own words greet by name in their first lines; null when nobody in particular. */
export function greetingIn(text: string): string | null {
  const lines = text.split('\n', 40).filter((line) => line.trim() !== '');
  for (const line of lines.slice(0, GREETING_LINES)) {
    const [greeting, name] = JAPANESE.exec(line) ?? ENGLISH.exec(line) ?? [];
    if (greeting !== undefined && name !== undefined && !NOBODY.test(greeting)) return name.trim();
  }
  return null;
}

/**
 * Whether a greeting can only be for somebody else than the recipient. Names in different scripts cannot be compared,
 * and a given name may be a short form of the recipient's: both are no difference.
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
  return text
    .normalize('NFKC')
    .replace(/[\s.’']/g, '')
    .toLowerCase();
}

function isLatin(name: string): boolean {
  return /^[\p{Script=Latin}\s.,'’-]+$/u.test(name);
}
