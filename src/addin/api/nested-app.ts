import {
  AuthError,
  createNestablePublicClientApplication,
  InteractionRequiredAuthError,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import type { SignInReply } from '../../contract/sign-in.ts';
import type { NestedApp, TokenAnswer } from './account-sign-in.ts';

/**
 * Microsoft's library on Outlook's own sign-in (nested app authentication). Loaded only where that is offered: it weighs
 * more than the whole first screen. Tokens stay in memory; Outlook keeps the sign-in.
 * @returns null where Outlook has no bridge for it after all.
 */
export async function openNestedApp(entra: NonNullable<SignInReply['entra']>): Promise<NestedApp | null> {
  // Without the bridge the library would turn to sign-in windows of its own.
  if (!('nestedAppAuthBridge' in window) && !('__initializeNestedAppAuth' in window)) return null;
  const app = await createNestablePublicClientApplication({
    auth: { clientId: entra.clientId, authority: entra.authority },
    cache: { cacheLocation: 'memoryStorage' },
  });
  const scopes = [entra.scope];
  return {
    silent: (afresh) => answer(() => app.acquireTokenSilent({ scopes, forceRefresh: afresh })),
    ask: () => answer(() => app.acquireTokenPopup({ scopes })),
  };
}

type Acquire = () => ReturnType<IPublicClientApplication['acquireTokenPopup']>;

async function answer(acquire: Acquire): Promise<TokenAnswer> {
  try {
    const { accessToken, expiresOn } = await acquire();
    if (accessToken === '') return { kind: 'failed' };
    return { kind: 'token', token: accessToken, expiresAt: expiresOn?.getTime() ?? 0 };
  } catch (error) {
    if (error instanceof InteractionRequiredAuthError) return { kind: 'mustAsk' };
    const code = error instanceof AuthError ? error.errorCode : '';
    return { kind: /cancel/i.test(code) ? 'cancelled' : 'failed' };
  }
}
