import { SYMBOLS, symbolValue } from './base32.ts';
import { checkSymbol } from './check-symbol.ts';

/** An employer's code, five symbols: it begins each of that employer's links and is the whole of the common link. */
export const EMPLOYER_LENGTH = 5;
/** 45 bits that only the device which minted them can know. */
const RANDOM_LENGTH = 9;
const MAX_URL_LENGTH = 60;
const ENGLISH = '/en';
const PERSONAL_LENGTH = EMPLOYER_LENGTH + RANDOM_LENGTH + 1;

export interface PersonalLink {
  /** Canonical form, e.g. `K7Q2M-9XD4T-HV83C`. */
  readonly code: string;
  /** At most 60 characters, so that no mail program wraps it. */
  readonly url: string;
}

export type ParsedCode =
  | { readonly kind: 'personal' | 'employer'; readonly employerCode: string; readonly code: string }
  /** It has the right shape, but the check symbol does not fit: somebody mistyped it. */
  | { readonly kind: 'mistyped' }
  | { readonly kind: 'malformed' };

/**
 * Makes one candidate's link on the device. Nothing goes into it but the employer's code and random bits, so it can
 * be derived from nobody (docs/decisions/0004).
 * @param randomBytes `n` cryptographically random bytes, e.g. from `crypto.getRandomValues`.
 * @throws RangeError for an employer code that is none, too few random bytes or an address over 60 characters: a
 *   guessable or broken link must never get into a mail.
 */
export function mintLink(options: {
  readonly relayOrigin: string;
  readonly employerCode: string;
  readonly randomBytes: (n: number) => ArrayLike<number>;
}): PersonalLink {
  const employer = parseLinkCode(options.employerCode);
  if (employer.kind !== 'employer') throw new RangeError('Not an employer code: ' + options.employerCode);
  const bytes = options.randomBytes(RANDOM_LENGTH);
  if (bytes.length < RANDOM_LENGTH) throw new RangeError('Too few random bytes for a link');
  let symbols = employer.code;
  for (let i = 0; i < RANDOM_LENGTH; i += 1) symbols += SYMBOLS.charAt((bytes[i] ?? 0) & 31);
  const code = grouped(symbols + checkSymbol(symbols));
  const url = linkUrl(options.relayOrigin, code);
  if (url.length > MAX_URL_LENGTH) throw new RangeError('The relay’s address is too long: ' + url);
  return { code, url };
}

/**
 * Where a code leads. A trailing slash of the origin does no harm. The address in an English mail names its language, so
 * that its page is in English whatever the browser asks for; left out where it would grow too long.
 */
export function linkUrl(relayOrigin: string, code: string, language: 'ja' | 'en' = 'ja'): string {
  const url = relayOrigin.replace(/\/$/, '') + '/r/' + code;
  const english = url + ENGLISH;
  return language === 'en' && english.length <= MAX_URL_LENGTH ? english : url;
}

/** Blanks, and the hyphens that mail programs and keyboards put in place of the plain one. */
const SEPARATOR = /[\s\-\u00ad\u2010-\u2015\u2212\uff0d]/;

/** Reads a code as a person may have typed it: any case, with or without hyphens and spaces, O for 0, I and L for 1. */
export function parseLinkCode(text: string): ParsedCode {
  let symbols = '';
  for (let i = 0; i < text.length && symbols.length <= PERSONAL_LENGTH; i += 1) {
    const character = text.charAt(i);
    if (SEPARATOR.test(character)) continue;
    const value = symbolValue(character);
    if (value < 0) return { kind: 'malformed' };
    symbols += SYMBOLS.charAt(value);
  }
  const employerCode = symbols.slice(0, EMPLOYER_LENGTH);
  if (symbols.length === EMPLOYER_LENGTH) return { kind: 'employer', employerCode, code: employerCode };
  if (symbols.length !== PERSONAL_LENGTH) return { kind: 'malformed' };
  const payload = symbols.slice(0, -1);
  if (checkSymbol(payload) !== symbols.charAt(PERSONAL_LENGTH - 1)) return { kind: 'mistyped' };
  return { kind: 'personal', employerCode, code: grouped(symbols) };
}

/** Whose link a canonical code is, personal or common. */
export function employerOf(code: string): string {
  return code.slice(0, EMPLOYER_LENGTH);
}

/** Whether a canonical code is one person's, and not the employer's common one. */
export function isPersonalCode(code: string): boolean {
  return code.length > EMPLOYER_LENGTH;
}

function grouped(symbols: string): string {
  return symbols.slice(0, 5) + '-' + symbols.slice(5, 10) + '-' + symbols.slice(10);
}
