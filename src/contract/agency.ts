import { Type, type Static } from 'typebox';
import { ClientMadeId, Day, Language, Moment } from './ids.ts';
import { Employment, ProposalState } from './slots.ts';

/**
 * What partner agencies' own systems read and write, each with a key of its agency. Everything is about people handed
 * to that agency; whose link a person used is in none of it. Webhooks carry the same ids (docs/webhooks.md).
 */
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const Nullable = <T extends ReturnType<typeof Type.String>>(schema: T) => Type.Union([schema, Type.Null()]);

export const CandidateStage = Type.Union([
  Type.Literal('to_contact'),
  Type.Literal('arranging'),
  Type.Literal('interviewed'),
  Type.Literal('introducing'),
  Type.Literal('in_process'),
  Type.Literal('placed'),
  Type.Literal('paused'),
]);

/** Somebody handed to the agency. Once they take their data back, `withdrawnAt`, `reason` and `deleteBy` are set and `person` is null. */
export const AgencyCandidate = Type.Object({
  candidateId: Type.String(),
  assignedAt: Moment,
  /** Whether this agency makes first contact, and by which day. */
  lead: Type.Boolean(),
  contactBy: Day,
  stage: CandidateStage,
  /** When they were first reached; an attempt is none. */
  contactedAt: Nullable(Moment),
  interviewedAt: Nullable(Moment),
  /** The person agreed to be proposed to employers. */
  agreedAt: Nullable(Moment),
  withdrawnAt: Nullable(Moment),
  /** Why: they stopped sharing with this agency, or erased everything. */
  reason: Type.Union([Type.Literal('stopped'), Type.Literal('erased'), Type.Null()]),
  /** The last day for deleting the agency's own copy, except records the law requires. */
  deleteBy: Nullable(Day),
  person: Type.Union([
    Type.Object({
      name: Type.String(),
      mail: Type.String(),
      language: Language,
      job: Type.String(),
      area: Nullable(Type.String()),
      /** `mail` means: no calls. */
      contactPreference: Type.Union([Type.Literal('mail'), Type.Literal('phone')]),
      /** Number and good hours, in the person's words. */
      phone: Nullable(Type.String()),
      /** Companies not to introduce them to, in the person's words. */
      hiddenCompanies: Nullable(Type.String()),
      /** The person rests: nobody writes. */
      resting: Type.Boolean(),
    }),
    Type.Null(),
  ]),
});
export type AgencyCandidate = Static<typeof AgencyCandidate>;

/**
 * `GET /v1/agency/candidates`: oldest first; `after` is the last id of the page before. One that is not known (any more)
 * is refused, rather than taken for the beginning.
 */
export const CandidatesQuery = Type.Object(
  { after: Type.Optional(Type.String({ maxLength: 64 })) },
  { additionalProperties: false },
);
export const CandidatesReply = Type.Object({
  candidates: Type.Array(AgencyCandidate),
  /** Null on the last page. */
  next: Nullable(Type.String()),
});

/**
 * `POST /v1/agency/candidates/{candidateId}/outcomes`: what came of contacting them. Sent twice, recorded once; an id that
 * stands for another outcome is refused as `conflict`.
 */
export const OutcomeBody = Type.Object(
  {
    outcomeId: ClientMadeId,
    outcome: Type.Union([Type.Literal('reached'), Type.Literal('not_reached'), Type.Literal('interviewed')]),
  },
  { additionalProperties: false },
);

/** `PATCH /v1/agency/candidates/{candidateId}`: what the agency writes about its own work. */
export const CandidateChange = Type.Object(
  {
    /** `interviewed` is recorded and counts as the outcome of that name does. */
    stage: Type.Optional(CandidateStage),
    /** The person in a few words, without a name, as employers read it. */
    profile: Type.Optional(
      Type.Union([Text(120), Type.Null()], { description: 'The person can download and read it.' }),
    ),
    agreed: Type.Optional(
      Type.Boolean({
        description: 'False takes back what they are offered for and no employer has accepted.',
      }),
    ),
  },
  { additionalProperties: false, minProperties: 1 },
);

/** An employer's request as one agency sees it. */
export const AgencyRequest = Type.Object({
  requestId: Type.String(),
  company: Type.String(),
  companyEn: Type.String(),
  position: Type.String(),
  who: Type.String(),
  employment: Type.Union([Employment, Type.Null()]),
  place: Nullable(Type.String()),
  salary: Nullable(Type.String()),
  interviewsFrom: Nullable(Type.String()),
  requestedAt: Moment,
  replyBy: Day,
  /** Whether proposals are taken now. */
  open: Type.Boolean(),
  answer: Type.Union([Type.Literal('open'), Type.Literal('proposed'), Type.Literal('passed')]),
  interviewOn: Nullable(Day),
  /** This agency's own. */
  proposals: Type.Array(
    Type.Object({ proposalId: Type.String(), candidateId: Type.String(), state: ProposalState }),
  ),
});
export type AgencyRequest = Static<typeof AgencyRequest>;

export const RequestsReply = Type.Object({ requests: Type.Array(AgencyRequest) });

/** `GET /v1/agency/requests/{requestId}/candidates`: who may be proposed. */
export const ProposableReply = Type.Object({
  candidates: Type.Array(Type.Object({ candidateId: Type.String(), agreed: Type.Boolean() })),
});

/**
 * `POST /v1/agency/requests/{requestId}/proposals`: all or none; sent twice, proposed once. An id that stands for another
 * proposal is refused as `conflict`.
 */
export const ProposeBody = Type.Object(
  {
    people: Type.Array(
      Type.Object(
        {
          proposalId: ClientMadeId,
          candidateId: Type.String({ maxLength: 64 }),
          summary: { ...Text(120), description: 'Without a name. The person can download and read it.' },
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 3 },
    ),
    reason: Text(400),
  },
  { additionalProperties: false },
);

export const WebhookEvent = Type.Union([
  Type.Literal('candidate.assigned'),
  Type.Literal('candidate.updated'),
  Type.Literal('candidate.withdrawn'),
  Type.Literal('slot.requested'),
]);

/** `POST /v1/agency/webhooks`. The secret is in this reply only. */
export const CreateWebhookBody = Type.Object(
  { url: Type.String({ maxLength: 500 }), events: Type.Array(WebhookEvent, { minItems: 1, maxItems: 4 }) },
  { additionalProperties: false },
);
export const WebhookSecretReply = Type.Object({ webhookId: Type.String(), secret: Type.String() });
