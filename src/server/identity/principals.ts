/** Who calls. Stores and services take what they may touch from here, never from the request. */
export type Principal =
  | ConnectionPrincipal
  | CandidatePrincipal
  | AgencyPrincipal
  | AgencyKeyPrincipal
  | OperatorPrincipal
  | MonitorPrincipal;

/** The add-in, for one employer. */
export interface ConnectionPrincipal {
  readonly kind: 'connection';
  readonly employerId: string;
  readonly connectionId: string;
}

/** A person on their own pages, for everything registered with their address. */
export interface CandidatePrincipal {
  readonly kind: 'candidate';
  readonly personKey: string;
  readonly mail: string;
}

/** Somebody of an agency, in the console. */
export interface AgencyPrincipal {
  readonly kind: 'agency';
  readonly agencyId: string;
  readonly memberId: string;
}

/** An agency's own system. */
export interface AgencyKeyPrincipal {
  readonly kind: 'agency_key';
  readonly agencyId: string;
  readonly keyId: string;
  readonly scopes: readonly AgencyScope[];
}

/** Somebody of the relay itself. */
export interface OperatorPrincipal {
  readonly kind: 'operator';
  readonly memberId: string;
}

/** Whoever reads the metrics. */
export interface MonitorPrincipal {
  readonly kind: 'monitor';
}

export type PrincipalKind = Principal['kind'];

/** Those who sign in with a browser; their credential is a cookie, so their posts need a same-origin check. */
export const SESSION_KINDS = ['candidate', 'agency', 'operator'] as const satisfies readonly PrincipalKind[];
export type SessionKind = (typeof SESSION_KINDS)[number];

/** What an agency's key may be allowed to do; a key without a scope may not. */
export const AGENCY_SCOPES = [
  'candidates:read',
  'candidates:write',
  'requests:read',
  'requests:write',
  'webhooks:write',
] as const;
export type AgencyScope = (typeof AGENCY_SCOPES)[number];

/** Whether callers of this kind sign in and have a session, unlike programs with a credential. */
export function isSessionKind(kind: string): kind is SessionKind {
  return (SESSION_KINDS as readonly string[]).includes(kind);
}
