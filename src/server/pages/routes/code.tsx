import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import type { AppDependencies } from '../../http/app-dependencies.ts';
import { Refusal } from '../../http/errors.ts';
import { markOf } from '../../identity/browser-mark.ts';
import { rememberBrowser } from '../../http/known-browser.ts';
import { FORM_BYTES, perMinute } from '../../http/limits.ts';
import { domainOf, parseMailAddress } from '../../identity/mail-address.ts';
import { addDays } from '../../time/clock.ts';
import { isFromOwnPage } from '../../http/same-origin.ts';
import { openSession } from '../../services/ways-in/sessions.ts';
import { COOKIE_OPTIONS, sessionCookie } from '../../http/session-cookie.ts';
import { correctAddress } from '../../services/registration/address-correction.ts';
import {
  codeState,
  confirmCode,
  isWithAnAgency,
  resendCode,
  resultOf,
  type CodeState,
} from '../../services/registration/verification.ts';
import { mailFaultText } from '../fault-texts.ts';
import { myPath } from '../my/paths.ts';
import { cellsOf, digitsOf, fieldOf } from '../form-body.ts';
import { AddressPage } from '../screens/AddressPage.tsx';
import { ClosedPage } from '../screens/ClosedPage.tsx';
import { CodePage } from '../screens/CodePage.tsx';
import { AlreadyPage, DonePage } from '../screens/DonePage.tsx';
import { sendPage } from '../send-page.ts';
import { onLink, type KeyParams, type KeyRequest, type OpenLink } from './link.tsx';

const BELOW = '/r/:code/:language(ja|en)';

/** What the page says beside the state: the digits typed, and what became of them. */
interface Answer {
  readonly status?: number;
  readonly digits?: string;
  readonly fault?: string;
  readonly notice?: string;
}

/** From the form to the end: the code, another code, another address, done. */
export function codeRoutes(deps: AppDependencies): FastifyPluginAsync {
  const { context, limits, mailFrom } = deps;

  const show = async (link: OpenLink, key: string, reply: FastifyReply, answer: Answer = {}) => {
    const state = await stateOf(link, key);
    const { text, paths, language } = link;
    if (state.registration.verified_at) return reply.redirect(paths.done(language, key), 303);
    const host = domainOf(mailFrom);
    const { contactMail } = context.operator;
    const { status, ...said } = answer;
    return sendPage(reply, <CodePage {...{ text, paths, state, host, contactMail }} {...said} />, {
      status: status ?? 200,
    });
  };

  const stateOf = async (link: OpenLink, key: string): Promise<CodeState> => {
    const state = await codeState(context, link.employerId, key);
    if (!state) throw new Refusal('not_found');
    return state;
  };

  const confirm = async (request: KeyRequest, reply: FastifyReply, link: OpenLink) => {
    const { text, paths, language, profile } = link;
    const { key } = request.params;
    const digits = digitsOf(fieldOf(request.body, 'code'));
    // A slip of the finger must not cost a try.
    if (!/^\d{6}$/.test(digits))
      return show(link, key, reply, {
        status: 422,
        digits: cellsOf(digits),
        fault: text('c.code.err.format'),
      });
    const result = await confirmCode(context, profile, key, digits);
    switch (result.outcome) {
      case 'unknown':
        throw new Refusal('not_found');
      case 'registered':
      case 'known':
        await signIn(request, reply, link, key);
        return reply.redirect(paths.done(language, key), 303);
      case 'closed':
        return sendPage(
          reply,
          <ClosedPage {...{ text, profile, paths }} operator={context.operator} kept />,
          {
            status: 409,
          },
        );
      case 'wrong':
        return show(link, key, reply, {
          status: 422,
          digits,
          fault: text('c.code.err', { n: result.triesLeft }),
        });
      case 'renewed':
        return show(link, key, reply, { status: 422, fault: text('c.code.old') });
      case 'spent':
        return show(link, key, reply, { status: 422, fault: text('c.code.spent') });
      case 'too_many':
        return show(link, key, reply, { status: 429, fault: text('c.code.too_many') });
    }
  };

  /**
   * Whoever has just typed the code need not type another for their own page. Only for a post from our own page: a
   * stranger's page must not sign anybody in as somebody else.
   */
  const signIn = async (request: KeyRequest, reply: FastifyReply, link: OpenLink, key: string) => {
    if (!isFromOwnPage(request, context.relayOrigin)) return;
    const { registration } = await stateOf(link, key);
    if (registration.person_key === null) return;
    const token = await openSession(context, context.database.kysely, {
      kind: 'candidate',
      personKey: registration.person_key,
      mail: registration.mail,
      memberId: null,
    });
    void reply.setCookie(sessionCookie('candidate'), token, COOKIE_OPTIONS);
    const mark = markOf(context.secret, 'candidate', registration.person_key);
    rememberBrowser(request, reply, 'candidate', mark);
  };

  const resend = async (request: KeyRequest, reply: FastifyReply, link: OpenLink) => {
    const { text, paths, language } = link;
    const { key } = request.params;
    const result = await resendCode(context, link.employerId, key);
    switch (result) {
      case 'unknown':
        throw new Refusal('not_found');
      case 'sent':
        return reply.redirect(paths.codeSent(language, key), 303);
      case 'too_soon':
      case 'verified':
        return reply.redirect(paths.code(language, key), 303);
      case 'too_many':
        return show(link, key, reply, { status: 429, fault: text('c.code.too_many') });
    }
  };

  const correct = async (request: KeyRequest, reply: FastifyReply, link: OpenLink) => {
    const { text, paths, language } = link;
    const { key } = request.params;
    const typed = fieldOf(request.body, 'mail');
    const askAgain = (status: 422 | 429, fault: string) =>
      sendPage(reply, <AddressPage {...{ text, paths, fault }} pageKey={key} mail={typed} />, { status });
    const mail = parseMailAddress(typed);
    if (!mail.ok) {
      await stateOf(link, key);
      return askAgain(422, mailFaultText(text, mail.fault));
    }
    const result = await correctAddress(context, link.employerId, key, mail.address);
    if (result === 'unknown') throw new Refusal('not_found');
    if (result === 'too_many') return askAgain(429, text('c.code.too_many'));
    return reply.redirect(paths.code(language, key), 303);
  };

  const showAddress = async (request: KeyRequest, reply: FastifyReply, link: OpenLink) => {
    const { key } = request.params;
    const { registration } = await stateOf(link, key);
    const { text, paths, language } = link;
    if (registration.verified_at) return reply.redirect(paths.done(language, key), 303);
    return sendPage(reply, <AddressPage {...{ text, paths }} pageKey={key} mail={registration.mail} />);
  };

  const showDone = async (request: KeyRequest, reply: FastifyReply, link: OpenLink) => {
    const { key } = request.params;
    const { registration } = await stateOf(link, key);
    const { text, paths, language } = link;
    if (!registration.verified_at) return reply.redirect(paths.code(language, key), 303);
    const verifiedAt = new Date(registration.verified_at);
    const db = context.database.kysely;
    const result = await resultOf(db, registration);
    // The address of this page is in a browser's history, and says a name: later, only a sign-in does.
    if (addDays(verifiedAt, 1) < context.clock()) return reply.redirect(myPath(language), 303);
    return sendPage(
      reply,
      result === 'known' ? (
        <AlreadyPage
          {...{ text, paths, registration }}
          operator={context.operator}
          isHeld={await isWithAnAgency(db, registration)}
        />
      ) : (
        <DonePage {...{ text, paths, registration, verifiedAt }} />
      ),
    );
  };

  return async (app) => {
    const config = { access: 'anyone', page: true } as const;
    const posted = { config: { ...config, rateLimit: perMinute(limits.submitting) }, bodyLimit: FORM_BYTES };

    app.get<{ Params: KeyParams }>(
      `${BELOW}/code/:key`,
      { config },
      onLink<KeyRequest>(deps, (request, reply, link) => show(link, request.params.key, reply)),
    );
    app.get<{ Params: KeyParams }>(
      `${BELOW}/code/:key/sent`,
      { config },
      onLink<KeyRequest>(deps, (request, reply, link) =>
        show(link, request.params.key, reply, { notice: link.text('c.code.sent') }),
      ),
    );
    app.get<{ Params: KeyParams }>(`${BELOW}/code/:key/address`, { config }, onLink(deps, showAddress));
    app.get<{ Params: KeyParams }>(`${BELOW}/done/:key`, { config }, onLink(deps, showDone));
    app.post<{ Params: KeyParams }>(`${BELOW}/code/:key`, posted, onLink(deps, confirm));
    app.post<{ Params: KeyParams }>(`${BELOW}/code/:key/resend`, posted, onLink(deps, resend));
    app.post<{ Params: KeyParams }>(`${BELOW}/code/:key/address`, posted, onLink(deps, correct));
  };
}
