import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReactNode } from 'react';
import { callerOf } from '../../http/access.ts';
import { addToDay, japanDay } from '../../time/calendar.ts';
import { changesSomething } from '../../http/same-origin.ts';
import { newToken } from '../../secrets/tokens.ts';
import type { Actor } from '../../services/agencies/asked-request.ts';
import { MOST_PROPOSED } from '../../services/agencies/proposals.ts';
import type { ServiceContext } from '../../services/context.ts';
import { findAgency, isLicensed, type Agency } from '../../stores/agencies.ts';
import { membersOfAgency, type AgencyMember } from '../../stores/agency-members.ts';
import { countCases, type StageCount } from '../../stores/case-lists.ts';
import { proposalsFor, type SlotProposal } from '../../stores/slot-proposals.ts';
import { currentAsksFor, type AskWithRequest } from '../../stores/slot-requests.ts';
import { fullDay } from '../../time/dates.ts';
import { consoleLanguage, withoutFields } from '../console/language.ts';
import { Bar } from '../console/parts/Bar.tsx';
import { ConsolePage, type ConsoleFrame, type NavItem } from '../console/parts/ConsolePage.tsx';
import { sendPage } from '../send-page.ts';
import { agencyText, type AgencyText } from './agency-text.ts';
import { openAsks } from './ask-state.ts';
import { AGENCY } from './paths.ts';

/** Requests a list shows, beside those that are not at their end. */
const LISTED_REQUESTS = 200;

/** Everything a page of one signed-in member needs. */
export interface Desk {
  readonly text: AgencyText;
  readonly agency: Agency;
  readonly member: AgencyMember;
  readonly members: readonly AgencyMember[];
  readonly actor: Actor;
  /** The people the agency has now. */
  readonly counts: readonly StageCount[];
  readonly asks: readonly AskWithRequest[];
  /** Whom the agency proposed for these requests. */
  readonly proposals: readonly SlotProposal[];
  readonly now: Date;
  readonly today: string;
  /** Something to say about what the last press did. */
  readonly said: string;
  /** Names the next press of a form of this page. */
  readonly pressKey: string;
}

export type Section = 'candidates' | 'requests' | 'results' | 'settings';

/**
 * The desk of the member who calls. Undefined where the agency's licence has lapsed: the page that says so was sent,
 * and nothing about anybody was read.
 */
async function openDesk(
  context: ServiceContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Desk | undefined> {
  const { agencyId, memberId } = callerOf(request, 'agency');
  const db = context.database.kysely;
  const now = context.clock();
  const today = japanDay(now);
  const language = consoleLanguage(request);
  const text = agencyText(language);
  void reply.header('content-language', language);
  const agency = await findAgency(db, agencyId);
  const members = await membersOfAgency(db, agencyId);
  const member = members.find(({ member_id }) => member_id === memberId);
  if (!agency || !member) throw new Error(`Member ${memberId} has no agency.`);
  const desk = { text, agency, member, members, now, today };
  if (!isLicensed(agency, today)) {
    sendLapsed(context, request, reply, desk);
    return undefined;
  }
  const query = request.query as Readonly<Record<string, unknown>>;
  const asks = await currentAsksFor(db, agencyId, LISTED_REQUESTS);
  return {
    ...desk,
    actor: { agencyId, byId: memberId },
    counts: await countCases(db, agencyId, {
      today,
      until: addToDay(today, 7),
      recently: addToDay(today, -92),
    }),
    asks,
    proposals: await proposalsFor(db, agencyId, asks),
    said: typeof query['said'] === 'string' ? query['said'] : '',
    pressKey: newToken(context.random),
  };
}

export type DeskHandler<Request extends FastifyRequest> = (
  request: Request,
  reply: FastifyReply,
  desk: Desk,
) => Promise<FastifyReply>;

/** Answers at the desk of the member who calls, or with the page that says why there is none. */
export function onDesk<Request extends FastifyRequest>(
  context: ServiceContext,
  handle: DeskHandler<Request>,
) {
  return async (request: Request, reply: FastifyReply): Promise<FastifyReply> => {
    const desk = await openDesk(context, request, reply);
    return desk ? handle(request, reply, desk) : reply;
  };
}

/** A page in the frame of the desk. With a `status` from 400 the title says first that a form was refused. */
export function sendDesk(
  request: FastifyRequest,
  reply: FastifyReply,
  desk: Desk,
  page: {
    readonly section: Section;
    readonly title: string;
    readonly aside?: ReactNode;
    readonly content: ReactNode;
    readonly status?: number;
    /** How many may be proposed just now. */
    readonly most?: number;
  },
): FastifyReply {
  const { text, asks, proposals } = desk;
  const isForm = (page.status ?? 200) >= 400;
  const counts = {
    candidates: desk.counts.reduce((sum, { people }) => sum + people, 0),
    requests: openAsks(asks, proposals).length,
    results: undefined,
    settings: undefined,
  };
  return sendPage(
    reply,
    <ConsolePage
      frame={frameOf(request, desk, navigation(text, page.section, counts))}
      title={page.title}
      refused={isForm || (isSaid(desk.said) && SAID[desk.said] === 'warn')}
      aside={page.aside}
    >
      <Said desk={desk} isForm={isForm} most={page.most ?? MOST_PROPOSED} />
      {page.content}
    </ConsolePage>,
    { status: page.status ?? 200, script: true, referrer: 'own_pages' },
  );
}

const SECTIONS = {
  candidates: { icon: 'people', href: AGENCY.candidates() },
  requests: { icon: 'briefcase', href: AGENCY.requests },
  results: { icon: 'results', href: AGENCY.results },
  settings: { icon: 'settings', href: AGENCY.settings },
} as const;

function navigation(
  text: AgencyText,
  current: Section,
  counts: Readonly<Record<Section, number | undefined>>,
): readonly NavItem[] {
  return (Object.keys(SECTIONS) as Section[]).map((section) => ({
    ...SECTIONS[section],
    label: text(`a.nav.${section}`),
    count: counts[section],
    current: section === current,
  }));
}

function frameOf(
  request: FastifyRequest,
  desk: Pick<Desk, 'text' | 'agency' | 'member'>,
  nav: readonly NavItem[],
): ConsoleFrame {
  const { text, agency, member } = desk;
  return {
    text,
    consoleName: text('a.title'),
    nav,
    member: { name: member.name, of: text.nameOf(agency) },
    here: request.method === 'GET' ? withoutFields(request.url, 'said') : AGENCY.candidates(),
    signOut: AGENCY.signOut,
    attended: AGENCY.attended,
    answersForm: changesSomething(request),
  };
}

/** What a press did, or why it did nothing. */
const SAID = {
  saved: 'ok',
  outcome: 'ok',
  proposed: 'ok',
  passed: 'ok',
  draft: 'ok',
  agreed: 'ok',
  taken_back: 'ok',
  interview_off: 'ok',
  passed_last: 'ok',
  reopened: 'ok',
  ended: 'ok',
  key: 'ok',
  hook: 'ok',
  replayed: 'ok',
  hook_off: 'warn',
  stale: 'warn',
  withdrawn: 'warn',
  closed: 'warn',
  not_proposable: 'warn',
  not_agreed: 'warn',
  too_many: 'warn',
  full: 'warn',
  plan_stale: 'warn',
  draft_stale: 'warn',
  draft_closed: 'warn',
  draft_passed: 'warn',
  invalid: 'warn',
} as const;

export type Said = keyof typeof SAID;

/** A page that says what the last press did; it opens at the same place again, or at the reason why nothing was done. */
export function saying(path: string, said: Said): string {
  const [page = '', place = ''] = path.split('#');
  const told = `${page}${page.includes('?') ? '&' : '?'}said=${said}`;
  // Browsers go to what the address names rather than to what asks for the focus.
  return place === '' || SAID[said] === 'warn' ? told : `${told}#${place}`;
}

const SAID_ID = 'said';

/** Describes the panel a page opens at, where the page has something to say: it stands above, where reading does not begin. */
export function saidAbove({ said }: Desk): string | undefined {
  return isSaid(said) ? SAID_ID : undefined;
}

/** Beside a refused form the page opens at the form's field rather than here. */
function Said(props: { readonly desk: Desk; readonly isForm: boolean; readonly most: number }) {
  const { isForm, most } = props;
  const { said, text } = props.desk;
  if (!isSaid(said)) return null;
  return (
    <Bar id={SAID_ID} tone={SAID[said]} announce focus={SAID[said] === 'warn' && !isForm}>
      {text(`a.said.${said}`, { n: said === 'full' ? MOST_PROPOSED : most })}
    </Bar>
  );
}

function isSaid(said: string): said is Said {
  return Object.hasOwn(SAID, said);
}

function sendLapsed(
  context: ServiceContext,
  request: FastifyRequest,
  reply: FastifyReply,
  desk: Pick<Desk, 'text' | 'agency' | 'member'>,
): void {
  const { text, agency } = desk;
  void sendPage(
    reply,
    <ConsolePage frame={frameOf(request, desk, [])} title={text('a.lapsed.title')}>
      <Bar tone="warn">
        {text('a.lapsed', {
          licence: agency.licence_no,
          date: fullDay(agency.licence_expires_on, text.language),
          mail: context.operator.contactMail,
        })}
      </Bar>
    </ConsolePage>,
    { status: 403, script: true, referrer: 'own_pages' },
  );
}
