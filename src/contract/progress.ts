import { Type, type Static } from 'typebox';
import { Moment } from './ids.ts';

const Count = Type.Integer({ minimum: 0 });

/** `GET /v1/progress`: totals only, as they stood at `asOf`. Nothing here can be tied to one mail or one person. */
export const ProgressReply = Type.Object({
  asOf: Moment,
  cadence: Type.Union([Type.Literal('daily'), Type.Literal('at_once')]),
  /** All registered people, counted or not. */
  registered: Count,
  /** People who count by contract, over all time. */
  counted: Count,
  /** Counted towards the next slot: `threshold - remaining`, never below 0. */
  filled: Count,
  threshold: Type.Integer({ minimum: 1 }),
  remaining: Count,
  /** Links inserted and sent minus registrations, within the contract's window; never below 0. */
  pending: Count,
  /** Registered people who do not count, by reason; `other` are those refused after review and those reversed. */
  notCounted: Type.Object({
    duplicate: Count,
    review: Count,
    ownDomain: Count,
    disposable: Count,
    other: Count,
  }),
  slots: Type.Object({ granted: Count, reserved: Count, used: Count, expired: Count, available: Count }),
});
export type ProgressReply = Static<typeof ProgressReply>;
