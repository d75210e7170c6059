import { ApiClient, type ApiClientOptions } from '../../../src/addin/api/api-client.ts';

/** The client as the pane has it, with the service at its own address. */
export function client(token: string | null | ApiClientOptions['token'], timeoutMs = 10_000): ApiClient {
  return new ApiClient({
    origin: 'https://relay.example',
    fetch: (...request) => globalThis.fetch(...request),
    token: typeof token === 'function' ? token : () => token,
    now: () => new Date('2026-11-23T00:00:00Z'),
    timeoutMs,
  });
}
