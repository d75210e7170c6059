import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionKind } from '../identity/principals.ts';
import { COOKIE_OPTIONS } from './session-cookie.ts';

/** Several people may share a computer. */
const MOST = 5;
const MARK_OPTIONS: CookieSerializeOptions = { ...COOKIE_OPTIONS, maxAge: 365 * 86_400 };

function cookieOf(kind: SessionKind): string {
  return `__Host-${kind}-known`;
}

/** The marks a browser shows; whatever was put among them by hand is no mark of anybody. */
export function marksIn(request: FastifyRequest, kind: SessionKind): readonly string[] {
  return (request.cookies[cookieOf(kind)] ?? '')
    .split('.')
    .filter((mark) => /^[0-9a-f]{64}$/.test(mark))
    .slice(0, MOST);
}

/** Adds a mark to those the browser keeps, as the newest; the oldest goes where there are too many. */
export function rememberBrowser(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: SessionKind,
  mark: string,
): void {
  const others = marksIn(request, kind).filter((one) => one !== mark);
  void reply.setCookie(cookieOf(kind), [mark, ...others].slice(0, MOST).join('.'), MARK_OPTIONS);
}

/** Takes all marks of this kind from the browser. */
export function forgetBrowser(reply: FastifyReply, kind: SessionKind): void {
  void reply.clearCookie(cookieOf(kind), COOKIE_OPTIONS);
}
