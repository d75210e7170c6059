import type { LastRequest } from '../pane-ports.ts';

/** The request as it went over the wire, with its reply. */
export function requestText({ method, url, headers, body, status }: LastRequest): string {
  return [
    `${method} ${url}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body ? ['', body] : []),
    '',
    `→ ${status ?? '…'}`,
  ].join('\n');
}
