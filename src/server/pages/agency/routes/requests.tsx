import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { cut } from '../../../../core/text/cut.ts';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { Refusal } from '../../../http/errors.ts';
import { endsByPassing } from '../../../services/agencies/endings.ts';
import { updateCase } from '../../../services/agencies/outcomes.ts';
import {
  LONGEST_PROPOSAL,
  MOST_PROPOSED,
  propose,
  withdrawProposal,
} from '../../../services/agencies/proposals.ts';
import { keepDraft, passRequest, reopenRequest } from '../../../services/agencies/request-steps.ts';
import { ownProposals, type SlotProposal } from '../../../stores/slot-proposals.ts';
import { findAsk, findAskWithRequest, findRequest } from '../../../stores/slot-requests.ts';
import { Split } from '../../console/parts/SidePanel.tsx';
import { fieldOf, pressKeyOf } from '../../form-body.ts';
import { onDesk, saying, sendDesk, type Desk, type DeskHandler, type Said } from '../agency-page.tsx';
import { readNamed } from '../candidate-page.ts';
import { summaryOf } from '../case-texts.ts';
import { AGENCY } from '../paths.ts';
import { draftOf, keptAs, seenOf, typedOf, type ProposalDraft } from '../proposal-draft.ts';
import { readChoice } from '../proposable-choice.ts';
import { waitingOf, type AskedRequest } from '../screens/request-props.ts';
import { RequestDetail } from '../screens/RequestDetail.tsx';
import { RequestList } from '../screens/RequestList.tsx';

interface Params {
  readonly askId: string;
}
type AskRequest = FastifyRequest<{ Params: Params }>;

/** What a page of one request answers to a form. */
interface Shown {
  readonly typed?: ProposalDraft;
  readonly fault?: string;
  /** Whether another draft than the form began with is kept now, to be shown beside what was typed. */
  readonly isStale?: boolean;
  readonly status?: number;
  readonly asked?: AskedRequest;
}

/** A draft, and the one that it was made of. */
interface Drafted {
  readonly draft: ProposalDraft;
  readonly seen: string | null;
}

type Handler = DeskHandler<AskRequest>;

/** What employers ask for with their slots, and whom the agency proposes. */
export function requestRoutes({ context }: AppDependencies): FastifyPluginAsync {
  const db = context.database.kysely;

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    desk: Desk,
    askId?: string,
    { typed, fault, isStale = false, status = 200, asked }: Shown = {},
  ) => {
    const { text } = desk;
    const id = desk.agency.agency_id;
    const ask = askId === undefined ? undefined : await findAskWithRequest(db, id, askId);
    if (askId !== undefined && !ask) throw new Refusal('not_found');
    const own = ask ? await ownProposals(db, id, ask) : [];
    const list = <RequestList desk={desk} {...(askId ? { selected: askId } : {})} />;
    const found = ask && (await findAsk(db, id, ask.ask_id));
    const kept = draftOf(found?.draft ?? null);
    const draft = typed ?? kept;
    const q = wordsOf(typed ? request.body : request.query);
    const people = [...own.map(({ disclosure_id }) => disclosure_id), ...(isStale ? kept.people : [])];
    return sendDesk(request, reply, desk, {
      section: 'requests',
      title: text('a.nav.requests'),
      status,
      most: MOST_PROPOSED - waitingOf(own),
      content:
        ask && found ? (
          <Split
            lead="detail"
            list={list}
            detail={
              <RequestDetail
                desk={desk}
                ask={ask}
                proposals={own}
                people={await readNamed(db, desk, people)}
                choice={await readChoice(db, desk.text, found, { chosen: draft.people, q })}
                draft={draft}
                // What was refused is no newer for it, but where the newer one is shown.
                seen={typed && !isStale ? seenOf(request.body) : found.draft}
                other={isStale ? kept : undefined}
                fault={fault}
                asked={asked}
              />
            }
          />
        ) : (
          list
        ),
    });
  };

  const back = (reply: FastifyReply, askId: string, said: Said, q = '') =>
    reply.redirect(saying(AGENCY.request(askId, q), said), 303);

  const said = (result: 'done' | 'not_found' | 'closed', done: Said): Said => {
    if (result === 'not_found') throw new Refusal('not_found');
    return result === 'done' ? done : 'closed';
  };

  /** Keeps what was typed, whatever was pressed, and shows it beside another draft that was kept meanwhile. */
  const keep = async (
    request: AskRequest,
    reply: FastifyReply,
    desk: Desk,
    done: Said,
    { draft, seen }: Drafted = { draft: typedOf(request.body), seen: seenOf(request.body) },
  ) => {
    const { askId } = request.params;
    const result = await keepDraft(context, desk.actor, askId, { draft: keptAs(draft), seen });
    switch (result) {
      case 'not_found':
        throw new Refusal('not_found');
      case 'done':
        return back(reply, askId, done, wordsOf(request.body));
      case 'closed':
      case 'passed':
        return back(reply, askId, `draft_${result}`);
      case 'stale':
        return show(request, reply, { ...desk, said: 'draft_stale' }, askId, {
          typed: draft,
          fault: desk.text('a.req.other.note'),
          isStale: true,
          status: 409,
        });
    }
  };

  const proposedFor = async ({ agency }: Desk, askId: string): Promise<readonly SlotProposal[]> => {
    const ask = await findAsk(db, agency.agency_id, askId);
    return ask ? ownProposals(db, agency.agency_id, ask) : [];
  };

  /** Whether as many wait for the employer's answer as may. */
  const isFull = async (desk: Desk, askId: string) =>
    waitingOf(await proposedFor(desk, askId)) >= MOST_PROPOSED;

  const send: Handler = async (request, reply, desk) => {
    const { askId } = request.params;
    const draft = typedOf(request.body);
    const key = pressKeyOf(request.body);
    if (key === undefined) throw new Refusal('invalid_request');
    const fault = faultOf(desk, draft.reason);
    if (fault) return show(request, reply, desk, askId, { typed: draft, fault, status: 422 });
    // More than may be proposed are refused, whatever would be said of them.
    const known = await readNamed(db, desk, draft.people.slice(0, MOST_PROPOSED));
    const people = draft.people.map((disclosureId, index) => {
      const person = known.find(({ disclosure_id }) => disclosure_id === disclosureId);
      const summary = person ? cut(summaryOf(desk.text, person), LONGEST_PROPOSAL.summary) : '';
      return { proposalId: `${key}-${index}`, disclosureId, summary };
    });
    const drafts = [seenOf(request.body), keptAs(draft)];
    const proposal = { people, reason: draft.reason, drafts };
    const result = await propose(context, desk.actor, askId, proposal);
    switch (result) {
      case 'not_found':
        throw new Refusal('not_found');
      case 'lapsed':
        throw new Refusal('forbidden');
      case 'done':
        return back(reply, askId, 'proposed');
      case 'too_many':
        return keep(request, reply, desk, (await isFull(desk, askId)) ? 'full' : 'too_many');
      case 'closed':
      case 'stale':
      case 'not_agreed':
      case 'not_proposable':
        return keep(request, reply, desk, result);
    }
  };

  const agreed: Handler = async (request, reply, desk) => {
    const { askId } = request.params;
    const id = fieldOf(request.body, 'agreed');
    const result = await updateCase(context, desk.actor, id, { agreed: true });
    if (result === 'not_found') throw new Refusal('not_found');
    const [typed, seen] = [typedOf(request.body), seenOf(request.body)];
    const kept = (await findAsk(db, desk.agency.agency_id, askId))?.draft ?? null;
    // Whoever typed nothing goes on with the draft as it is by now.
    const base = keptAs(typed) === seen ? { draft: draftOf(kept), seen: kept } : { draft: typed, seen };
    const draft = { ...base.draft, people: [...base.draft.people, id] };
    return keep(request, reply, desk, result === 'done' ? 'agreed' : 'withdrawn', { ...base, draft });
  };

  const pass: Handler = async (request, reply, desk) => {
    const { askId } = request.params;
    const ask = await findAsk(db, desk.agency.agency_id, askId);
    const isTold = fieldOf(request.body, 'told') !== '';
    if (ask?.state === 'open' && !isTold && (await endsByPassing(context, ask)))
      return show(request, reply, desk, askId, { asked: { step: 'pass' } });
    const passed = said(await passRequest(context, desk.actor, askId), 'passed');
    const after = ask && (await findRequest(db, ask.employer_id, ask.request_id));
    return back(reply, askId, passed === 'passed' && after?.state === 'returned' ? 'passed_last' : passed);
  };

  const withdraw: Handler = async (request, reply, desk) => {
    const { askId } = request.params;
    const proposalId = fieldOf(request.body, 'proposal');
    const proposal = (await proposedFor(desk, askId)).find(({ proposal_id }) => proposal_id === proposalId);
    const stands = proposal?.state === 'offered' || proposal?.state === 'accepted';
    // What it takes away is another thing once the person is accepted.
    if (proposal && stands && fieldOf(request.body, 'told') !== proposal.state)
      return show(request, reply, desk, askId, { asked: { step: 'withdraw', proposal } });
    const result = await withdrawProposal(context, desk.actor, askId, proposalId);
    const done = proposal?.state === 'accepted' ? 'interview_off' : 'taken_back';
    return back(reply, askId, said(result, done));
  };

  return async (app) => {
    const config = { access: 'agency', page: true } as const;
    const path = `${AGENCY.requests}/:askId`;
    app.get(AGENCY.requests, { config }, onDesk(context, show));
    app.get<{ Params: Params }>(
      path,
      { config },
      onDesk(context, (request, reply, desk) => show(request, reply, desk, request.params.askId)),
    );
    app.post<{ Params: Params }>(`${path}/propose`, { config }, onDesk(context, send));
    app.post<{ Params: Params }>(`${path}/agreed`, { config }, onDesk(context, agreed));
    app.post<{ Params: Params }>(
      `${path}/draft`,
      { config },
      onDesk(context, (request, reply, desk) => keep(request, reply, desk, 'draft')),
    );
    app.post<{ Params: Params }>(`${path}/pass`, { config }, onDesk(context, pass));
    app.post<{ Params: Params }>(
      `${path}/reopen`,
      { config },
      onDesk(context, async (request, reply, desk) => {
        const { askId } = request.params;
        return back(reply, askId, said(await reopenRequest(context, desk.actor, askId), 'reopened'));
      }),
    );
    app.post<{ Params: Params }>(`${path}/withdraw`, { config }, onDesk(context, withdraw));
  };
}

function faultOf({ text }: Desk, reason: string): string | undefined {
  if (reason === '') return text('a.req.noReason');
  const max = LONGEST_PROPOSAL.reason;
  return reason.length > max ? text('a.long', { max }) : undefined;
}

/** What the people to choose from are searched for. */
function wordsOf(fields: unknown): string {
  return fieldOf(fields, 'q').trim().slice(0, 100);
}
