import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../http/app-dependencies.ts';
import { Refusal } from '../../http/errors.ts';
import { marksIn, rememberBrowser } from '../../http/known-browser.ts';
import { perMinute } from '../../http/limits.ts';
import { domainOf, parseMailAddress } from '../../identity/mail-address.ts';
import type { SessionKind } from '../../identity/principals.ts';
import { COOKIE_OPTIONS, sessionCookie } from '../../http/session-cookie.ts';
import { closeSession } from '../../services/ways-in/sessions.ts';
import { confirmCode, requestCode, signInAttempt } from '../../services/ways-in/sign-in.ts';
import { chosenLanguage } from '../console/language.ts';
import { mailFaultText } from '../fault-texts.ts';
import { cellsOf, digitsOf, fieldOf } from '../form-body.ts';
import { pageText } from '../page-text.tsx';
import { languageOf, sendPage } from '../send-page.ts';
import {
  HOMES,
  returnPath,
  signedInPath,
  signInCodePath,
  signInPath,
  signOutPath,
  type Lost,
} from '../../http/sign-in-paths.ts';
import { SignInCodePage } from './SignInCodePage.tsx';
import { SignInPage } from './SignInPage.tsx';

const BODY_BYTES = 16 * 1024;

type AttemptRequest = FastifyRequest<{ Params: { readonly attempt: string } }>;

/** Signing in and out, for each kind of people under its own address. */
export function signInRoutes(deps: AppDependencies, kind: SessionKind): FastifyPluginAsync {
  const { context, limits, mailFrom } = deps;
  const host = domainOf(mailFrom);

  const textOf = (request: FastifyRequest, reply: FastifyReply) => {
    const language = languageOf(request);
    void reply.header('content-language', language).header('vary', 'Accept-Language');
    return pageText(language);
  };

  const ask = (
    request: FastifyRequest,
    reply: FastifyReply,
    said: { returnTo: string; mail: string; lost?: Lost | undefined; fault?: string; status?: number },
  ) => {
    const { status = 200, ...shown } = said;
    const text = textOf(request, reply);
    const { contactMail } = context.operator;
    return sendPage(reply, <SignInPage {...{ text, kind, contactMail }} {...shown} />, {
      status,
      referrer: 'own_pages',
    });
  };

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    asked: { mail: string; returnTo: string; insteadOf?: string },
  ) => {
    const text = textOf(request, reply);
    const { language } = text;
    const { mail, returnTo } = asked;
    const marks = marksIn(request, kind);
    const result = await requestCode(context, { audience: kind, language, marks, ...asked });
    if (result.outcome === 'sent')
      return reply.redirect(signInCodePath(kind, result.attemptKey, language), 303);
    void reply.header('retry-after', result.retryAfterSeconds);
    return ask(request, reply, { returnTo, mail, fault: text('c.code.too_many'), status: 429 });
  };

  const showCode = async (
    request: AttemptRequest,
    reply: FastifyReply,
    said: { digits?: string; fault?: string; status?: number } = {},
  ) => {
    const { status = 200, ...shown } = said;
    const attemptKey = request.params.attempt;
    const attempt = await signInAttempt(context, kind, attemptKey);
    if (!attempt) throw new Refusal('not_found');
    const text = textOf(request, reply);
    return sendPage(reply, <SignInCodePage {...{ text, kind, attemptKey, attempt, host }} {...shown} />, {
      status,
      referrer: 'own_pages',
    });
  };

  const confirm = async (request: AttemptRequest, reply: FastifyReply) => {
    const digits = digitsOf(fieldOf(request.body, 'code'));
    const text = textOf(request, reply);
    if (!/^\d{6}$/.test(digits))
      return showCode(request, reply, {
        status: 422,
        digits: cellsOf(digits),
        fault: text('c.code.err.format'),
      });
    const result = await confirmCode(
      context,
      kind,
      request.params.attempt,
      digits,
      chosenLanguage(request) ?? text.language,
    );
    switch (result.outcome) {
      case 'signed_in':
        void reply.setCookie(sessionCookie(kind), result.token, COOKIE_OPTIONS);
        rememberBrowser(request, reply, kind, result.mark);
        return reply.redirect(signedInPath(kind, result.returnTo, text.language), 303);
      case 'wrong':
        return showCode(request, reply, {
          status: 422,
          digits,
          fault: text('c.code.err', { n: result.triesLeft }),
        });
      case 'over':
        return showCode(request, reply, { status: 422, fault: text('signin.over') });
    }
  };

  return async (app) => {
    const home = HOMES[kind];
    const config = { access: 'anyone', page: true } as const;
    const posted = {
      config: { ...config, ownPagesOnly: true, rateLimit: perMinute(limits.submitting) },
      bodyLimit: BODY_BYTES,
    };

    app.get<{ Querystring: Record<string, unknown> }>(`${home}/sign-in`, { config }, (request, reply) =>
      ask(request, reply, {
        returnTo: returnPath(kind, fieldOf(request.query, 'next')),
        mail: '',
        lost: lostIn(fieldOf(request.query, 'lost')),
      }),
    );

    app.post(`${home}/sign-in`, posted, async (request, reply) => {
      const typed = fieldOf(request.body, 'mail');
      const returnTo = returnPath(kind, fieldOf(request.body, 'next'));
      const mail = parseMailAddress(typed);
      if (mail.ok) return send(request, reply, { mail: mail.address, returnTo });
      const fault = mailFaultText(textOf(request, reply), mail.fault);
      return ask(request, reply, { returnTo, mail: typed, fault, status: 422 });
    });

    // Without cookies a right code would lead to this page again, and each further one would be used up in vain.
    app.get<{ Querystring: Record<string, unknown> }>(
      `${home}/sign-in/opened`,
      { config },
      (request, reply) => {
        const returnTo = returnPath(kind, fieldOf(request.query, 'next'));
        const isKept = request.cookies[sessionCookie(kind)] !== undefined;
        const page = isKept ? returnTo : signInPath(kind, returnTo, languageOf(request), 'cookies');
        return reply.redirect(page, 303);
      },
    );

    app.get<{ Params: { attempt: string } }>(`${home}/sign-in/:attempt`, { config }, (request, reply) =>
      showCode(request, reply),
    );
    app.post<{ Params: { attempt: string } }>(`${home}/sign-in/:attempt`, posted, confirm);

    app.post<{ Params: { attempt: string } }>(
      `${home}/sign-in/:attempt/resend`,
      posted,
      async (request, reply) => {
        const insteadOf = request.params.attempt;
        const attempt = await signInAttempt(context, kind, insteadOf);
        if (!attempt) throw new Refusal('not_found');
        return send(request, reply, { mail: attempt.mail, returnTo: attempt.returnTo, insteadOf });
      },
    );

    app.post(
      signOutPath(kind),
      { config: { access: kind, page: true }, bodyLimit: BODY_BYTES },
      async (request, reply) => {
        await closeSession(context, request.cookies[sessionCookie(kind)] ?? '');
        return reply.clearCookie(sessionCookie(kind), COOKIE_OPTIONS).redirect(signInPath(kind), 303);
      },
    );
  };
}

function lostIn(field: string): Lost | undefined {
  if (field === '') return undefined;
  return field === 'cookies' ? 'cookies' : 'unsaved';
}
