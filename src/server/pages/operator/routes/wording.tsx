import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import type { CompanyWording, WordingReply } from '../../../../contract/wording.ts';
import { Refusal } from '../../../http/errors.ts';
import { readWording, type CompanyWordingContent } from '../../../services/employer/wording.ts';
import { CHANGED, seenOf } from '../../../services/operator/seen.ts';
import { refused } from '../../../services/operator/refused.ts';
import { setWording } from '../../../services/operator/wording.ts';
import { findEmployer } from '../../../stores/employers.ts';
import { cleanText } from '../../../text/lines.ts';
import { fieldOf } from '../../form-body.ts';
import { actorOf, openPage, showPage } from '../operator-page.ts';
import { operatorPaths } from '../paths.ts';
import { postedForm, seenIn } from '../posted.ts';
import { kindOfText, REPLACES_FIELD, WordingPage, type WordingPageProps } from '../screens/WordingPage.tsx';
import { choicesIn } from '../wording-choices.ts';

interface OfEmployer {
  Params: { readonly employerId: string; readonly change: string };
  Querystring: { readonly saved?: string };
}

/** Where a company's wording and locked choices are set; recruiters read them by `/v1/wording`. */
export function wordingRoutes({ context }: AppDependencies): FastifyPluginAsync {
  const show = async (
    request: FastifyRequest<OfEmployer>,
    reply: FastifyReply,
    answer: Pick<WordingPageProps, 'refusal' | 'saved'> & { readonly change?: string } = {},
  ) => {
    const { employerId } = request.params;
    const employer = await findEmployer(context.database.kysely, employerId);
    if (!employer) throw new Refusal('not_found');
    const page = await openPage(context, request, 'employers');
    const newest = await seenOf(context.database.kysely, CHANGED.wording(employerId));
    const stored = await readWording(context, employerId);
    const { refusal, change } = answer;
    const isStale = refusal?.fault === 'stale';
    // A text is one more: it stands beside whatever others wrote.
    const typed = change === 'text' ? (name: string) => fieldOf(request.body, name) : undefined;
    const sent = change === 'choices' ? postedForm(request.body, choicesIn) : undefined;
    const seen = (refusal && !isStale ? seenIn(request.body) : undefined) ?? newest;
    return showPage(
      reply,
      <WordingPage {...{ page, employer, seen, sent, typed, ...answer }} wording={stored} />,
      refusal ? 422 : 200,
    );
  };

  return async (app) => {
    const config = { access: 'operator', page: true } as const;
    const path = operatorPaths.employerAction(':employerId', 'wording');

    app.get<OfEmployer>(path, { config }, (request, reply) =>
      show(request, reply, { saved: request.query.saved !== undefined }),
    );

    app.post<OfEmployer>(`${path}/:change(choices|text|remove-text)`, { config }, async (request, reply) => {
      const { employerId, change } = request.params;
      if (change === 'text' && replaces(await readWording(context, employerId), request.body))
        return show(request, reply, { refusal: refused('wording_exists', 'text'), change });
      const after = (before: CompanyWordingContent) =>
        changed(before, change, (name) => fieldOf(request.body, name));
      const result = await setWording(context, actorOf(request), employerId, after, seenIn(request.body));
      if (result.ok)
        return reply.redirect(`${operatorPaths.employerAction(employerId, 'wording')}?saved`, 303);
      return show(request, reply, { refusal: result, change });
    });
  };
}

/** Whether a text would take the place of another that nobody has said it should. */
function replaces({ texts }: CompanyWordingContent, body: unknown): boolean {
  const kind = kindOfText((name) => fieldOf(body, name));
  if (fieldOf(body, REPLACES_FIELD) === kind) return false;
  const wished = cleanText(fieldOf(body, 'text'));
  return texts.some(
    ({ language, stage, tone, text }) => `${language} ${stage} ${tone}` === kind && text !== wished,
  );
}

const TONES = ['formal', 'warm', 'brief'] as const;
const PLACEMENTS = ['signature', 'cursor'] as const;

type Read = (name: string) => string;

/** The wording after one form; undefined where the form says nothing that exists. */
function changed<T extends CompanyWordingContent>(before: T, change: string, read: Read): T | undefined {
  if (change === 'choices')
    return {
      ...before,
      closing: { ja: read('closingJa'), en: read('closingEn') },
      ownTexts: read('ownTexts') !== 'false',
      managed: {
        tone: oneOf(TONES, read('tone')) ?? null,
        placement: oneOf(PLACEMENTS, read('placement')) ?? null,
        checkOwner: decided(read('checkOwner')),
        remindMissing: decided(read('remindMissing')),
      },
    };
  const language = oneOf(['ja', 'en'], read('language'));
  const stage = oneOf(['document', 'first', 'final'], read('stage'));
  const tone = oneOf(TONES, read(change === 'text' ? 'textTone' : 'tone'));
  if (!language || !stage || !tone) return undefined;
  const others = before.texts.filter(
    (one) => one.language !== language || one.stage !== stage || one.tone !== tone,
  );
  if (change === 'remove-text') return { ...before, texts: others };
  const text: CompanyWording = { language, stage, tone, text: read('text') };
  return { ...before, texts: [...others, text] };
}

function decided(text: string): WordingReply['managed']['checkOwner'] {
  return text === 'true' ? true : text === 'false' ? false : null;
}

function oneOf<T extends string>(known: readonly T[], text: string): T | undefined {
  return known.find((one) => one === text);
}
