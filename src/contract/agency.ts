import { Type, type Static } from 'typebox';
import { ClientMadeId, Day, Language, Moment } from './ids.ts';
import { Employment, ProposalState } from './slots.ts';

/**
 * What partner agencies' own systems read and write, each with a key of its agency. Everything is about people handed
 * to that agency; whose link a person used is in none of it. Webhooks carry the same ids (docs/webhooks.md).
 */
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const Nullable = <T extends ReturnType<typeof Type.String>>(schema: T, description?: string) =>
  Type.Union([schema, Type.Null()], description === undefined ? {} : { description });
const MadeBySender = {
  ...ClientMadeId,
  description:
    'Made by the sender. Sent again with the same, nothing is doubled; with something else it is a `conflict`.',
};

export const CandidateStage = Type.Union(
  [
    Type.Literal('to_contact'),
    Type.Literal('arranging'),
    Type.Literal('interviewed'),
    Type.Literal('introducing'),
    Type.Literal('in_process'),
    Type.Literal('placed'),
    Type.Literal('paused'),
  ],
  {
    description:
      'How far the work has come; `contactedAt` and `interviewedAt` follow it, also back. ' +
      'An interview that has counted stays counted.',
  },
);

/** Somebody handed to the agency. */
export const AgencyCandidate = Type.Object({
  candidateId: Type.String(),
  assignedAt: Moment,
  lead: Type.Boolean({ description: 'Whether this agency makes first contact, by `contactBy`.' }),
  contactBy: Day,
  stage: CandidateStage,
  contactedAt: Nullable(Moment, 'When they were first reached; an attempt is none.'),
  interviewedAt: Nullable(Moment),
  agreedAt: Nullable(Moment, 'When the person agreed to be proposed to employers.'),
  withdrawnAt: Nullable(Moment, 'Set once they took their data back, with `reason` and `deleteBy`.'),
  reason: Type.Union([Type.Literal('stopped'), Type.Literal('erased'), Type.Null()], {
    description: 'They stopped sharing with this agency, or erased everything.',
  }),
  deleteBy: Nullable(
    Day,
    'The last day for deleting the agency’s own copy, except records the law requires.',
  ),
  person: Type.Union(
    [
      Type.Object({
        name: Type.String(),
        mail: Type.String(),
        language: Language,
        job: Type.String(),
        area: Nullable(Type.String()),
        contactPreference: Type.Union([Type.Literal('mail'), Type.Literal('phone')], {
          description: '`mail` means: no calls.',
        }),
        phone: Nullable(Type.String(), 'Number and good hours, in the person’s words.'),
        hiddenCompanies: Nullable(
          Type.String(),
          'Companies not to introduce them to, in the person’s words.',
        ),
        resting: Type.Boolean({ description: 'The person rests: nobody writes or calls.' }),
      }),
      Type.Null(),
    ],
    { description: 'Null once they took their data back.' },
  ),
});
export type AgencyCandidate = Static<typeof AgencyCandidate>;

const After = Type.Optional(
  Type.String({
    maxLength: 64,
    description:
      '`next` of the page before; the first page without it. An id that is not known (any more) is refused, rather than taken for the beginning.',
  }),
);
const Next = Type.Union([Type.String(), Type.Null()], {
  description: 'What the next page is asked for by, in `after`; null on the last page.',
});

export const CandidatesQuery = Type.Object({ after: After }, { additionalProperties: false });
export const CandidatesReply = Type.Object({ candidates: Type.Array(AgencyCandidate), next: Next });

/** `POST /v1/agency/candidates/{candidateId}/outcomes`: what came of contacting them. */
export const OutcomeBody = Type.Object(
  {
    outcomeId: MadeBySender,
    outcome: Type.Union([Type.Literal('reached'), Type.Literal('not_reached'), Type.Literal('interviewed')], {
      description:
        '`interviewed` counts where the contract of the employer who referred them counts interviews; `not_reached` is an attempt and no contact.',
    }),
  },
  { additionalProperties: false },
);

/** `PATCH /v1/agency/candidates/{candidateId}`: what the agency writes about its own work. */
export const CandidateChange = Type.Object(
  {
    stage: Type.Optional({
      ...CandidateStage,
      description:
        '`interviewed` is recorded and counts as the outcome of that name does. `paused` and `placed` take back what they are offered for and no employer has accepted.',
    }),
    profile: Type.Optional(
      Type.Union([Text(120), Type.Null()], {
        description:
          'The person in a few words, without a name, as employers read it. The person can download it.',
      }),
    ),
    agreed: Type.Optional(
      Type.Boolean({
        description:
          'True says that they were reached, too. False takes back what they are offered for and no employer has accepted.',
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
  open: Type.Boolean({ description: 'Whether proposals are taken now.' }),
  answer: Type.Union([Type.Literal('open'), Type.Literal('proposed'), Type.Literal('passed')]),
  interviewOn: Nullable(Day),
  /** This agency's own. */
  proposals: Type.Array(
    Type.Object({ proposalId: Type.String(), candidateId: Type.String(), state: ProposalState }),
  ),
});
export type AgencyRequest = Static<typeof AgencyRequest>;

export const RequestsQuery = Type.Object({ after: After }, { additionalProperties: false });
export const RequestsReply = Type.Object({ requests: Type.Array(AgencyRequest), next: Next });

/** `GET /v1/agency/requests/{requestId}/candidates`: who may be proposed. */
export const ProposableQuery = Type.Object({ after: After }, { additionalProperties: false });
export const ProposableReply = Type.Object({
  candidates: Type.Array(Type.Object({ candidateId: Type.String(), agreed: Type.Boolean() })),
  next: Next,
});

/** `POST /v1/agency/requests/{requestId}/proposals`: all or none. */
export const ProposeBody = Type.Object(
  {
    people: Type.Array(
      Type.Object(
        {
          proposalId: MadeBySender,
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

const WebhookEvent = Type.Union([
  Type.Literal('candidate.assigned'),
  Type.Literal('candidate.updated'),
  Type.Literal('candidate.withdrawn'),
  Type.Literal('slot.requested'),
]);
/** Everything an agency's systems can be told; docs/webhooks.md says of each what comes with it. */
export const AGENCY_EVENTS = WebhookEvent.anyOf.map((event) => event.const);

export const CreateWebhookBody = Type.Object(
  {
    url: Type.String({ maxLength: 500 }),
    events: Type.Array(WebhookEvent, { minItems: 1, maxItems: AGENCY_EVENTS.length }),
  },
  { additionalProperties: false },
);
export const WebhookSecretReply = Type.Object({
  webhookId: Type.String(),
  secret: Type.String({ description: 'In this reply only.' }),
});
