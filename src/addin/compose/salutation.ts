import { foldName } from '../../core/text/fold-name.ts';
import { greetingIn } from './greeting.ts';
import { greetsAnother } from './greets-another.ts';
import type { Person } from './home-state.ts';
import { nameParts, samePerson } from './people.ts';

/** A greeting is among the first letters of its line, however long that is. */
const LONGEST = 300;

const BLANK = '[\\s\\u3000]{0,3}';
const HONORIFIC = '(?:様|さま|さん|殿)';
const JAPANESE_AND = `${BLANK}[、,，・/／&＆と]?${BLANK}`;
const OPENING = '(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))';
const TITLE = /^(?:mr|mrs|ms|mx|dr|prof)\b\.?\s*/i;
const ENGLISH_AND = /\s*,\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+|\s*\/\s*/i;
/** What a name looks like that the draft does not know. */
const NAME_LIKE = /^\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,3}$/u;

/** A line that greets, taken apart. */
interface Greeting {
  /** As it would speak to this person; empty where it cannot, because they have no name. */
  readonly spoken: string;
  readonly before: string;
  readonly after: string;
}

/**
 * What a line of a mail to several says to one of them: their name where it greets some or all by name, null where
 * nothing is left to say. `greeted`: they have been greeted in a line above, so that others may only be left out.
 */
export function lineForOne(
  line: string,
  person: Person,
  everybody: readonly Person[],
  greeted: boolean,
): string | null {
  const head = line.slice(0, LONGEST);
  const found = japaneseGreeting(head, person, everybody) ?? englishGreeting(head, person, everybody);
  if (!found) return greeted && greetsOnlyAnother(line, person) ? null : line;
  const spoken = greeted ? '' : found.spoken;
  const after = spoken === '' ? found.after.replace(/^[\s\u3000、,，。:：!.]+/, '') : found.after;
  const said = found.before + spoken + after + line.slice(LONGEST);
  return said.trim() === '' ? null : said;
}

function japaneseGreeting(line: string, person: Person, everybody: readonly Person[]): Greeting | null {
  const known = anyOf(everybody.flatMap(japaneseNames));
  if (known === null) return null;
  const one = `(?:${known})${BLANK}${HONORIFIC}`;
  const list = new RegExp(
    `(^|[^\\p{L}\\p{N}])(?:(?:${known})${BLANK}${HONORIFIC}?${JAPANESE_AND})*${one}`,
    'u',
  ).exec(line);
  if (!list) return null;
  const before = line.slice(0, list.index) + (list[1] ?? '');
  return {
    before: greetingIn(before.replace(/[、,，・/／&＆と\s\u3000]+$/, '')) === null ? before : '',
    spoken: person.name === '' ? '' : `${person.name} 様`,
    after: withoutGreetings(line.slice(list.index + list[0].length)),
  };
}

/** Takes away who else is greeted behind, whom the draft may not know by name. */
function withoutGreetings(text: string): string {
  const another = new RegExp(
    `^[\\s\\u3000]{0,3}[、,，・/／&＆と\\s\\u3000][\\s\\u3000]{0,3}([^\\s\\u3000、,。：:]{1,12}(?:[\\s\\u3000][^\\s\\u3000、,。：:]{1,12})?${BLANK}${HONORIFIC})(?=[\\s\\u3000、,，・/／。]|$)`,
  );
  let rest = text;
  for (
    let found = another.exec(rest);
    found && greetingIn(found[1] ?? '') !== null;
    found = another.exec(rest)
  )
    rest = rest.slice(found[0].length);
  return rest;
}

function englishGreeting(line: string, person: Person, everybody: readonly Person[]): Greeting | null {
  const whole = new RegExp(`^(\\s*${OPENING})\\s+(\\S.*?)(\\s*[,:;!.]?\\s*)$`, 'is').exec(line);
  const [, opening = '', persons = '', after = ''] = whole ?? [];
  if (whole && everyoneIn(persons).every((item) => NAME_LIKE.test(item) || isNamed(item, everybody)))
    return english(opening, persons, after, person, everybody);
  const known = anyOf(everybody.flatMap(({ name }) => (name === '' ? [] : [name, ...name.split(/[\s,]+/)])));
  if (known === null) return null;
  const one = `(?:(?:mr|mrs|ms|mx|dr|prof)\\b\\.?\\s*)?(?:${known})(?![\\p{L}'’-])`;
  const list = new RegExp(`^(\\s*${OPENING})\\s+(${one}(?:(?:${ENGLISH_AND.source})${one})*)`, 'iu').exec(
    line,
  );
  return list && english(list[1] ?? '', list[2] ?? '', line.slice(list[0].length), person, everybody);
}

/** The author's own form where it is for this person alone; somebody with a title is not called by the given name. */
function english(
  opening: string,
  persons: string,
  after: string,
  person: Person,
  everybody: readonly Person[],
): Greeting | null {
  const items = everyoneIn(persons);
  if (!items.some((item) => isNamed(item, everybody))) return null;
  const others = everybody.filter((other) => !samePerson(other, person));
  const own = items.filter((item) => isNamed(item, [person]) && !isNamed(item, others));
  const titled = items.some((item) => TITLE.test(item));
  const called = own.length === 1 ? own[0] : titled ? person.name : nameParts(person.name).given;
  return { before: '', spoken: person.name === '' ? '' : `${opening} ${called}`, after };
}

function everyoneIn(persons: string): string[] {
  const again = new RegExp(`^${OPENING}\\s+`, 'i');
  return persons
    .split(ENGLISH_AND)
    .map((item) => item.replace(again, '').trim())
    .filter((item) => item !== '');
}

/** All words of the name, without its title, are words of the name of one of them. */
function isNamed(item: string, people: readonly Person[]): boolean {
  const words = wordsOf(item.replace(TITLE, ''));
  return people.some(({ name }) => {
    const known = wordsOf(name);
    return words.length > 0 && words.every((word) => known.includes(word));
  });
}

function wordsOf(name: string): string[] {
  return foldName(name)
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}

/** The whole line is a greeting, and it can only be for somebody else. */
function greetsOnlyAnother(line: string, person: Person): boolean {
  if (withoutGreetings(`、${line.trim()}`).trim() !== '') return false;
  return greetsAnother(greetingIn(line), person);
}

/** Kanji do not say where a name divides, so it may be called by any beginning of it. */
function japaneseNames({ name }: Person): string[] {
  if (name === '') return [];
  const { family, given } = nameParts(name);
  const undivided = family === name && !/^\p{Script=Latin}/u.test(name);
  return undivided ? [...name].map((_, n) => [...name].slice(0, n + 1).join('')) : [name, family, given];
}

/** A pattern for any of these names, also as keyboards give them first, the longest first; null where there is none. */
function anyOf(names: readonly string[]): string | null {
  const patterns = [...new Set([...names, ...names.map(foldName)])]
    .filter((name) => name !== '')
    .sort((one, other) => other.length - one.length)
    .map((name) =>
      name
        .split(/[\s\u3000]+/)
        .map(escapePattern)
        .join(BLANK),
    );
  return patterns.length > 0 ? patterns.join('|') : null;
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
