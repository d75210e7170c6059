import type { ConnectionPrincipal } from '../../identity/principals.ts';
import { hashToken, newToken } from '../../secrets/tokens.ts';
import {
  addConnection,
  dropEntraConnection,
  findLiveConnection,
  revokeConnection,
  touchConnection,
  type Connection,
} from '../../stores/connections.ts';
import { useInvitation } from '../../stores/invitations.ts';
import { addSeconds, moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { hashInvitation } from './invitations.ts';

const TOUCH_EVERY_SECONDS = 3600;

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
      label: invitation.label,
      token_hash: hashToken(token),
      way_in: 'invitation',
      invitation_id: invitation.invitation_id,
      created_at: now,
      used_at: null,
      revoked_at: null,
    });
    return { connectionId, token };
  });
}

/** Ends a connection at its own wish. A Microsoft sign-in may come back; what the operator revokes may not. */
export async function disconnect(context: ServiceContext, principal: ConnectionPrincipal): Promise<void> {
  const { employerId, connectionId } = principal;
  const db = context.database.kysely;
  if (await dropEntraConnection(db, employerId, connectionId)) return;
  await revokeConnection(db, employerId, connectionId, moment(context.clock()));
}

/** Undefined for a token that is unknown or was revoked. */
export async function connectionPrincipalOf(
  context: ServiceContext,
  token: string,
): Promise<ConnectionPrincipal | undefined> {
  const connection = await findLiveConnection(context.database.kysely, hashToken(token));
  if (!connection) return undefined;
  await noteUse(context, connection);
  return {
    kind: 'connection',
    employerId: connection.employer_id,
    connectionId: connection.connection_id,
  };
}

/** Remembers, to the hour, when a connection was last used. */
export async function noteUse(context: ServiceContext, connection: Connection): Promise<void> {
  const now = context.clock();
  const isNoted = connection.used_at && connection.used_at > moment(addSeconds(now, -TOUCH_EVERY_SECONDS));
  if (!isNoted) await touchConnection(context.database.kysely, connection, moment(now));
}
