import { Type, type Static } from 'typebox';

/** `POST /v1/connections`: an invitation code is exchanged, once, for a revocable connection. Open to anyone; rate-limited. */
export const CreateConnectionBody = Type.Object(
  {
    /** As printed on the invitation; case, spaces and hyphens do not matter. */
    invitationCode: Type.String({ minLength: 1, maxLength: 40 }),
  },
  { additionalProperties: false },
);
export type CreateConnectionBody = Static<typeof CreateConnectionBody>;

export const ConnectionReply = Type.Object({
  connectionId: Type.String(),
  /** The bearer credential. Shown once; the service keeps a hash. */
  token: Type.String(),
});
export type ConnectionReply = Static<typeof ConnectionReply>;
