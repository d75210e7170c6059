import { Type, type Static } from 'typebox';
import { Day, Moment } from './ids.ts';

/**
 * People who agreed, each by an own tick, to be contacted by this employer again: the one place with names.
 *
 * | Method, path                   | Reply                                                  |
 * | GET /v1/pool?after=…&limit=…   | PoolReply                                              |
 * | GET /v1/pool/{personId}        | PoolPerson, or `not_found` once consent has ended      |
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

/** So many people at once, where fewer are not asked for: whoever does not know of pages has the newest of them. */
export const POOL_PAGE = 1000;

const A_MOMENT = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;

/**
 * `GET /v1/pool`: `after` is `next` of the page before, passed on as it was. All pages of one reading speak of the moment
 * at which its first was read; a mark that no reading of this employer can have given is refused. Who withdrew, and who is
 * on the list by a newer consent, leaves a gap: a page may hold fewer people than asked for, even nobody, and `next` alone
 * says whether there are more.
 */
export const PoolQuery = Type.Object(
  {
    after: Type.Optional(Type.String({ pattern: String.raw`^${A_MOMENT}~${A_MOMENT}~\w{1,64}$` })),
    /** Up to a thousand, which is also what comes without it. */
    limit: Type.Optional(Type.String({ pattern: String.raw`^([1-9]\d{0,2}|${POOL_PAGE})$` })),
  },
  { additionalProperties: false },
);
export type PoolQuery = Static<typeof PoolQuery>;

/** `GET /v1/pool`. Newest consent first. */
export const PoolReply = Type.Object({
  asOf: Moment,
  people: Type.Array(PoolPerson),
  /** Where the next page begins; null on the last one. */
  next: Type.Union([Type.String(), Type.Null()]),
});
export type PoolReply = Static<typeof PoolReply>;
