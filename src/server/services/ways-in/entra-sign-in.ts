import type { ErrorCode } from '../../../contract/errors.ts';
import type { EntraUser } from '../../entra/access-token.ts';
import type { ConnectionPrincipal } from '../../identity/principals.ts';
import { keyedHash } from '../../secrets/tokens.ts';
import { findConnection, openConnection } from '../../stores/connections.ts';
import { findEmployerOfTenant } from '../../stores/tenants.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { noteUse } from './connections.ts';

export type EntraSignIn =
  | { readonly principal: ConnectionPrincipal }
  /** `fault` is for the log. */
  | { readonly refusal: ErrorCode; readonly fault: string };

/** Three parts: what a signed token looks like, and no credential of ours does. */
export function looksSigned(token: string): boolean {
  return token.split('.').length === 3;
}

/**
 * The connection of a Microsoft sign-in: made at a user's first call, and refused once revoked, however good the
 * token. The user is kept as a keyed hash only.
 */
export async function entraPrincipalOf(context: ServiceContext, token: string): Promise<EntraSignIn> {
  if (!context.entra) return { refusal: 'unauthenticated', fault: 'not_configured' };
  const checked = await context.entra.check(token);
  if (!checked.ok) {
    const refusal = checked.fault === 'keys_unavailable' ? 'unavailable' : 'unauthenticated';
    return { refusal, fault: checked.fault };
  }
  const employerId = await findEmployerOfTenant(context.database.kysely, checked.user.tenantId);
  if (employerId === undefined) return { refusal: 'tenant_unknown', fault: 'tenant_unknown' };
  return connectionOf(context, employerId, checked.user);
}

async function connectionOf(
  context: ServiceContext,
  employerId: string,
  user: EntraUser,
): Promise<EntraSignIn> {
  const db = context.database.kysely;
  const userHash = keyedHash(context.secret, 'entra', `${employerId} ${user.tenantId} ${user.userId}`);
  const known = await findConnection(db, employerId, userHash);
  if (known?.revoked_at) return { refusal: 'unauthenticated', fault: 'revoked' };
  if (known) {
    await noteUse(context, known);
    return { principal: { kind: 'connection', employerId, connectionId: known.connection_id } };
  }
  const now = moment(context.clock());
  const opened = await openConnection(db, {
    connection_id: context.newId('con'),
    employer_id: employerId,
    label: 'Microsoft 365',
    token_hash: userHash,
    way_in: 'entra',
    invitation_id: null,
    created_at: now,
    used_at: now,
    revoked_at: null,
  });
  return { principal: { kind: 'connection', employerId, connectionId: opened.connection_id } };
}
