import { sessionCookie } from '../../src/server/http/session-cookie.ts';
import { personKeyOf } from '../../src/server/identity/person-key.ts';
import type { AgencyScope } from '../../src/server/identity/principals.ts';
import { hashToken, newToken } from '../../src/server/secrets/tokens.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { createAgencyKey } from '../../src/server/services/ways-in/agency-keys.ts';
import { addMember } from '../../src/server/services/ways-in/members.ts';
import { openSession } from '../../src/server/services/ways-in/sessions.ts';
import { addConnection } from '../../src/server/stores/connections.ts';
import { findMember } from '../../src/server/stores/members.ts';
import { moment } from '../../src/server/time/clock.ts';

/** Whom a test calls as. */
export type Caller =
  | { readonly kind: 'connection'; readonly employerId: string }
  | { readonly kind: 'candidate'; readonly mail: string }
  | { readonly kind: 'agency'; readonly agencyId: string; readonly mail?: string }
  | { readonly kind: 'agency_key'; readonly agencyId: string; readonly scopes: readonly AgencyScope[] }
  | { readonly kind: 'operator'; readonly mail?: string };

/** Headers of a caller of any kind, as a browser on our own pages or a program would send them. */
export async function signedIn(context: ServiceContext, caller: Caller): Promise<Record<string, string>> {
  switch (caller.kind) {
    case 'connection':
      return bearer(await connection(context, caller.employerId));
    case 'agency_key': {
      const { agencyId, scopes } = caller;
      return bearer((await createAgencyKey(context, agencyId, { name: 'test', scopes })).token);
    }
    case 'candidate':
      return browser('candidate', await session(context, 'candidate', caller.mail, null));
    case 'agency': {
      const mail = caller.mail ?? `desk@${caller.agencyId.replaceAll('_', '-')}.example`;
      await addMember(context, { audience: 'agency', agencyId: caller.agencyId }, { mail, name: '担当' });
      return browser('agency', await memberSession(context, 'agency', mail));
    }
    case 'operator': {
      const mail = caller.mail ?? 'operator@relay.example';
      await addMember(context, { audience: 'operator' }, { mail, name: '運営' });
      return browser('operator', await memberSession(context, 'operator', mail));
    }
  }
}

async function connection(context: ServiceContext, employerId: string): Promise<string> {
  const token = newToken(context.random);
  await addConnection(context.database.kysely, {
    connection_id: context.newId('con'),
    employer_id: employerId,
    label: 'test',
    way_in: 'invitation',
    token_hash: hashToken(token),
    invitation_id: null,
    created_at: moment(context.clock()),
    used_at: null,
    revoked_at: null,
  });
  return token;
}

async function memberSession(
  context: ServiceContext,
  kind: 'agency' | 'operator',
  mail: string,
): Promise<string> {
  const member = await findMember(context.database.kysely, kind, personKeyOf(context.secret, mail));
  if (!member) throw new Error(`There is no member ${mail}.`);
  return session(context, kind, mail, member.member_id);
}

async function session(
  context: ServiceContext,
  kind: 'candidate' | 'agency' | 'operator',
  mail: string,
  memberId: string | null,
): Promise<string> {
  const personKey = personKeyOf(context.secret, mail);
  return openSession(context, context.database.kysely, { kind, personKey, mail, memberId });
}

function browser(kind: 'candidate' | 'agency' | 'operator', token: string): Record<string, string> {
  return {
    cookie: `${sessionCookie(kind)}=${token}`,
    'sec-fetch-site': 'same-origin',
    accept: 'text/html',
  };
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}
