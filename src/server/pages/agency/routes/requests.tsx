import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { Refusal } from '../../../http/errors.ts';
import { updateCase } from '../../../services/agencies/outcomes.ts';
import {
  keepDraft,
  LONGEST_PROPOSAL,
  MOST_PROPOSED,
  passRequest,
  propose,
  withdrawProposal,
} from '../../../services/agencies/proposals.ts';
import { findAsk, findAskWithRequest, ownProposals } from '../../../stores/slot-requests.ts';
import { Split } from '../../console/parts/SidePanel.tsx';
import { fieldOf, fieldsOf, pressKeyOf } from '../../form-body.ts';
import { openDesk, saying, sendDesk, type Desk, type Said } from '../agency-page.tsx';
import { readNamed } from '../candidate-page.ts';
import { summaryOf } from '../case-texts.ts';
import { AGENCY } from '../paths.ts';
import { readChoice } from '../proposable-choice.ts';
import { RequestDetail, type ProposalDraft } from '../screens/RequestDetail.tsx';
import { RequestList } from '../screens/RequestList.tsx';

interface Params {
  readonly askId: string;
}
type AskRequest = FastifyRequest<{ Params: Params }>;
type Handler = (request: AskRequest, reply: FastifyReply, desk: Desk) => Promise<FastifyReply>;

/** What employers ask for with their slots, and whom the agency proposes. */
export function requestRoutes({ context }: AppDependencies): FastifyPluginAsync {
  const db = context.database.kysely;

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    desk: Desk,
    askId?: string,
    typed?: { readonly draft: ProposalDraft; readonly fault: string },
  ) => {
    const { text } = desk;
    const id = desk.agency.agency_id;
    const ask = askId === undefined ? undefined : await findAskWithRequest(db, id, askId);
    if (askId !== undefined && !ask) throw new Refusal('not_found');
    const own = ask ? await ownProposals(db, id, ask) : [];
    const list = <RequestList desk={desk} {...(askId ? { selected: askId } : {})} />;
    const found = ask && (await findAsk(db, id, ask.ask_id));
    const draft = typed?.draft ?? draftOf(ask?.draft ?? null);
    const q = wordsOf(typed ? request.body : request.query);
    return sendDesk(request, reply, desk, {
      section: 'requests',
      title: text('a.nav.requests'),
      status: typed ? 422 : 200,
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
                people={await readNamed(
                  db,
                  desk,
                  own.map(({ disclosure_id }) => disclosure_id),
                )}
                choice={await readChoice(db, desk.text, found, { chosen: draft.people, q })}
                draft={draft}
                fault={typed?.fault}
              />
            }
          />
        ) : (
          list
        ),
    });
  };

  const onDesk =
    (handle: Handler) =>
    async (request: AskRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const desk = await openDesk(context, request, reply);
      return desk ? handle(request, reply, desk) : reply;
    };

  const back = (reply: FastifyReply, askId: string, said: Said, q = '') =>
    reply.redirect(saying(AGENCY.request(askId, q), said), 303);

  const said = (result: 'done' | 'not_found' | 'closed', done: Said): Said => {
    if (result === 'not_found') throw new Refusal('not_found');
    return result === 'done' ? done : 'closed';
  };

  const send: Handler = async (request, reply, desk) => {
    const { askId } = request.params;
    const draft = typedOf(request.body);
    const key = pressKeyOf(request.body);
    if (key === undefined) throw new Refusal('invalid_request');
    if (draft.reason === '')
      return show(request, reply, desk, askId, { draft, fault: desk.text('a.req.noReason') });
    // More than may be proposed are refused, whatever would be said of them.
    const known = await readNamed(db, desk, draft.people.slice(0, MOST_PROPOSED));
    const people = draft.people.map((disclosureId, index) => {
      const person = known.find(({ disclosure_id }) => disclosure_id === disclosureId);
      const summary = person ? summaryOf(desk.text, person).slice(0, LONGEST_PROPOSAL.summary) : '';
      return { proposalId: `${key}-${index}`, disclosureId, summary };
    });
    const result = await propose(context, desk.actor, askId, { people, reason: draft.reason });
    switch (result) {
      case 'not_found':
        throw new Refusal('not_found');
      case 'lapsed':
        throw new Refusal('forbidden');
      case 'done':
        return back(reply, askId, 'proposed');
      case 'closed':
      case 'stale':
        return back(reply, askId, result);
      case 'too_many':
      case 'not_agreed':
      case 'not_proposable':
        await keepDraft(context, desk.actor, askId, JSON.stringify(draft));
        return back(reply, askId, result, wordsOf(request.body));
    }
  };

  const agreed: Handler = async (request, reply, desk) => {
    const { askId } = request.params;
    const id = fieldOf(request.body, 'agreed');
    const result = await updateCase(context, desk.actor, id, { agreed: true });
    if (result === 'not_found') throw new Refusal('not_found');
    const draft = typedOf(request.body);
    const people = [...draft.people, id];
    await keepDraft(context, desk.actor, askId, JSON.stringify({ ...draft, people }));
    return back(reply, askId, result === 'done' ? 'agreed' : 'withdrawn', wordsOf(request.body));
  };

  return async (app) => {
    const config = { access: 'agency', page: true } as const;
    const path = '/agency/requests/:askId';
    app.get(AGENCY.requests, { config }, async (request, reply) => {
      const desk = await openDesk(context, request, reply);
      return desk ? show(request, reply, desk) : reply;
    });
    app.get<{ Params: Params }>(
      path,
      { config },
      onDesk((request, reply, desk) => show(request, reply, desk, request.params.askId)),
    );
    app.post<{ Params: Params }>(`${path}/propose`, { config }, onDesk(send));
    app.post<{ Params: Params }>(`${path}/agreed`, { config }, onDesk(agreed));
    app.post<{ Params: Params }>(
      `${path}/draft`,
      { config },
      onDesk(async (request, reply, desk) => {
        const { askId } = request.params;
        const draft = JSON.stringify(typedOf(request.body));
        const kept = said(await keepDraft(context, desk.actor, askId, draft), 'draft');
        return back(reply, askId, kept, wordsOf(request.body));
      }),
    );
    app.post<{ Params: Params }>(
      `${path}/pass`,
      { config },
      onDesk(async (request, reply, desk) => {
        const { askId } = request.params;
        return back(reply, askId, said(await passRequest(context, desk.actor, askId), 'passed'));
      }),
    );
    app.post<{ Params: Params }>(
      `${path}/withdraw`,
      { config },
      onDesk(async (request, reply, desk) => {
        const { askId } = request.params;
        const proposalId = fieldOf(request.body, 'proposal');
        const result = await withdrawProposal(context, desk.actor, askId, proposalId);
        return back(reply, askId, said(result, 'taken_back'));
      }),
    );
    await Promise.resolve();
  };
}

/** What the people to choose from are searched for. */
function wordsOf(fields: unknown): string {
  return fieldOf(fields, 'q').trim().slice(0, 100);
}

function typedOf(body: unknown): ProposalDraft {
  return {
    people: fieldsOf(body, 'person').filter((id) => /^\w{1,64}$/.test(id)),
    reason: fieldOf(body, 'reason').normalize('NFC').trim().slice(0, LONGEST_PROPOSAL.reason),
  };
}

function draftOf(kept: string | null): ProposalDraft {
  return kept === null ? { people: [], reason: '' } : (JSON.parse(kept) as ProposalDraft);
}
