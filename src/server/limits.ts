/** How often one network address may call, per minute. Shared offices and carriers put many people behind one. */
export interface Limits {
  readonly everything: number;
  readonly connecting: number;
  readonly submitting: number;
}

export const DEFAULT_LIMITS: Limits = { everything: 600, connecting: 10, submitting: 30 };

/** Bytes. A form of six fields at ten thousand Japanese characters each still gets its page back. */
export const FORM_BYTES = 768 * 1024;
export const JSON_BYTES = 64 * 1024;

export function perMinute(max: number) {
  return { max, timeWindow: 60_000 };
}
