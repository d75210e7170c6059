import { Type, type Static } from 'typebox';

/**
 * `GET /v1/sign-in`: how the add-in may come in. Where `entra` is set, a Microsoft access token for `scope` goes
 * straight into `Authorization: Bearer` of every call; there is nothing to exchange. Otherwise, and where Microsoft's
 * sign-in fails, an invitation code is exchanged at `POST /v1/connections`.
 */
export const SignInReply = Type.Object({
  entra: Type.Union([
    Type.Object({
      clientId: Type.String(),
      /** For MSAL's `authority`, e.g. `https://login.microsoftonline.com/organizations`. */
      authority: Type.String(),
      /** The one scope to ask for, e.g. `api://<client id>/relay.use`. */
      scope: Type.String(),
    }),
    Type.Null(),
  ]),
});
export type SignInReply = Static<typeof SignInReply>;
