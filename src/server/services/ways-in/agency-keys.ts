import { AGENCY_SCOPES, type AgencyKeyPrincipal, type AgencyScope } from '../../identity/principals.ts';
import { hashToken, newToken } from '../../secrets/tokens.ts';
import { addAgencyKey, findLiveAgencyKey, touchAgencyKey } from '../../stores/agency-keys.ts';
import { addSeconds, moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';

/** Begins every agency key, so that secret scanners and people know one when they see it. */
const PREFIX = 'cra_';
const TOUCH_EVERY_SECONDS = 3600;

/** Makes a key for an agency's own system. The token is shown once; the service keeps a hash. */
export async function createAgencyKey(
  context: ServiceContext,
  agencyId: string,
  key: { readonly name: string; readonly scopes: readonly AgencyScope[] },
): Promise<{ readonly keyId: string; readonly token: string }> {
  const token = `${PREFIX}${newToken(context.random)}`;
  const keyId = context.newId('key');
  await addAgencyKey(context.database.kysely, {
    key_id: keyId,
    agency_id: agencyId,
    token_hash: hashToken(token),
    name: key.name,
    scopes: key.scopes.join(' '),
    created_at: moment(context.clock()),
    used_at: null,
    revoked_at: null,
  });
  return { keyId, token };
}

/** Undefined for a token that is not a key, is unknown or was revoked. */
export async function agencyKeyPrincipalOf(
  context: ServiceContext,
  token: string,
): Promise<AgencyKeyPrincipal | undefined> {
  if (!token.startsWith(PREFIX)) return undefined;
  const db = context.database.kysely;
  const key = await findLiveAgencyKey(db, hashToken(token));
  if (!key) return undefined;
  const now = context.clock();
  if (key.used_at === null || key.used_at < moment(addSeconds(now, -TOUCH_EVERY_SECONDS)))
    await touchAgencyKey(db, key.key_id, moment(now));
  return {
    kind: 'agency_key',
    agencyId: key.agency_id,
    keyId: key.key_id,
    scopes: AGENCY_SCOPES.filter((scope) => key.scopes.split(' ').includes(scope)),
  };
}
