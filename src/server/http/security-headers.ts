import type { FastifyInstance } from 'fastify';

/** A year, for this host alone: hosts below it may be anybody's. */
const HSTS = 'max-age=31536000';
const NO_DOCUMENT = "default-src 'none'; frame-ancestors 'none'";

/** What every reply carries. Pages set a policy of their own, the add-in's one that lets Outlook frame them. */
export function setSecurityHeaders(app: FastifyInstance, relayOrigin: string): void {
  // On localhost it would reach every other program that is developed on this machine.
  const isPublic = new URL(relayOrigin).hostname !== 'localhost';
  app.addHook('onSend', (request, reply, _payload, done) => {
    void reply.header('x-content-type-options', 'nosniff').header('x-request-id', request.id);
    if (isPublic) void reply.header('strict-transport-security', HSTS);
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    if (!reply.hasHeader('referrer-policy')) void reply.header('referrer-policy', 'no-referrer');
    const type = String(reply.getHeader('content-type') ?? '');
    if (type.startsWith('application/json') && !reply.hasHeader('content-security-policy'))
      void reply.header('content-security-policy', NO_DOCUMENT);
    done();
  });
}
