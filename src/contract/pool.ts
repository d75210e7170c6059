import { Type, type Static } from 'typebox';
import { Day, Moment } from './ids.ts';

/**
 * People who agreed, each by an own tick, to be contacted by this employer again (ux D): the one place with names.
 *
 * | Method, path              | Reply                                                  |
 * | GET /v1/pool              | PoolReply                                              |
 * | GET /v1/pool/{personId}   | PoolPerson, or `not_found` once consent has ended      |
 *
 * Newcomers appear with the daily closing; who withdraws, deletes or passes the end of consent is gone at once. Search
 * and filters run on the device, so no search word is ever sent, and nothing of a reply is kept.
 */
export const PoolPerson = Type.Object({
  personId: Type.String(),
  name: Type.String(),
  mail: Type.String(),
  /** The work they wish for, as the form offers it. */
  job: Type.String(),
  jobEn: Type.String(),
  area: Type.Union([Type.String(), Type.Null()]),
  areaEn: Type.Union([Type.String(), Type.Null()]),
  agreedOn: Day,
  /** The last day on which they may be written to. */
  consentUntil: Day,
});
export type PoolPerson = Static<typeof PoolPerson>;

/** `GET /v1/pool`. Newest consent first. */
export const PoolReply = Type.Object({
  asOf: Moment,
  people: Type.Array(PoolPerson),
});
export type PoolReply = Static<typeof PoolReply>;
