/**
 * The closed list of codes the API can refuse with. The pane tells codes from one another and has words of its own for
 * them: statuses, sentences and schema (`errors.ts`) stay out of its first screen.
 */
export const ERROR_CODES = [
  'invalid_request',
  'unauthenticated',
  'forbidden',
  'contract_paused',
  'not_found',
  'method_not_allowed',
  'request_timeout',
  'conflict',
  'time_taken',
  'agency_missing',
  'payload_too_large',
  'unsupported_media_type',
  'tenant_unknown',
  'invitation_unusable',
  'too_many_requests',
  'internal',
  'unavailable',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
