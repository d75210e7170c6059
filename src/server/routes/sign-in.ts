import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { SignInReply } from '../../contract/sign-in.ts';
import type { AppDependencies } from '../http/app-dependencies.ts';
import { REFUSALS } from './refusals.ts';

/** What the add-in asks before it has any proof (contract/sign-in.ts). */
export function signInOptionRoutes({ context }: AppDependencies): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/sign-in',
      {
        config: { access: 'anyone' },
        schema: { summary: 'How the add-in may come in', response: { 200: SignInReply, ...REFUSALS } },
      },
      (): SignInReply => {
        const entra = context.entra?.settings;
        return {
          entra: entra
            ? {
                clientId: entra.clientId,
                authority: `${entra.authority}/organizations`,
                scope: `api://${entra.clientId}/${entra.scope}`,
              }
            : null,
        };
      },
    );
  };
}
