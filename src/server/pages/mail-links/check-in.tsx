import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../http/app-dependencies.ts';
import { perMinute } from '../../http/limits.ts';
import { answerFollowUp, type CandidateState } from '../../services/candidate/wishes.ts';
import { fieldOf } from '../form-body.ts';
import { pageText, type PageText } from '../page-text.tsx';
import { languageOf, sendPage } from '../send-page.ts';
import { CheckInDonePage, CheckInPage } from './CheckInPages.tsx';

const PATH = '/check-in/:language(ja|en)/:key';
const STATES: readonly CandidateState[] = ['looking', 'paused', 'found'];

type KeyRequest = FastifyRequest<{ Params: { readonly key: string } }>;

/**
 * Where a follow-up mail leads: one choice and one button, without signing in. Nothing is chosen beforehand, so that a
 * scanner that presses the button has chosen nothing either; and nothing on it tells whether the key is anybody's.
 */
export function checkInRoutes({ context, limits }: AppDependencies): FastifyPluginAsync {
  const textOf = (request: FastifyRequest, reply: FastifyReply): PageText => {
    const text = pageText(languageOf(request));
    void reply.header('content-language', text.language);
    return text;
  };
  return async (app) => {
    const config = { access: 'anyone', page: true } as const;
    app.get(PATH, { config }, (request: KeyRequest, reply) =>
      sendPage(reply, <CheckInPage text={textOf(request, reply)} mailKey={request.params.key} />, {
        caching: 'revisited',
      }),
    );
    app.post(
      PATH,
      { config: { ...config, rateLimit: perMinute(limits.submitting) }, bodyLimit: 4096 },
      async (request: KeyRequest, reply) => {
        const text = textOf(request, reply);
        const mailKey = request.params.key;
        const state = STATES.find((known) => known === fieldOf(request.body, 'state'));
        if (!state) {
          const fault = text('c.in.err');
          return sendPage(reply, <CheckInPage {...{ text, mailKey, fault }} />, { status: 422 });
        }
        await answerFollowUp(context, mailKey, state);
        return sendPage(reply, <CheckInDonePage {...{ text, mailKey, state }} />);
      },
    );
  };
}
