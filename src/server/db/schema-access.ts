import type { Generated } from 'kysely';

/** Who may come in: the tables of members, sessions, typed codes and agency keys. All global: nobody signs in at an employer. */
export interface AccessSchema {
  invitations: InvitationsTable;
  connections: ConnectionsTable;
  members: MembersTable;
  sessions: SessionsTable;
  sign_in_codes: SignInCodesTable;
  agency_keys: AgencyKeysTable;
  employer_tenants: EmployerTenantsTable;
  rate_windows: RateWindowsTable;
}

/** People who may use a console. */
export interface MembersTable {
  member_id: string;
  audience: 'agency' | 'operator';
  /** Null for the operator's own people. */
  agency_id: string | null;
  /** Keyed hash of the normalised address. */
  person_key: string;
  /** Where codes go, as it was entered: never where somebody who knows a similar address would like them. */
  mail: string;
  name: string;
  created_at: string;
  removed_at: string | null;
  /** Of the mails they get: what they last signed in with or switched to. */
  language: Generated<'ja' | 'en'>;
}

export interface SessionsTable {
  session_id: string;
  token_hash: string;
  kind: 'candidate' | 'agency' | 'operator';
  /** Set for agency and operator. */
  member_id: string | null;
  person_key: string;
  mail: string;
  created_at: string;
  /** The last use, to the minute. */
  seen_at: string;
  /** The end, whatever is used. */
  expires_at: string;
  ended_at: string | null;
}

/** One row per code asked for, for known and unknown addresses alike. */
export interface SignInCodesTable {
  /** Unguessable part of the address of the page that takes the code. */
  attempt_key: string;
  audience: 'candidate' | 'agency' | 'operator';
  person_key: string;
  /** As typed, to be shown again. */
  mail: string;
  /** Where the person wanted to go. */
  return_to: string;
  sent_at: string;
  code_hash: string;
  expires_at: string;
  tries_left: number;
  used_at: string | null;
}

export interface AgencyKeysTable {
  key_id: string;
  agency_id: string;
  token_hash: string;
  name: string;
  /** Separated by spaces. */
  scopes: string;
  created_at: string;
  /** To the hour, so that a forgotten key shows. */
  used_at: string | null;
  revoked_at: string | null;
}

/** Which employer a Microsoft Entra tenant is; a tenant that is not here does not come in, however good its token. */
export interface EmployerTenantsTable {
  tenant_id: string;
  employer_id: string;
  created_at: string;
}

/** How often something happened within one window of time, over all processes. */
export interface RateWindowsTable {
  /** Keyed hash of what is limited; no network address is kept. */
  rate_key: string;
  ends_at: string;
  count: number;
}

/** Global by `code_hash`: whoever holds an invitation does not know the employer's id. */
export interface InvitationsTable {
  invitation_id: string;
  employer_id: string;
  /** Whom it was made for, in the operator's words; names the connections made with it. */
  label: string;
  code_hash: string;
  uses_left: number;
  expires_at: string;
  withdrawn_at: string | null;
  created_at: string;
}

/** Global by `token_hash`: the token is all a caller sends. */
export interface ConnectionsTable {
  connection_id: string;
  employer_id: string;
  label: string;
  /** Of the bearer token; of the tenant's and the user's id for a Microsoft sign-in, which brings a token of its own. */
  token_hash: string;
  way_in: 'invitation' | 'entra';
  invitation_id: string | null;
  created_at: string;
  /** The last use, to the hour, so that a forgotten connection shows. */
  used_at: string | null;
  revoked_at: string | null;
}
