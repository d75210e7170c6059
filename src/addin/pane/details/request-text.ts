import type { SentRequest } from '../../api/api-client.ts';

/** The request as it went over the wire, with its reply. */
export function requestText({ method, url, headers, body, status, reply }: SentRequest): string {
  return [
    `${method} ${url}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body ? ['', body] : []),
    '',
    `→ ${status ?? '…'}`,
    ...(reply ? ['', reply] : []),
  ].join('\n');
}
