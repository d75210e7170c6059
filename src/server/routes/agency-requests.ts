import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import {
  AgencyRequest,
  ProposableQuery,
  ProposableReply,
  ProposeBody,
  RequestsQuery,
  RequestsReply,
} from '../../contract/agency.ts';
import type { AppDependencies } from '../http/app-dependencies.ts';
import { Refusal } from '../http/errors.ts';
import { proposablePeople } from '../services/slots/proposable.ts';
import type { Actor } from '../services/agencies/asked-request.ts';
import { propose, withdrawProposal, type ProposeResult } from '../services/agencies/proposals.ts';
import { passRequest } from '../services/agencies/request-steps.ts';
import { requestOnWire } from '../services/agencies/wire.ts';
import { findCase } from '../stores/agency-cases.ts';
import { ownProposals, proposalsFor } from '../stores/slot-proposals.ts';
import { asksFor, findAsk, findAskWithRequest } from '../stores/slot-requests.ts';
import { licensedCaller } from './agency-caller.ts';
import { REFUSALS } from './refusals.ts';
import { refuseUnseen } from './unseen.ts';

/** Requests, or people, of one reply. */
const PAGE = 200;
const Path = Type.Object({ requestId: Type.String({ maxLength: 64 }) });
const ProposalPath = Type.Object({
  requestId: Type.String({ maxLength: 64 }),
  proposalId: Type.String({ maxLength: 64 }),
});
const reading = { access: 'agency_key', scope: 'requests:read' } as const;
const writing = { access: 'agency_key', scope: 'requests:write' } as const;
const response = { 200: AgencyRequest, ...REFUSALS } as const;

/** What employers ask of an agency, for its own systems (contract/agency.ts). */
export function agencyRequestRoutes({ context }: AppDependencies): FastifyPluginAsyncTypebox {
  const db = context.database.kysely;

  const read = async ({ agencyId }: Actor, askId: string): Promise<AgencyRequest> => {
    const ask = await findAskWithRequest(db, agencyId, askId);
    if (!ask) throw new Refusal('not_found');
    return requestOnWire(ask, await ownProposals(db, agencyId, ask));
  };

  const after = async (actor: Actor, askId: string, result: ProposeResult) => {
    if (result === 'not_found') throw new Refusal('not_found');
    if (result === 'lapsed') throw new Refusal('forbidden');
    if (result === 'not_proposable' || result === 'not_agreed' || result === 'too_many')
      throw new Refusal('invalid_request', ['people']);
    if (result === 'closed' || result === 'stale') throw new Refusal('conflict');
    return read(actor, askId);
  };

  return async (app) => {
    app.get(
      '/agency/requests',
      {
        config: reading,
        schema: {
          summary: 'Requests of employers, a page at a time, newest first',
          querystring: RequestsQuery,
          response: { 200: RequestsReply, ...REFUSALS },
        },
      },
      async (request) => {
        const { agencyId } = await licensedCaller(context, request);
        const { after: lastId } = request.query;
        const after = lastId === undefined ? undefined : await findAskWithRequest(db, agencyId, lastId);
        if (lastId !== undefined && !after) throw new Refusal('invalid_request', ['after']);
        const found = await asksFor(db, agencyId, { most: PAGE + 1, after });
        const page = found.slice(0, PAGE);
        const own = await proposalsFor(db, agencyId, page);
        return {
          requests: page.map((ask) => requestOnWire(ask, own)),
          next: PAGE < found.length ? (page.at(-1)?.ask_id ?? null) : null,
        };
      },
    );

    app.get(
      '/agency/requests/:requestId',
      { config: reading, schema: { summary: 'One request', params: Path, response } },
      async (request) => read(await licensedCaller(context, request), request.params.requestId),
    );

    app.get(
      '/agency/requests/:requestId/candidates',
      {
        config: reading,
        schema: {
          summary: 'People who may be proposed for a request, a page at a time, newest first',
          params: Path,
          querystring: ProposableQuery,
          response: { 200: ProposableReply, ...REFUSALS },
        },
      },
      async (request) => {
        const { agencyId } = await licensedCaller(context, request);
        const ask = await findAsk(db, agencyId, request.params.requestId);
        if (!ask) throw new Refusal('not_found');
        const { after: lastId } = request.query;
        // Whoever ended the page before may have been proposed since; the next page begins where they stood.
        const after = lastId === undefined ? undefined : await findCase(db, agencyId, lastId);
        if (lastId !== undefined && !after) throw new Refusal('invalid_request', ['after']);
        const found = await proposablePeople(db, ask, { most: PAGE + 1, after });
        const page = found.slice(0, PAGE);
        return {
          candidates: page.map(({ disclosure_id, agreed_at }) => ({
            candidateId: disclosure_id,
            agreed: agreed_at !== null,
          })),
          next: PAGE < found.length ? (page.at(-1)?.disclosure_id ?? null) : null,
        };
      },
    );

    app.post(
      '/agency/requests/:requestId/proposals',
      {
        config: writing,
        schema: { summary: 'Propose people, all or none', params: Path, body: ProposeBody, response },
      },
      async (request) => {
        const actor = await licensedCaller(context, request);
        const { requestId } = request.params;
        const { people, reason } = request.body;
        const summaries = people.map(({ summary }, index) => [`people/${index}/summary`, summary] as const);
        refuseUnseen({ ...Object.fromEntries(summaries), reason });
        const proposed = people.map(({ proposalId, candidateId, summary }) => ({
          proposalId,
          disclosureId: candidateId,
          summary,
        }));
        return after(
          actor,
          requestId,
          await propose(context, actor, requestId, { people: proposed, reason }),
        );
      },
    );

    app.post(
      '/agency/requests/:requestId/proposals/:proposalId/withdraw',
      {
        config: writing,
        schema: { summary: 'Somebody steps back from a proposal', params: ProposalPath, response },
      },
      async (request) => {
        const actor = await licensedCaller(context, request);
        const { requestId, proposalId } = request.params;
        return after(actor, requestId, await withdrawProposal(context, actor, requestId, proposalId));
      },
    );

    app.post(
      '/agency/requests/:requestId/pass',
      { config: writing, schema: { summary: 'Have nobody to propose', params: Path, response } },
      async (request) => {
        const actor = await licensedCaller(context, request);
        const { requestId } = request.params;
        return after(actor, requestId, await passRequest(context, actor, requestId));
      },
    );
  };
}
