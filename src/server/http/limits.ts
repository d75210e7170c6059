/** How often, per minute. Shared offices and carriers put many people behind one network address. */
export interface Limits {
  /** Anything at all, from one network. */
  readonly everything: number;
  /** Anything at all, with one credential: a connection, a key, a session. */
  readonly calling: number;
  /** Exchanging invitation codes, from one network. */
  readonly connecting: number;
  /** Sending one kind of form, from one network. */
  readonly submitting: number;
}

export const DEFAULT_LIMITS: Limits = { everything: 600, calling: 300, connecting: 10, submitting: 30 };

/** Bytes. A form of six fields at ten thousand Japanese characters each still gets its page back. */
export const FORM_BYTES = 768 * 1024;
export const JSON_BYTES = 64 * 1024;

/** The limit of a single route, as its configuration declares it. */
export function perMinute(max: number) {
  return { max, timeWindow: MINUTE_MS };
}

export const MINUTE_MS = 60_000;
