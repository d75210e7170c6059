import type { CookieSerializeOptions } from '@fastify/cookie';
import type { SessionKind } from '../identity/principals.ts';

/** One cookie per kind, so that an operator can look at a candidate's page without being signed out. */
export function sessionCookie(kind: SessionKind): string {
  return `__Host-${kind}-session`;
}

/**
 * Set by a console page that asks for itself again while nobody touches it (pages/console/console.js): such a request
 * shows that a screen is on, not that somebody is there.
 */
export const UNATTENDED_COOKIE = '__Host-unattended';

/** No end of its own: the service ends sessions, and the browser forgets with its window. */
export const COOKIE_OPTIONS: CookieSerializeOptions = {
  path: '/',
  httpOnly: true,
  secure: true,
  // Lax rather than strict: a console opened from a mail or a bookmark shall not look signed out.
  sameSite: 'lax',
};
