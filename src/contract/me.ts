import { Type, type Static } from 'typebox';
import { EmployerCode, Moment } from './ids.ts';

/** What makes a person count, by contract. */
export const CountingStage = Type.Union([Type.Literal('registered'), Type.Literal('interviewed')]);
export type CountingStage = Static<typeof CountingStage>;

/** `GET /v1/me`: who this connection speaks for, and the terms that apply. Everything insertion needs, to be kept for offline use. */
export const MeReply = Type.Object({
  employer: Type.Object({
    name: Type.String(),
    shortName: Type.String(),
    shortNameEn: Type.String(),
    /** Begins every link of this employer. */
    code: EmployerCode,
    /** People who change jobs (中途), or students about to begin (新卒): what texts for candidates say. */
    hires: Type.Union([Type.Literal('experienced'), Type.Literal('newgrad')]),
    status: Type.Union([Type.Literal('active'), Type.Literal('paused'), Type.Literal('onboarding')]),
    /** The employer's own mail domains: addresses on them are colleagues, not candidates. None while a trial runs. */
    domains: Type.Array(Type.String()),
    /** A sample company, whose totals refresh at once and say so. */
    demo: Type.Boolean(),
  }),
  /** Where links lead, e.g. `https://relay.example`; without a trailing slash. */
  relayOrigin: Type.String(),
  /** Who runs the relay, as named in the inserted block. */
  operatorName: Type.String(),
  operatorNameEn: Type.String(),
  policy: Type.Object({
    threshold: Type.Integer({ minimum: 1 }),
    countingStage: CountingStage,
    /** Days a slot stays valid; null when slots do not expire. */
    slotValidDays: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
    /** Days after which a sent link leaves "pending". */
    pendingDays: Type.Integer({ minimum: 1 }),
  }),
  /** The booked onboarding meeting, for an employer that is not live yet. */
  booking: Type.Union([
    Type.Object({ bookingId: Type.String(), startsAt: Moment, minutes: Type.Integer(), mail: Type.String() }),
    Type.Null(),
  ]),
  /** Of what `GET /v1/wording` says, so that it is asked again only where it is another. Earlier terms, kept, have none. */
  wordingVersion: Type.Optional(Type.Integer({ minimum: 0 })),
});
export type MeReply = Static<typeof MeReply>;
