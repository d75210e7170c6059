import type { ConnectionPrincipal } from '../principals.ts';
import { moment } from '../runtime.ts';
import { hashToken, keyedHash, newToken } from '../secrets.ts';
import { addConnection, findLiveConnection, revokeConnection, useInvitation } from '../stores/connections.ts';
import type { ServiceContext } from './context.ts';

export interface NewConnection {
  readonly connectionId: string;
  readonly token: string;
}

/** Exchanges an invitation code for a connection. Undefined for every code that cannot be used, for whatever reason. */
export async function connect(
  context: ServiceContext,
  invitationCode: string,
): Promise<NewConnection | undefined> {
  const token = newToken(context.random);
  const connectionId = context.newId('con');
  const codeHash = hashInvitation(context, invitationCode);
  return context.database.transaction(async (db) => {
    const now = moment(context.clock());
    const invitation = await useInvitation(db, codeHash, now);
    if (!invitation) return undefined;
    await addConnection(db, {
      connection_id: connectionId,
      employer_id: invitation.employer_id,
      token_hash: hashToken(token),
      invitation_id: invitation.invitation_id,
      created_at: now,
      revoked_at: null,
    });
    return { connectionId, token };
  });
}

export async function disconnect(context: ServiceContext, principal: ConnectionPrincipal): Promise<void> {
  const now = moment(context.clock());
  await revokeConnection(context.database.kysely, principal.employerId, principal.connectionId, now);
}

/** Undefined for a token that is unknown or was revoked. */
export async function connectionPrincipalOf(
  context: ServiceContext,
  token: string,
): Promise<ConnectionPrincipal | undefined> {
  const connection = await findLiveConnection(context.database.kysely, hashToken(token));
  return (
    connection && {
      kind: 'connection',
      employerId: connection.employer_id,
      connectionId: connection.connection_id,
    }
  );
}

/** Case, spaces and hyphens of a typed code do not matter. */
export function hashInvitation(context: Pick<ServiceContext, 'secret'>, code: string): string {
  return keyedHash(context.secret, 'invitation', code.toUpperCase().replace(/[^0-9A-Z]/g, ''));
}
