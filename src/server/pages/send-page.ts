import type { FastifyReply, FastifyRequest } from 'fastify';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { ERRORS, type ErrorCode } from '../../contract/errors.ts';
import { mayPass, type GivenBack } from '../http/given-back.ts';
import { changesSomething } from '../http/same-origin.ts';
import { HOMES, signInPath } from '../http/sign-in-paths.ts';
import { preferredLanguage } from '../text/language.ts';
import { ConsoleErrorPage } from './console/ConsoleErrorPage.tsx';
import { consoleLanguage } from './console/language.ts';
import { pageText } from './page-text.tsx';
import { ErrorPage } from './screens/ErrorPages.tsx';
import type { PageLanguage } from './strings/index.ts';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
const WITH_OWN_SCRIPT = `${CONTENT_SECURITY_POLICY}; script-src 'self'; connect-src 'self'`;

/** How a page may be kept: with somebody's data never; a form must survive going back, with its submission id. */
export type PageCaching = 'personal' | 'revisited';

/** Unless `options` say otherwise browsers do not keep the page, run no script in it, and tell nobody its address. */
export function sendPage(
  reply: FastifyReply,
  page: ReactElement,
  options: {
    readonly status?: number;
    readonly caching?: PageCaching;
    /** Pages behind a sign-in name themselves to our own, because older browsers say only so where a post is from. */
    readonly referrer?: 'own_pages';
    /** Lets our own script help on a page that works without it, and ask our own service. */
    readonly script?: true;
  } = {},
): FastifyReply {
  return reply
    .code(options.status ?? 200)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': options.script ? WITH_OWN_SCRIPT : CONTENT_SECURITY_POLICY,
      'referrer-policy': options.referrer === 'own_pages' ? 'same-origin' : 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      // History navigation may show a stored page that is not marked no-store (RFC 9111, 5.2.2.5 and 6).
      'cache-control': options.caching === 'revisited' ? 'private, no-cache' : 'no-store',
    })
    .send(`<!doctype html>${renderToStaticMarkup(page)}`);
}

/** Any refusal as a page in the reader's language, with what they sent where sending it again may help. */
export function sendErrorPage(
  request: FastifyRequest,
  reply: FastifyReply,
  code: ErrorCode,
  again?: GivenBack,
): FastifyReply {
  const options = { status: ERRORS[code].status, ...(again ? { referrer: 'own_pages' as const } : {}) };
  const kind = (['agency', 'operator'] as const).find((one) => isWithin(HOMES[one], request.url));
  const language = kind ? consoleLanguage(request) : languageOf(request);
  void reply.header('content-language', language);
  if (kind)
    return sendPage(
      reply,
      createElement(ConsoleErrorPage, {
        language,
        code,
        home: HOMES[kind],
        signIn: signInPath(kind, undefined, language),
        wasSent: changesSomething(request),
        asked: changesSomething(request) || !mayPass(code) ? undefined : request.url,
        again,
        requestId: request.id,
      }),
      options,
    );
  const said = {
    text: pageText(language),
    code,
    isMine: isWithin(HOMES.candidate, request.url),
    otherLanguage: inOtherLanguage(request),
    again,
  };
  return sendPage(reply, createElement(ErrorPage, said), options);
}

function isWithin(home: string, url: string): boolean {
  return url === home || url.startsWith(`${home}/`) || url.startsWith(`${home}?`);
}

/** The language as a part of an address, behind what stands before it. */
const IN_PATH = /^(\/(?:r\/[^/?]+|privacy|support|my|stop|check-in)\/)(ja|en)(?=[/?]|$)/;

/** What was asked for, in the other language; undefined where the address names none, or asking again would not do. */
function inOtherLanguage({ method, url }: FastifyRequest): string | undefined {
  if (method !== 'GET' || !IN_PATH.test(url)) return undefined;
  return (url.split('?')[0] ?? '').replace(IN_PATH, (_, before: string, named: string) =>
    before.concat(named === 'ja' ? 'en' : 'ja'),
  );
}

/** The language an address names in its path or as `lang`, or else the one the browser asks for. */
export function languageOf(request: FastifyRequest): PageLanguage {
  const inPath = IN_PATH.exec(request.url)?.[2];
  const named = inPath ?? /[?&]lang=(ja|en)(?=&|$)/.exec(request.url)?.[1];
  return named === 'ja' || named === 'en' ? named : preferredLanguage(request.headers['accept-language']);
}
