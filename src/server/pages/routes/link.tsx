import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseLinkCode } from '../../../core/link/index.ts';
import type { AppDependencies } from '../../http/app-dependencies.ts';
import type { EmployerProfile } from '../../services/employer/directory.ts';
import { candidatePaths, type CandidatePaths } from '../candidate-paths.ts';
import { employerNames, type EmployerNames } from '../employer-names.ts';
import { pageText, type PageText } from '../page-text.tsx';
import { InvalidLinkPage } from '../screens/ErrorPages.tsx';
import { languageOf, sendPage } from '../send-page.ts';
import type { PageLanguage } from '../strings/index.ts';

/** Every address below a link: its code, and the language where it names one. */
export interface LinkParams {
  readonly code: string;
  readonly language?: string;
}

/** Addresses of one registration below a link; `key` is its page key. */
export interface KeyParams extends LinkParams {
  readonly key: string;
}

export type LinkRequest = FastifyRequest<{ Params: LinkParams }>;
export type KeyRequest = FastifyRequest<{ Params: KeyParams }>;

/** A link that leads to an employer, and everything its pages need. */
export interface OpenLink {
  /** Null for the employer's common link. */
  readonly linkCode: string | null;
  readonly profile: EmployerProfile;
  readonly employerId: string;
  readonly names: EmployerNames;
  readonly paths: CandidatePaths;
  /** The whole address as mails carry it. */
  readonly address: string;
  readonly language: PageLanguage;
  readonly text: PageText;
}

/**
 * The link of a request. Where it leads nowhere, the page that says so has been sent and nothing is returned: an
 * unknown employer looks like a typing error, so that nobody can search for customers.
 */
export async function openLink(
  deps: AppDependencies,
  request: LinkRequest,
  reply: FastifyReply,
): Promise<OpenLink | undefined> {
  const language = languageOf(request);
  void reply.header('content-language', language);
  const parsed = parseLinkCode(withoutEnd(request.params.code));
  const profile = 'employerCode' in parsed ? await deps.directory.byCode(parsed.employerCode) : undefined;
  const text = pageText(language);
  if (!profile || !('employerCode' in parsed)) {
    sendInvalidLink(deps, request, reply, text);
    return undefined;
  }
  return {
    linkCode: parsed.kind === 'personal' ? parsed.code : null,
    profile,
    employerId: profile.employer.employer_id,
    names: employerNames(profile, language),
    paths: candidatePaths(parsed.code),
    address: `${deps.context.relayOrigin}/r/${parsed.code}`,
    language,
    text,
  };
}

/** Answers for the link of a request, or with the page that says that it leads nowhere. */
export function onLink<Request extends LinkRequest>(
  deps: AppDependencies,
  handle: (request: Request, reply: FastifyReply, link: OpenLink) => Promise<FastifyReply> | FastifyReply,
) {
  return async (request: Request, reply: FastifyReply): Promise<FastifyReply> => {
    const link = await openLink(deps, request, reply);
    return link ? handle(request, reply, link) : reply;
  };
}

/** Mail programs take into a link what stands behind it in a sentence, such as a full stop or a bracket. */
export function withoutEnd(segment: string): string {
  return segment.replace(/[^\p{L}\p{N}]+$/u, '');
}

function sendInvalidLink(
  { context }: AppDependencies,
  request: LinkRequest,
  reply: FastifyReply,
  text: PageText,
): void {
  const other = text.language === 'ja' ? 'en' : 'ja';
  void sendPage(
    reply,
    <InvalidLinkPage
      text={text}
      host={new URL(context.relayOrigin).host}
      operator={context.operator}
      otherLanguage={candidatePaths(request.params.code).landing(other)}
    />,
    { status: 404 },
  );
}
