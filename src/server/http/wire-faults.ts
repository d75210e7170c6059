import type { FastifyBaseLogger, FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { ERRORS, type ErrorCode } from '../../contract/errors.ts';
import { codeOf, sendError } from './errors.ts';

/** Names a request in its answer and in the log, e.g. `req_Zk3…`. */
export function newRequestId(): string {
  return `req_${randomBytes(9).toString('base64url')}`;
}

/** An address that cannot be read at all, such as a broken escape; no route and no hook has seen it. */
export function answerFrameworkFault(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const code = error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 'not_found' : codeOf(error);
  request.log.info({ code }, 'request refused unread');
  void sendError(request, reply.header('cache-control', 'no-store').header('x-request-id', request.id), code);
}

const CODES: Readonly<Record<string, ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_HEADER_OVERFLOW: 'payload_too_large',
};

/** What is not HTTP, has too long a head, or does not come to an end: there is no request to answer, only a socket. */
export function answerSocketFault(
  log: FastifyBaseLogger,
  error: Error & { code?: string },
  socket: Socket,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = CODES[error.code ?? ''] ?? 'invalid_request';
  const { status, en } = ERRORS[code];
  const requestId = newRequestId();
  log.info({ reqId: requestId, code }, 'request refused unread');
  const body = JSON.stringify({ error: { code, message: en, requestId } });
  socket.end(
    `HTTP/1.1 ${status} ${code}\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\nX-Request-Id: ${requestId}\r\nConnection: close\r\n\r\n${body}`,
  );
}
