import type { Language } from '../text/language.ts';
import type { SessionKind } from '../identity/principals.ts';

/** Where each kind's own pages are. */
export const HOMES: Readonly<Record<SessionKind, string>> = {
  candidate: '/my',
  agency: '/agency',
  operator: '/operator',
};

/** What was lost: a form that was sent but not taken, or the session itself in a browser that keeps no cookies. */
export type Lost = 'unsaved' | 'cookies';

/** The page that asks for an address; `next` is where the person wanted to go. */
export function signInPath(kind: SessionKind, next?: string, language?: Language, lost?: Lost): string {
  return withQuery(`${HOMES[kind]}/sign-in`, { next: wanted(kind, next), lang: language, lost });
}

/** The address a right code leads over, to see whether the browser kept the session. */
export function signedInPath(kind: SessionKind, next: string, language: Language): string {
  return withQuery(`${HOMES[kind]}/sign-in/opened`, { next: wanted(kind, next), lang: language });
}

function wanted(kind: SessionKind, next: string | undefined): string | undefined {
  const page = next === undefined ? HOMES[kind] : returnPath(kind, next);
  return page === HOMES[kind] ? undefined : page;
}

/** Where the code of one attempt to sign in is typed. */
export function signInCodePath(kind: SessionKind, attemptKey: string, language: Language): string {
  return withQuery(`${HOMES[kind]}/sign-in/${attemptKey}`, { lang: language });
}

/** Where another code for that attempt is asked for. */
export function resendPath(kind: SessionKind, attemptKey: string, language: Language): string {
  return withQuery(`${HOMES[kind]}/sign-in/${attemptKey}/resend`, { lang: language });
}

/** Where a form ends the session. */
export function signOutPath(kind: SessionKind): string {
  return `${HOMES[kind]}/sign-out`;
}

/**
 * Where to go after signing in: only ever one of the kind's own pages, whatever was asked for, and without the words that
 * were looked for there. They may name somebody, and would be kept with the code.
 */
export function returnPath(kind: SessionKind, next: string): string {
  const home = HOMES[kind];
  const ours = next === home || next.startsWith(`${home}/`) || next.startsWith(`${home}?`);
  // Control characters and backslashes are read by browsers as other than they look.
  const plain = /^[\x21-\x5b\x5d-\x7e]{1,500}$/.test(next);
  return ours && plain && !next.startsWith(`${home}/sign-`) ? withoutWords(next) : home;
}

function withoutWords(path: string): string {
  const [page = '', query = ''] = path.split('?');
  const fields = new URLSearchParams(query);
  if (!fields.has('q')) return path;
  fields.delete('q');
  return fields.size === 0 ? page : `${page}?${fields.toString()}`;
}

function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
