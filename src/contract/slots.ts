import { Type, type Static } from 'typebox';
import { ClientMadeId, Day, Language, Moment } from './ids.ts';

/**
 * Free introductions and what was asked for with them. All paths are for a connection; every POST answers with
 * the request as it stands afterwards, and doing it twice changes nothing the second time. A step that no longer fits
 * (slot taken, request closed, candidate withdrawn) is refused as `conflict`; the pane then reads the list again.
 *
 * | Method, path                                                       | Body                | Reply             |
 * | GET  /v1/slots                                                     |                     | SlotsReply        |
 * | POST /v1/slots/requests                                            | CreateRequestBody   | 201 SlotRequest   |
 * | POST /v1/slots/requests/{requestId}/cancel                         |                     | SlotRequest       |
 * | POST /v1/slots/requests/{requestId}/proposals/{proposalId}/accept  | AcceptProposalBody  | SlotRequest       |
 * | POST /v1/slots/requests/{requestId}/proposals/{proposalId}/decline |                     | SlotRequest       |
 * | POST /v1/slots/requests/{requestId}/interview                      | SetInterviewBody    | SlotRequest       |
 * | POST /v1/slots/requests/{requestId}/result                         | ReportResultBody    | SlotRequest       |
 *
 * What the recruiter types describes a vacancy. Nothing here takes anything from a draft or about its recipient
 * (docs/decisions/0003-nothing-leaves-the-mailbox.md).
 */

/** A slot that can be used, or that passed its contractual expiry unused. Reserved and used slots show as their request. */
export const Slot = Type.Object({
  slotId: Type.String(),
  state: Type.Union([Type.Literal('available'), Type.Literal('expired')]),
  grantedAt: Moment,
  /** The last day it can be used; null when the contract sets none. It moves along while the contract rests. */
  expiresOn: Type.Union([Day, Type.Null()]),
});
export type Slot = Static<typeof Slot>;

/**
 * `offered`: waits for the employer. `withdrawn`: the candidate or the agency took it back.
 */
export const ProposalState = Type.Union([
  Type.Literal('offered'),
  Type.Literal('accepted'),
  Type.Literal('declined'),
  Type.Literal('withdrawn'),
]);
export type ProposalState = Static<typeof ProposalState>;

export const Proposal = Type.Object({
  proposalId: Type.String(),
  agencyName: Type.String(),
  agencyNameEn: Type.String(),
  state: ProposalState,
  proposedAt: Moment,
  /** The candidate in the agency's words, without a name, e.g. `カスタマーサクセス 5年・SQL・Tableau`. */
  summary: Type.String(),
  /** Why the agency proposes them. */
  reason: Type.String(),
  /** Null until the employer has accepted them for interview, and again once they have withdrawn. */
  candidateName: Type.Union([Type.String(), Type.Null()]),
});
export type Proposal = Static<typeof Proposal>;

/**
 * `requested` and `proposed` reserve the slot; `interview` and what follows has used it; `returned` gave it back.
 */
export const RequestState = Type.Union([
  Type.Literal('requested'),
  Type.Literal('proposed'),
  Type.Literal('interview'),
  Type.Literal('hired'),
  Type.Literal('not_hired'),
  Type.Literal('returned'),
]);
export type RequestState = Static<typeof RequestState>;

export const ReturnReason = Type.Union([
  Type.Literal('cancelled'),
  Type.Literal('no_proposal'),
  Type.Literal('candidate_withdrew'),
]);
export type ReturnReason = Static<typeof ReturnReason>;

export const Employment = Type.Union([
  Type.Literal('permanent'),
  Type.Literal('contract'),
  Type.Literal('part_time'),
]);
export type Employment = Static<typeof Employment>;

/** What is asked for. Free words of the recruiter, never copied from a mail. */
const Wish = {
  position: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
  /** Who they would love to meet, in about three lines. */
  who: Type.String({ minLength: 1, maxLength: 400, pattern: '\\S' }),
  employment: Type.Union([Employment, Type.Null()]),
  place: Type.Union([Type.String({ minLength: 1, maxLength: 80 }), Type.Null()]),
  /** As written, e.g. `500〜700万円`. */
  salary: Type.Union([Type.String({ minLength: 1, maxLength: 80 }), Type.Null()]),
  /** As written, e.g. `12月上旬`. */
  interviewsFrom: Type.Union([Type.String({ minLength: 1, maxLength: 80 }), Type.Null()]),
};

export const SlotRequest = Type.Object({
  requestId: Type.String(),
  slotId: Type.String(),
  ...Wish,
  state: RequestState,
  requestedAt: Moment,
  /** When the first proposal came. */
  proposedAt: Type.Union([Moment, Type.Null()]),
  /** When someone was accepted for interview: the slot was used here. */
  acceptedAt: Type.Union([Moment, Type.Null()]),
  /** The day of the interview, past or to come. */
  interviewOn: Type.Union([Day, Type.Null()]),
  /** When it came to its end: hired, not hired or returned. */
  closedAt: Type.Union([Moment, Type.Null()]),
  returnReason: Type.Union([ReturnReason, Type.Null()]),
  proposals: Type.Array(Proposal),
});
export type SlotRequest = Static<typeof SlotRequest>;

/** `GET /v1/slots`. Slots granted after the last closing are not in it: the list follows the cadence of the totals. */
export const SlotsReply = Type.Object({
  asOf: Moment,
  /** Oldest grant first. */
  slots: Type.Array(Slot),
  /** Newest request first, closed ones included. */
  requests: Type.Array(SlotRequest),
  /** How many agencies a request goes to. */
  agencies: Type.Integer({ minimum: 0 }),
  /** Within how many business days agencies are asked to answer. */
  answerDays: Type.Integer({ minimum: 1 }),
});
export type SlotsReply = Static<typeof SlotsReply>;

export const CreateRequestBody = Type.Object(
  {
    /** Made by the add-in; a repeated request reserves one slot, and one with another wish is a `conflict`. */
    requestId: ClientMadeId,
    slotId: Type.String({ minLength: 1, maxLength: 64 }),
    ...Wish,
    /** Of the mails about this request. */
    language: Language,
    /** The recruiter's own address, for mails about this request; never a candidate's. Without it there are none. */
    contactMail: Type.Optional(Type.Union([Type.String({ maxLength: 254, format: 'email' }), Type.Null()])),
  },
  { additionalProperties: false },
);
export type CreateRequestBody = Static<typeof CreateRequestBody>;

/**
 * Uses the slot, once, whoever else presses at the same moment. `interviewOn`, here and where it is set later, is a day
 * in Japan from that of the acceptance until a year from now; another one is an `invalid_request`.
 */
export const AcceptProposalBody = Type.Object(
  { interviewOn: Type.Union([Day, Type.Null()]) },
  { additionalProperties: false },
);
export type AcceptProposalBody = Static<typeof AcceptProposalBody>;

export const SetInterviewBody = Type.Object({ interviewOn: Day }, { additionalProperties: false });
export type SetInterviewBody = Static<typeof SetInterviewBody>;

export const ReportResultBody = Type.Object(
  { result: Type.Union([Type.Literal('hired'), Type.Literal('not_hired')]) },
  { additionalProperties: false },
);
export type ReportResultBody = Static<typeof ReportResultBody>;
