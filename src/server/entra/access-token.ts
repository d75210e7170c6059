import { errors, jwtVerify, type JWTPayload, type JWTVerifyResult } from 'jose';
import type { Clock } from '../time/clock.ts';
import { createSigningKeys, type SigningKeys } from './signing-keys.ts';

/** The application registration whose tokens are taken (docs/operating.md, Microsoft sign-in). */
export interface EntraSettings {
  /** `https://login.microsoftonline.com`, or the same of a national cloud. */
  readonly authority: string;
  /** Our own application: the audience of every token. */
  readonly clientId: string;
  /** The permission the add-in asks for, without the application in front. */
  readonly scope: string;
  /** Applications that may ask for tokens on a user's behalf; the add-in has the same id as we do. */
  readonly allowedClients: readonly string[];
}

/** A user of some tenant, proven by Microsoft. Whether the tenant is a customer is not asked here. */
export interface EntraUser {
  readonly tenantId: string;
  /** The user's object id: stays, while names and addresses change. */
  readonly userId: string;
}

export type TokenCheck =
  | { readonly ok: true; readonly user: EntraUser }
  /** `fault` is for the log; callers learn only that the token does not do. */
  | { readonly ok: false; readonly fault: string }
  | { readonly ok: false; readonly fault: 'keys_unavailable' };

export interface AccessTokens {
  readonly settings: EntraSettings;
  check(token: string): Promise<TokenCheck>;
  refreshKeys(): Promise<void>;
}

/** Clocks of well-kept machines differ by seconds. */
const CLOCK_TOLERANCE_SECONDS = 60;
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Checks Microsoft Entra v2 access tokens (research: identity-platform/access-tokens). Never an ID token. */
export function createAccessTokens(
  settings: EntraSettings,
  clock: Clock,
  keys: SigningKeys = createSigningKeys(new URL(`${settings.authority}/common/discovery/v2.0/keys`)),
): AccessTokens {
  return {
    settings,
    check: async (token) => {
      const verified = await verify(token, keys, settings, clock());
      return 'fault' in verified ? { ok: false, fault: verified.fault } : judge(verified, keys, settings);
    },
    refreshKeys: () => keys.refresh(),
  };
}

/** Signature, algorithm, audience and times. Nothing of a token is read before its signature holds. */
async function verify(
  token: string,
  keys: SigningKeys,
  settings: EntraSettings,
  now: Date,
): Promise<JWTVerifyResult | { readonly fault: string }> {
  try {
    return await jwtVerify(token, keys.find, {
      algorithms: ['RS256'],
      audience: settings.clientId,
      requiredClaims: ['exp', 'nbf', 'iss'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now,
    });
  } catch (error) {
    if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout))
      return { fault: isClaimFault(error) ? error.claim : error.code };
    return { fault: 'keys_unavailable' };
  }
}

/** The claims jose does not know: whose user, of which tenant, by which application, with which permission. */
function judge(
  { payload, protectedHeader }: JWTVerifyResult,
  keys: SigningKeys,
  settings: EntraSettings,
): TokenCheck {
  const refuse = (fault: string): TokenCheck => ({ ok: false, fault });
  const tenantId = guidOf(payload, 'tid');
  const userId = guidOf(payload, 'oid');
  if (payload['ver'] !== '2.0') return refuse('ver');
  if (!tenantId) return refuse('tid');
  if (payload.iss !== `${settings.authority}/${tenantId}/v2.0`) return refuse('iss');
  // The common keys say whose each of them is; one tenant's key must not vouch for another's token.
  const issuer = keys.describe(protectedHeader.kid)?.issuer;
  if (typeof issuer === 'string' && issuer.replace('{tenantid}', tenantId) !== payload.iss)
    return refuse('key_issuer');
  if (!userId) return refuse('oid');
  const { scp, azp, idtyp } = payload;
  // An application acting for itself has no user, and no `scp`.
  if (idtyp === 'app' || typeof scp !== 'string' || !scp.split(' ').includes(settings.scope))
    return refuse('scp');
  if (typeof azp !== 'string' || !settings.allowedClients.includes(azp)) return refuse('azp');
  return { ok: true, user: { tenantId, userId } };
}

function isClaimFault(error: Error): error is errors.JWTClaimValidationFailed | errors.JWTExpired {
  return error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired;
}

function guidOf(payload: JWTPayload, claim: string): string | undefined {
  const value = payload[claim];
  return typeof value === 'string' && GUID.test(value) ? value : undefined;
}
