import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { ReactElement } from 'react';
import { callerOf } from '../../http/access.ts';
import type { AppDependencies } from '../../http/app-dependencies.ts';
import { Refusal } from '../../http/errors.ts';
import { forgetBrowser } from '../../http/known-browser.ts';
import { FORM_BYTES, perMinute } from '../../http/limits.ts';
import { COOKIE_OPTIONS, sessionCookie } from '../../http/session-cookie.ts';
import { erase } from '../../services/candidate/erasure.ts';
import { exportData } from '../../services/candidate/export.ts';
import { readMyPage, type MyPage } from '../../services/candidate/my-page.ts';
import { setSharing, type SharingSwitch } from '../../services/candidate/sharing.ts';
import {
  extend,
  resumeMails,
  setContact,
  setHiddenCompanies,
  setState,
} from '../../services/candidate/wishes.ts';
import { LONGEST } from '../../text/lines.ts';
import { japanDay } from '../../time/calendar.ts';
import { fieldOf } from '../form-body.ts';
import { pageText, type PageText } from '../page-text.tsx';
import { languageOf, sendPage } from '../send-page.ts';
import { DeletedOrSignedOutPage, DeletedPage, DeletePage } from './DeletePages.tsx';
import { MyPageScreen } from './MyPage.tsx';
import { MY_HOME, myPath, SIGNED_OUT, switchId, type MyPart } from './paths.ts';
import { ContactPage, HidePage } from './WishPages.tsx';

const HERE = `${MY_HOME}/:language(ja|en)`;

/** A signed-in person's request, with what their page shows. */
interface Visit {
  readonly personKey: string;
  readonly text: PageText;
  readonly page: MyPage;
}

/** The person's own page. Reading it changes nothing; every button posts. */
export function myRoutes(deps: AppDependencies): FastifyPluginAsync {
  const { context, limits } = deps;
  const { operator } = context;

  const open = async (request: FastifyRequest, reply: FastifyReply): Promise<Visit> => {
    const { personKey } = callerOf(request, 'candidate');
    const page = await readMyPage(context, personKey);
    // Erased in another window: there is nobody left to show.
    if (!page) throw new Refusal('not_found');
    const text = pageText(languageOf(request));
    void reply.header('content-language', text.language);
    return { personKey, text, page };
  };

  return async (app) => {
    const config = { access: 'candidate', page: true } as const;
    const posted = { config: { ...config, rateLimit: perMinute(limits.submitting) }, bodyLimit: FORM_BYTES };
    const show = (part: MyPart | undefined, draw: (visit: Visit) => ReactElement) =>
      app.get(part === undefined ? HERE : `${HERE}/${part}`, { config }, async (request, reply) =>
        sendPage(reply, draw(await open(request, reply)), { referrer: 'own_pages' }),
      );
    const act = (
      part: MyPart,
      work: (visit: Visit, body: unknown, reply: FastifyReply) => Promise<FastifyReply>,
      options = posted,
    ) =>
      app.post(`${HERE}/${part}`, options, async (request, reply) =>
        work(await open(request, reply), request.body, reply),
      );
    const keepsTyped = { ...posted, config: { ...posted.config, givenBackAt: SIGNED_OUT } };
    /** What somebody typed for too long, as they sent it: shown to them alone, whoever they are, and kept nowhere. */
    const giveBack = (part: MyPart, draw: (text: PageText, body: unknown) => ReactElement) =>
      app.post(
        `${HERE}/${part}/${SIGNED_OUT}`,
        { ...posted, config: { ...posted.config, access: 'anyone', ownPagesOnly: true } },
        (request, reply) => {
          const text = pageText(languageOf(request));
          void reply.header('content-language', text.language);
          return sendPage(reply, draw(text, request.body), { status: 422, referrer: 'own_pages' });
        },
      );
    const back = (reply: FastifyReply, { text }: Visit, fragment = '') =>
      reply.redirect(`${myPath(text.language)}${fragment && `#${fragment}`}`, 303);

    app.get(MY_HOME, { config }, async (request, reply) => {
      const { page } = await open(request, reply);
      return reply.redirect(myPath(page.candidate.language), 303);
    });
    show(undefined, ({ text, page }) => <MyPageScreen {...{ text, page, operator }} />);
    show('delete', ({ text, page }) => <DeletePage {...{ text, page, operator }} />);
    show('contact', ({ text, page: { newest } }) => (
      <ContactPage text={text} byPhone={newest.contact_preference === 'phone'} phone={newest.phone ?? ''} />
    ));
    show('hide', ({ text, page }) => <HidePage text={text} value={page.hiddenCompanies ?? ''} />);

    act('switch', async (visit, body, reply) => {
      const what = switchOf(fieldOf(body, 'kind'), fieldOf(body, 'which'));
      const on = fieldOf(body, 'on');
      if (!what || (on !== 'yes' && on !== 'no')) throw new Refusal('invalid_request');
      if (!(await setSharing(context, visit.personKey, what, on === 'yes'))) throw new Refusal('not_found');
      return back(reply, visit, switchId({ kind: what.kind, id: whichOf(what) }));
    });

    act('state', async (visit, body, reply) => {
      const state = fieldOf(body, 'state');
      if (state !== 'looking' && state !== 'paused' && state !== 'found')
        throw new Refusal('invalid_request');
      await setState(context, visit.personKey, state);
      return back(reply, visit);
    });

    act('extend', async (visit, _body, reply) => {
      await extend(context, visit.personKey);
      return back(reply, visit, 'data');
    });

    act(
      'contact',
      async (visit, body, reply) => {
        const { text } = visit;
        const typed = typedContact(body);
        if ((await setContact(context, visit.personKey, typed)) !== 'too_long')
          return back(reply, visit, 'contact');
        const fault = text('c.err.long', { n: LONGEST.phone });
        return sendPage(reply, <ContactPage {...{ text, fault }} {...typed} />, {
          status: 422,
          referrer: 'own_pages',
        });
      },
      keepsTyped,
    );
    giveBack('contact', (text, body) => <ContactPage text={text} signedOut {...typedContact(body)} />);

    act(
      'hide',
      async (visit, body, reply) => {
        const { text } = visit;
        const value = fieldOf(body, 'hide');
        if ((await setHiddenCompanies(context, visit.personKey, value)) !== 'too_long')
          return back(reply, visit, 'hidden');
        const fault = text('c.err.long', { n: LONGEST.hide });
        return sendPage(reply, <HidePage {...{ text, value, fault }} />, {
          status: 422,
          referrer: 'own_pages',
        });
      },
      keepsTyped,
    );
    giveBack('hide', (text, body) => <HidePage text={text} signedOut value={fieldOf(body, 'hide')} />);

    act('mails', async (visit, _body, reply) => {
      await resumeMails(context, visit.personKey);
      return back(reply, visit, 'contact');
    });

    act('data', async (visit, _body, reply) => {
      const data = await exportData(context, visit.personKey);
      if (!data) throw new Refusal('not_found');
      return reply
        .header('content-type', 'application/json; charset=utf-8')
        .header(
          'content-disposition',
          `attachment; filename="career-relay-${japanDay(new Date(data.exportedAt))}.json"`,
        )
        .send(JSON.stringify(data, null, 2));
    });

    // Pressed twice, the second press finds nobody, or no session any more: nobody shall then believe that nothing was done.
    const endsHere = { ...posted, config: { ...posted.config, endedAt: SIGNED_OUT } };
    app.post(`${HERE}/delete`, endsHere, async (request, reply) => {
      await erase(context, callerOf(request, 'candidate').personKey, 'wish');
      forgetBrowser(reply, 'candidate');
      return reply
        .clearCookie(sessionCookie('candidate'), COOKIE_OPTIONS)
        .redirect(myPath(languageOf(request), 'deleted'), 303);
    });

    const forAnyone = { config: { access: 'anyone', page: true } } as const;
    app.get(`${HERE}/deleted`, forAnyone, (request, reply) =>
      sendPage(reply, <DeletedPage text={pageText(languageOf(request))} />),
    );
    app.get(`${HERE}/delete/${SIGNED_OUT}`, forAnyone, (request, reply) =>
      sendPage(reply, <DeletedOrSignedOutPage text={pageText(languageOf(request))} />),
    );
  };
}

function typedContact(body: unknown) {
  return { byPhone: fieldOf(body, 'contact') === 'phone', phone: fieldOf(body, 'phone') };
}

/** Which agency or employer a switch is for; nothing that was only posted beside one for neither. */
function whichOf(what: SharingSwitch): string {
  return what.kind === 'agency' ? what.agencyId : what.kind === 'employer' ? what.employerId : '';
}

function switchOf(kind: string, id: string): SharingSwitch | undefined {
  if (kind === 'news') return { kind };
  if (kind === 'agency') return { kind, agencyId: id };
  if (kind === 'employer') return { kind, employerId: id };
  return undefined;
}
