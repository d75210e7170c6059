import { AGENCY_SCOPES, type AgencyKeyPrincipal, type AgencyScope } from '../../identity/principals.ts';
import { hashToken, newToken } from '../../secrets/tokens.ts';
import { lockAgency } from '../../stores/agencies.ts';
import { addAgencyKey, findAgencyKey, findLiveAgencyKey, touchAgencyKey } from '../../stores/agency-keys.ts';
import { addSeconds, moment } from '../../time/clock.ts';
import { forPress, type ServiceContext } from '../context.ts';

/** Begins every agency key, so that secret scanners and people know one when they see it. */
const PREFIX = 'cra_';
const TOUCH_EVERY_SECONDS = 3600;

/**
 * Makes a key for an agency's own system. The token is shown once; the service keeps a hash. A press that is repeated
 * answers with the key it made; `revoked` where that one was taken back since.
 */
export async function createAgencyKey(
  context: ServiceContext,
  agencyId: string,
  key: { readonly name: string; readonly scopes: readonly AgencyScope[] },
  pressKey?: string,
): Promise<{ readonly keyId: string; readonly token: string; readonly revoked: boolean }> {
  return context.database.transaction(async (db) => {
    await lockAgency(db, agencyId);
    const { random } = forPress(context, pressKey, 'agency key', agencyId, key.name, key.scopes);
    const token = `${PREFIX}${newToken(random)}`;
    const before = await findAgencyKey(db, hashToken(token));
    if (before) return { keyId: before.key_id, token, revoked: before.revoked_at !== null };
    const keyId = context.newId('key');
    await addAgencyKey(db, {
      key_id: keyId,
      agency_id: agencyId,
      token_hash: hashToken(token),
      name: key.name,
      scopes: key.scopes.join(' '),
      created_at: moment(context.clock()),
      used_at: null,
      revoked_at: null,
    });
    return { keyId, token, revoked: false };
  });
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
