import type { MeReply } from '../contract/me.ts';
import { AOBA } from '../server/demo/sample-companies.ts';
import { hashToken, newToken } from '../server/secrets/tokens.ts';
import type { Service } from '../server/service.ts';
import type { ServiceContext } from '../server/services/context.ts';
import { connectionPrincipalOf, type NewConnection } from '../server/services/ways-in/connections.ts';
import { addConnection } from '../server/stores/connections.ts';
import { moment } from '../server/time/clock.ts';
import type { RoamingSettings } from '../simulator/model/mailbox.ts';

/**
 * What the add-in keeps in the mailbox of a recruiter who was connected on an earlier day. One who disconnected since, or
 * whose connection was ended in the console, is connected again when it is asked for.
 */
export function sampleMailbox({
  app,
  context,
}: Pick<Service, 'app' | 'context'>): () => Promise<RoamingSettings> {
  let connection: NewConnection | undefined;
  return async () => {
    if (!connection || !(await connectionPrincipalOf(context, connection.token)))
      connection = await connectSample(context);
    const headers = { authorization: `Bearer ${connection.token}` };
    const reply = await app.inject({ url: '/v1/me', headers });
    return { connection, me: reply.json<MeReply>() };
  };
}

/** Without an invitation code: those of the sample company can be withdrawn in the console. */
async function connectSample(context: ServiceContext): Promise<NewConnection> {
  const token = newToken(context.random);
  const connectionId = context.newId('con');
  await addConnection(context.database.kysely, {
    connection_id: connectionId,
    employer_id: AOBA.employerId,
    label: AOBA.shortName,
    token_hash: hashToken(token),
    way_in: 'invitation',
    invitation_id: null,
    created_at: moment(context.clock()),
    revoked_at: null,
  });
  return { connectionId, token };
}
