import type { MeReply } from '../../contract/me.ts';
import { TITLES } from '../../core/text/titles.ts';
import type { Recipient } from '../host/mail-host.ts';
import type { Translator } from '../strings/index.ts';
import type { Addressed, Person } from './home-state.ts';

export interface SortedRecipients {
  /** One entry per address, in the order of the draft; mailing lists are not persons. */
  readonly candidates: readonly Addressed[];
  readonly colleagues: readonly Addressed[];
  readonly hasGroup: boolean;
}

/**
 * The domains whose people are colleagues. The service names none while a trial runs: then a recruiter tries the add-in
 * in a mail to themselves, and their own domain must not make them a colleague.
 */
export function colleagueDomains(me: MeReply | null, ownAddress: string): readonly string[] {
  const domains = me ? me.employer.domains : [];
  return me && domains.length === 0 ? [] : domains.concat(domainOf(ownAddress));
}

/**
 * Candidates are people outside the company: not on the employer's domains nor on the recruiter's own (A06), and not
 * told by Exchange's own name for them instead of an address.
 */
export function sortRecipients(
  recipients: readonly Recipient[],
  ownDomains: readonly string[],
): SortedRecipients {
  const domains = ownDomains.map((domain) => domain.toLowerCase());
  const candidates: Addressed[] = [];
  const colleagues: Addressed[] = [];
  const seen = new Set<string>();
  let hasGroup = false;
  for (const recipient of recipients) {
    const address = addressKey(recipient.address);
    if (address === '' || seen.has(address)) continue;
    seen.add(address);
    const { field } = recipient;
    const person = { address: recipient.address.trim(), name: displayName(recipient), field };
    if (recipient.isGroup && !address.includes('@')) hasGroup = true;
    else if (isColleague(address, domains)) colleagues.push(person);
    else if (recipient.isGroup) hasGroup = true;
    else candidates.push(person);
  }
  return { candidates, colleagues, hasGroup };
}

/** Exchange's name for people of the own organisation, as Outlook on the web may give it for an address (office-js#3701). */
const EXCHANGE_NAME = /^\/o=|^[^@]*$/;

/** Empty where there is none. */
function domainOf(address: string): string {
  const key = addressKey(address);
  return EXCHANGE_NAME.test(key) ? '' : key.slice(key.lastIndexOf('@') + 1);
}

/** How one address is told from another. */
export function addressKey(address: string): string {
  return address.trim().toLowerCase();
}

/** Whether both are somebody, and of one address. */
export function samePerson(one: Person | null, other: Person | null): boolean {
  return one !== null && other !== null && addressKey(one.address) === addressKey(other.address);
}

/** Nobody is picked by us where a draft goes to several candidates. */
export function onlyCandidate({ candidates }: Pick<SortedRecipients, 'candidates'>): Person | null {
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** As spoken to: `佐藤 美咲 様`, `Misaki Sato`; a bare address when no name is known, because 様 is never guessed. */
export function addressedName(person: Person, { t }: Pick<Translator, 't'>): string {
  return person.name ? t('home.recipient.named', { name: person.name }) : person.address;
}

/** What is no part of a name although it stands in one: titles, legal forms of companies, and notes in brackets. */
const TITLE = new RegExp(`^(?:${TITLES}|m\\.d|inc|ltd|llc|k\\.k)\\.?$`, 'i');
/** Behind a name, as they are written: Mba is a family name and JD a given one, too. */
const DEGREE = /^(?:MBA|MD|CPA|CFA|RN|JD|PMP)$/;
const NOTES = /[([（][^()[\]（）]*[)\]）]/g;
/** What stands before a family name and is part of it. */
const PARTICLE = /^(?:van|von|vom|zu|ten|ter|den?|der|dos?|das?|di|del|della|du|la|le|al|el|bin|ibn|st\.?)$/i;

/**
 * Name parts as a mail speaks to someone. A family name alone before a comma is followed by the given one ("Smith, John" is
 * how many directories list people); with more words there nobody can tell that from a whole name and what its owner does
 * ("John Smith, Sales"), so that the words are used as they stand, and a Japanese name as without what follows. Otherwise the
 * family name stands, in a Japanese name, before the (half- or full-width) space; without one the whole name is used, because
 * kanji alone do not say where it divides. A Latin name's given name is its first word and its family name the last.
 */
export function nameParts(name: string): { readonly family: string; readonly given: string } {
  const parts = name
    .replace(NOTES, ' ')
    .split(/[,，、]/)
    .map(wordsOf);
  const [all = [name], ...others] = parts.filter((part) => part.length > 0);
  const afterComma = others.find((part) => !part.every((word) => DEGREE.test(word)));
  const words = all.filter((word, index) => index === 0 || !DEGREE.test(word));
  const whole = words.join(' ');
  const isLatin = /^[A-Za-z\u00c0-\u024f]/.test(whole);
  if (afterComma && isOneName(words)) return { family: whole, given: afterComma.join(' ') };
  if (afterComma && isLatin) return { family: whole, given: whole };
  const first = words[0] ?? name;
  if (isLatin) return { family: words[words.length - 1] ?? name, given: first };
  return { family: first, given: words.length > 1 ? words.slice(1).join(' ') : whole };
}

/** One word, or with what stands before a family name, such as "van der". */
function isOneName(words: readonly string[]): boolean {
  return words.slice(0, -1).every((word) => PARTICLE.test(word));
}

function wordsOf(text: string): string[] {
  return text.split(/[\s\u3000]+/).filter((word) => word !== '' && !TITLE.test(word));
}

/** Null when no name is known: 様 is never guessed from a mail address. */
export function familyName(person: Person): string | null {
  return person.name === '' ? null : nameParts(person.name).family;
}

/** Marks that show nothing, or turn the words around them in what is shown and sent. */
const UNSEEN =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb]/g;

/**
 * Hosts repeat the address as the name, and people write honorifics into their address books. Whoever writes first
 * chooses the name that a reply shows, with whatever is in it.
 */
function displayName({ name, address }: Recipient): string {
  const plain = name
    .replace(UNSEEN, '')
    .replace(/[<(（][^<>()（）]*@[^<>()（）]*[>)）]/g, '')
    .replace(/^["'\s\u200c\u200d]+|["'\s\u200c\u200d]+$/g, '')
    .replace(/\s*(?:様|さ[まん]|殿)$/, '');
  return plain.includes('@') || addressKey(plain) === addressKey(address) ? '' : plain;
}

function isColleague(address: string, domains: readonly string[]): boolean {
  // No domains are a trial, in which nobody is a colleague.
  if (EXCHANGE_NAME.test(address)) return domains.length > 0;
  const domain = domainOf(address);
  return domains.some((own) => own !== '' && (domain === own || domain.endsWith(`.${own}`)));
}
