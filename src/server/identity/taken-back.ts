import { Type, type Static } from 'typebox';

/**
 * What somebody took back: everything, what one agency or employer may have, news, or all mails. With `again` they gave it
 * once more. The person is a keyed hash, so that nobody without the database can tell who it is.
 */
export const TakenBack = Type.Object({
  at: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' }),
  person: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  what: Type.Union([
    Type.Literal('everything'),
    Type.Literal('agency'),
    Type.Literal('employer'),
    Type.Literal('news'),
    Type.Literal('mails'),
  ]),
  /** Of the agency or employer. */
  id: Type.Optional(Type.String()),
  again: Type.Optional(Type.Literal(true)),
});
export type TakenBack = Static<typeof TakenBack>;
