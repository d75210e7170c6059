import type { PageLanguage } from '../strings/index.ts';

/** The addresses of a person's own page, all behind the sign-in. */
export const MY_HOME = '/my';

/** Where a part is shown or its form posted; without `part` the page itself. */
export function myPath(language: PageLanguage, part?: MyPart): string {
  return part === undefined ? `${MY_HOME}/${language}` : `${MY_HOME}/${language}/${part}`;
}

export type MyPart =
  'switch' | 'state' | 'extend' | 'contact' | 'hide' | 'mails' | 'data' | 'delete' | 'deleted';

/** Below the address of a form, and on the page it is given back on: what was sent after the session had ended. Or what may have become of it. */
export const SIGNED_OUT = 'signed-out';

/** Where a switch is on the page, so that turning one leads back to it. */
export function switchId(what: { readonly kind: string; readonly id: string }): string {
  return what.id ? `${what.kind}-${what.id}` : what.kind;
}
