import type { FastifyRequest } from 'fastify';

/**
 * Whether a browser sent this from one of our own pages. What a page of somebody else posts carries the cookies of a
 * session too; every browser in use says where a post comes from, by Sec-Fetch-Site or else by Origin. A request that
 * says neither is not from a browser's form, and is refused.
 */
export function isFromOwnPage(request: FastifyRequest, relayOrigin: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = request.headers;
  return (
    origin === relayOrigin || (origin !== undefined && origin === `${request.protocol}://${request.host}`)
  );
}

/** Whether a request may change anything: GET and HEAD never do, because mail scanners follow links (docs/decisions/0018). */
export function changesSomething(request: FastifyRequest): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD';
}
