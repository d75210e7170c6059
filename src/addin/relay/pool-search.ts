import { foldName } from '../../core/text/fold-name.ts';
import type { PoolPerson } from '../../contract/pool.ts';

/** What the list is narrowed to. All of it stays on the device. */
export interface PoolFilter {
  readonly search: string;
  /** As shown; empty for all. */
  readonly job: string;
  readonly area: string;
  /** Month of consent, e.g. `2026-11`; empty for all. */
  readonly month: string;
  readonly order: 'new' | 'ending';
}

export const NO_FILTER: PoolFilter = { search: '', job: '', area: '', month: '', order: 'new' };

export interface ShownPerson {
  readonly person: PoolPerson;
  readonly job: string;
  readonly area: string;
}

/** Work and area in the reader's language. */
export function shownIn(language: 'ja' | 'en', person: PoolPerson): ShownPerson {
  return {
    person,
    job: language === 'ja' ? person.job : person.jobEn,
    area: (language === 'ja' ? person.area : person.areaEn) ?? '',
  };
}

/** Those who match everything, in the order asked for. Every word of the search must occur somewhere. */
export function findPeople(people: readonly ShownPerson[], filter: PoolFilter): readonly ShownPerson[] {
  const words = fold(filter.search).split(/\s+/).filter(Boolean);
  const matching = people.filter(
    ({ person, job, area }) =>
      (filter.job === '' || job === filter.job) &&
      (filter.area === '' || area === filter.area) &&
      (filter.month === '' || person.agreedOn.slice(0, 7) === filter.month) &&
      (words.length === 0 || hasWords(person, words)),
  );
  return [...matching].sort((a, b) =>
    filter.order === 'new'
      ? compare(b.person.agreedOn, a.person.agreedOn)
      : compare(a.person.consentUntil, b.person.consentUntil),
  );
}

/** What is searched of each person, made once: they are thousands, searched at every key. */
const searched = new WeakMap<PoolPerson, string>();

function hasWords(person: PoolPerson, words: readonly string[]): boolean {
  let text = searched.get(person);
  if (text === undefined) {
    const { name, job, jobEn, area, areaEn } = person;
    const spaced = fold([name, job, jobEn, area ?? '', areaEn ?? ''].join(' '));
    // Once as it is written and once without its spaces.
    text = `${spaced}\n${spaced.replace(/\s/g, '')}`;
    searched.set(person, text);
  }
  return words.every((word) => text.includes(word));
}

/** The values there are to choose from, each once. */
export function choicesOf(people: readonly ShownPerson[]): {
  readonly jobs: readonly string[];
  readonly areas: readonly string[];
  readonly months: readonly string[];
} {
  const distinct = (values: readonly string[]) => [...new Set(values.filter(Boolean))].sort();
  return {
    jobs: distinct(people.map(({ job }) => job)),
    areas: distinct(people.map(({ area }) => area)),
    months: distinct(people.map(({ person }) => person.agreedOn.slice(0, 7))).reverse(),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Nor does it matter when searching which kana a word is written in. */
function fold(text: string): string {
  return foldName(text).replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}
