import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import type { AppDependencies } from '../../http/app-dependencies.ts';
import { FORM_BYTES, perMinute } from '../../http/limits.ts';
import { newToken } from '../../secrets/tokens.ts';
import { checkForm, inputOf, type RegistrationInput } from '../../services/registration/form.ts';
import { agencyIdsOf } from '../../services/employer/directory.ts';
import { submitRegistration } from '../../services/registration/submission.ts';
import { AREAS, JOBS, keysOf } from '../../text/choices.ts';
import { faultTexts } from '../fault-texts.ts';
import { fieldOf } from '../form-body.ts';
import { ClosedPage } from '../screens/ClosedPage.tsx';
import { RegisterPage } from '../screens/RegisterPage.tsx';
import { sendPage } from '../send-page.ts';
import { onLink, type LinkParams, type LinkRequest, type OpenLink } from './link.tsx';

const CHOICES = { jobs: keysOf(JOBS), areas: keysOf(AREAS) };

const EMPTY: RegistrationInput = {
  name: '',
  mail: '',
  job: '',
  area: '',
  contact: 'mail',
  phone: '',
  hide: '',
  handoff: false,
  employerContact: false,
  news: false,
};

/** The form below a link: shown, and shown again with its faults or stored and answered with the page for the code. */
export function registerRoutes(deps: AppDependencies): FastifyPluginAsync {
  const { context, limits } = deps;
  const { operator } = context;

  const show = (_request: LinkRequest, reply: FastifyReply, link: OpenLink) => {
    const { text, profile, paths, address } = link;
    // Nobody to name in the consent, and nobody to be handed to.
    if (profile.agencies.length === 0)
      return sendPage(reply, <ClosedPage {...{ text, profile, paths, operator }} />);
    const submissionId = newToken(context.random);
    return sendPage(
      reply,
      <RegisterPage {...{ text, profile, paths, submissionId, link: address }} input={EMPTY} />,
      { caching: 'revisited', script: true },
    );
  };

  const submit = async (request: LinkRequest, reply: FastifyReply, link: OpenLink) => {
    const { text, profile, paths, language, employerId, linkCode, address } = link;
    if (profile.agencies.length === 0)
      return sendPage(reply, <ClosedPage {...{ text, profile, paths, operator }} />, { status: 409 });
    const typed = inputOf((field) => fieldOf(request.body, field));
    const shown = fieldOf(request.body, 'agencies').split(' ');
    const agencyIds = agencyIdsOf(profile).filter((id) => shown.includes(id));
    // Where none of those it named is left, nothing was agreed to.
    const input = { ...typed, handoff: typed.handoff && agencyIds.length > 0 };
    const sent = fieldOf(request.body, 'submission');
    const submissionId = /^[\w-]{20,64}$/.test(sent) ? sent : newToken(context.random);
    const checked = checkForm(input, CHOICES);
    if (!checked.ok) {
      const faults = faultTexts(text, checked.faults);
      // The page now names somebody else as well, which is for the person to agree to anew.
      const handoff = input.handoff && agencyIds.length === profile.agencies.length;
      return sendPage(
        reply,
        <RegisterPage
          {...{ text, profile, paths, submissionId, faults, link: address }}
          input={{ ...input, handoff }}
        />,
        { status: 422, script: true },
      );
    }
    const { form } = checked;
    const registration = await submitRegistration(context, {
      employerId,
      linkCode,
      submissionId,
      language,
      agencyIds,
      form,
    });
    return reply.redirect(paths.code(language, registration.page_key), 303);
  };

  return async (app) => {
    const path = '/r/:code/:language(ja|en)/register';
    const config = { access: 'anyone', page: true } as const;
    const posted = { config: { ...config, rateLimit: perMinute(limits.submitting) }, bodyLimit: FORM_BYTES };
    app.get<{ Params: LinkParams }>(path, { config }, onLink(deps, show));
    app.post<{ Params: LinkParams }>(path, posted, onLink(deps, submit));
  };
}
