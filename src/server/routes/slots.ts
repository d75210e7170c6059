import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { ClientMadeId } from '../../contract/ids.ts';
import {
  AcceptProposalBody,
  CreateRequestBody,
  ReportResultBody,
  SetInterviewBody,
  SlotRequest,
  SlotsReply,
} from '../../contract/slots.ts';
import { callerOf } from '../http/access.ts';
import type { AppDependencies } from '../http/app-dependencies.ts';
import { Refusal } from '../http/errors.ts';
import { parseMailAddress } from '../identity/mail-address.ts';
import {
  acceptProposal,
  declineProposal,
  reportResult,
  setInterview,
  type DecisionResult,
} from '../services/slots/decisions.ts';
import { readRequest, readSlots } from '../services/slots/overview.ts';
import { cancelRequest, createRequest } from '../services/slots/requests.ts';
import { REFUSALS } from './refusals.ts';
import { refuseUnseen } from './unseen.ts';

const config = { access: 'connection' } as const;
const RequestPath = Type.Object({ requestId: ClientMadeId });
const ProposalPath = Type.Object({ requestId: ClientMadeId, proposalId: Type.String({ maxLength: 64 }) });
const response = { 200: SlotRequest, ...REFUSALS } as const;

/** What an employer asks for with its slots (contract/slots.ts). */
export function slotRoutes({ context }: AppDependencies): FastifyPluginAsyncTypebox {
  const employerOf = (request: FastifyRequest) => callerOf(request, 'connection').employerId;

  /** Answers with the request as it stands after a step, or refuses. */
  const answer = async (
    employerId: string,
    requestId: string,
    result: DecisionResult,
  ): Promise<SlotRequest> => {
    if (result === 'day_refused') throw new Refusal('invalid_request', ['interviewOn']);
    if (result !== 'done') throw new Refusal(result);
    const request = await readRequest(context, employerId, requestId);
    if (!request) throw new Error(`Request ${requestId} is missing.`);
    return request;
  };

  return async (app) => {
    app.get(
      '/slots',
      { config, schema: { summary: 'Slots and requests', response: { 200: SlotsReply, ...REFUSALS } } },
      (request) => readSlots(context, employerOf(request)),
    );

    app.post(
      '/slots/requests',
      {
        config,
        schema: {
          summary: 'Ask for an introduction; reserves a slot',
          body: CreateRequestBody,
          response: { 201: SlotRequest, ...REFUSALS },
        },
      },
      async (request, reply) => {
        const employerId = employerOf(request);
        const { body } = request;
        if (body.contactMail && !parseMailAddress(body.contactMail).ok)
          throw new Refusal('invalid_request', ['contactMail']);
        refuseUnseen({ position: body.position, who: body.who });
        const result = await createRequest(context, employerId, body);
        if (result !== 'created' && result !== 'known') throw new Refusal(result);
        return reply.code(201).send(await answer(employerId, body.requestId, 'done'));
      },
    );

    app.post(
      '/slots/requests/:requestId/cancel',
      { config, schema: { summary: 'Take a request back; returns its slot', params: RequestPath, response } },
      async (request) => {
        const employerId = employerOf(request);
        const { requestId } = request.params;
        return answer(employerId, requestId, await cancelRequest(context, employerId, requestId));
      },
    );

    app.post(
      '/slots/requests/:requestId/proposals/:proposalId/accept',
      {
        config,
        schema: {
          summary: 'Accept somebody for interview; uses the slot',
          params: ProposalPath,
          body: AcceptProposalBody,
          response,
        },
      },
      async (request) => {
        const employerId = employerOf(request);
        const { requestId, proposalId } = request.params;
        const { interviewOn } = request.body;
        return answer(
          employerId,
          requestId,
          await acceptProposal(context, employerId, requestId, proposalId, interviewOn),
        );
      },
    );

    app.post(
      '/slots/requests/:requestId/proposals/:proposalId/decline',
      { config, schema: { summary: 'Decline one proposal', params: ProposalPath, response } },
      async (request) => {
        const employerId = employerOf(request);
        const { requestId, proposalId } = request.params;
        return answer(
          employerId,
          requestId,
          await declineProposal(context, employerId, requestId, proposalId),
        );
      },
    );

    app.post(
      '/slots/requests/:requestId/interview',
      {
        config,
        schema: {
          summary: 'Set the day of the interview',
          params: RequestPath,
          body: SetInterviewBody,
          response,
        },
      },
      async (request) => {
        const employerId = employerOf(request);
        const { requestId } = request.params;
        const { interviewOn } = request.body;
        return answer(employerId, requestId, await setInterview(context, employerId, requestId, interviewOn));
      },
    );

    app.post(
      '/slots/requests/:requestId/result',
      {
        config,
        schema: { summary: 'How the interview ended', params: RequestPath, body: ReportResultBody, response },
      },
      async (request) => {
        const employerId = employerOf(request);
        const { requestId } = request.params;
        const { result } = request.body;
        return answer(employerId, requestId, await reportResult(context, employerId, requestId, result));
      },
    );
  };
}
