import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import {
  AgencyCandidate,
  CandidateChange,
  CandidatesQuery,
  CandidatesReply,
  OutcomeBody,
} from '../../contract/agency.ts';
import type { AppDependencies } from '../http/app-dependencies.ts';
import { Refusal } from '../http/errors.ts';
import { recordOutcome, updateCase, type CaseResult } from '../services/agencies/outcomes.ts';
import { goneBefore } from '../services/people/presence.ts';
import type { Actor } from '../services/agencies/asked-request.ts';
import { candidateOnWire } from '../services/agencies/wire.ts';
import { findCase } from '../stores/agency-cases.ts';
import { casesOf, takeCases } from '../stores/case-lists.ts';
import { licensedCaller } from './agency-caller.ts';
import { REFUSALS } from './refusals.ts';
import { refuseUnseen } from './unseen.ts';

const PAGE = 100;
const Path = Type.Object({ candidateId: Type.String({ maxLength: 64 }) });
const reading = { access: 'agency_key', scope: 'candidates:read' } as const;
const writing = { access: 'agency_key', scope: 'candidates:write' } as const;

/** People handed to an agency, for its own systems (contract/agency.ts). */
export function agencyCandidateRoutes({ context }: AppDependencies): FastifyPluginAsyncTypebox {
  const db = context.database.kysely;

  const read = async ({ agencyId }: Actor, candidateId: string): Promise<AgencyCandidate> => {
    const person = await findCase(db, agencyId, candidateId);
    if (!person) throw new Refusal('not_found');
    return candidateOnWire(person);
  };

  /** Whoever ended the page before may have left the list since; the next page begins where they stood. */
  const placeOf = async (agencyId: string, candidateId: string) => {
    const last = await findCase(db, agencyId, candidateId);
    if (!last) throw new Refusal('invalid_request', ['after']);
    return last;
  };

  const after = async (actor: Actor, candidateId: string, result: CaseResult) => {
    if (result === 'not_found') throw new Refusal('not_found');
    if (result !== 'done') throw new Refusal('conflict');
    return read(actor, candidateId);
  };

  return async (app) => {
    app.get(
      '/agency/candidates',
      {
        config: reading,
        schema: {
          summary: 'People handed to the agency, oldest first',
          querystring: CandidatesQuery,
          response: { 200: CandidatesReply, ...REFUSALS },
        },
      },
      async (request) => {
        const { agencyId } = await licensedCaller(context, request);
        const { after: lastId } = request.query;
        const found = await takeCases(
          casesOf(db, { agencyId, goneBefore: goneBefore(context.clock()) }),
          'oldest first',
          {
            after: lastId === undefined ? undefined : await placeOf(agencyId, lastId),
            most: PAGE + 1,
          },
        );
        const page = found.slice(0, PAGE);
        return {
          candidates: page.map(candidateOnWire),
          next: PAGE < found.length ? (page.at(-1)?.disclosure_id ?? null) : null,
        };
      },
    );

    app.get(
      '/agency/candidates/:candidateId',
      {
        config: reading,
        schema: {
          summary: 'One person handed to the agency',
          params: Path,
          response: { 200: AgencyCandidate, ...REFUSALS },
        },
      },
      async (request) => read(await licensedCaller(context, request), request.params.candidateId),
    );

    app.patch(
      '/agency/candidates/:candidateId',
      {
        config: writing,
        schema: {
          summary: 'Write about the agency’s own work with a person',
          params: Path,
          body: CandidateChange,
          response: { 200: AgencyCandidate, ...REFUSALS },
        },
      },
      async (request) => {
        const actor = await licensedCaller(context, request);
        const { candidateId } = request.params;
        const { profile } = request.body;
        if (typeof profile === 'string') refuseUnseen({ profile });
        return after(actor, candidateId, await updateCase(context, actor, candidateId, request.body));
      },
    );

    app.post(
      '/agency/candidates/:candidateId/outcomes',
      {
        config: writing,
        schema: {
          summary: 'Record what came of contacting a person',
          params: Path,
          body: OutcomeBody,
          response: { 200: AgencyCandidate, ...REFUSALS },
        },
      },
      async (request) => {
        const actor = await licensedCaller(context, request);
        const { candidateId } = request.params;
        const { outcomeId, outcome } = request.body;
        const record = { eventId: outcomeId, outcome };
        return after(actor, candidateId, await recordOutcome(context, actor, candidateId, record));
      },
    );
  };
}
