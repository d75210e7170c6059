import { request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { guardedLookup, parseTarget, type AllowedHosts } from './target.ts';

/** What came of one attempt: an HTTP status, or why there was none. Never anything the receiver wrote. */
export type Attempt = { readonly status: number } | { readonly fault: string };

export interface Posting {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Posts to an endpoint. Follows no redirect and reads no answer. */
export type Post = (posting: Posting) => Promise<Attempt>;

const TIMEOUT_MS = 10_000;

/** Posts to an address of the open internet, or to an allowed host. A fault of the connection is a result and no rejection. */
export function createPost(allowed: AllowedHosts): Post {
  const lookup = guardedLookup(allowed);
  return ({ url, headers, body }) =>
    new Promise((resolve) => {
      const target = parseTarget(url, allowed);
      if (!target) return resolve({ fault: 'address_refused' });
      const options: RequestOptions & { rejectUnauthorized?: boolean } = {
        method: 'POST',
        lookup,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        // A host of this machine has a certificate of its own making.
        rejectUnauthorized: !allowed.includes(target.hostname),
      };
      const open = target.protocol === 'https:' ? requestHttps : requestHttp;
      const request = open(target, options, (response) => {
        resolve({ status: response.statusCode ?? 0 });
        response.destroy();
      });
      // For a 101, Node hands over the socket in place of a response, and tells of no error.
      request.on('upgrade', ({ statusCode }, socket) => {
        resolve({ status: statusCode ?? 0 });
        socket.destroy();
      });
      request.on('error', (error: Error & { code?: string }) =>
        resolve({
          fault:
            error.name === 'AbortError' || error.code === 'ABORT_ERR' ? 'timeout' : (error.code ?? 'unknown'),
        }),
      );
      // Whatever else comes, an attempt ends with its request: one that never ended would hold up everybody's.
      request.on('close', () => resolve({ fault: 'closed' }));
      request.end(body);
    });
}
