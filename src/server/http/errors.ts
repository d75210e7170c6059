import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ERRORS, type ErrorCode, type ErrorReply } from '../../contract/errors.ts';
import { preferredLanguage } from '../text/language.ts';

/** Ends a request with one of the documented refusals. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly string[] | undefined;

  constructor(code: ErrorCode, fields?: readonly string[]) {
    super(ERRORS[code].en);
    this.code = code;
    this.fields = fields;
  }
}

/** What an error is to the caller. Anything that is not expected is `internal`, and tells nothing of itself. */
export function codeOf(error: FastifyError | Refusal): ErrorCode {
  if (error instanceof Refusal) return error.code;
  if (error.validation) return 'invalid_request';
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return 'payload_too_large';
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return 'unsupported_media_type';
  if (error.statusCode === 429) return 'too_many_requests';
  // PostgreSQL: a text it cannot keep.
  if (error.code === '22021') return 'invalid_request';
  // Before the database: a caller who hangs up while sending resets a connection, too.
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return 'invalid_request';
  if (isDatabaseGone(error)) return 'unavailable';
  return 'internal';
}

/** The names of the fields a schema found fault with, e.g. `reports/0/day`. */
export function fieldsOf(error: FastifyError | Refusal): readonly string[] | undefined {
  if (error instanceof Refusal) return error.fields;
  if (!error.validation) return undefined;
  const names = error.validation.map((fault) => {
    const { missingProperty, additionalProperty } = fault.params;
    const name = missingProperty ?? additionalProperty;
    return [fault.instancePath.slice(1), typeof name === 'string' ? name : ''].filter(Boolean).join('/');
  });
  return [...new Set(names.filter(Boolean))];
}

/** Answers in the contract's form of an error, its message in the language that the caller prefers. `fields`: those at fault. */
export function sendError(
  request: FastifyRequest,
  reply: FastifyReply,
  code: ErrorCode,
  fields?: readonly string[],
): FastifyReply {
  const language = preferredLanguage(request.headers['accept-language']);
  const body: ErrorReply = {
    error: {
      code,
      message: ERRORS[code][language],
      requestId: request.id,
      ...(fields && fields.length > 0 ? { fields: [...fields] } : {}),
    },
  };
  if (code === 'unauthenticated') void reply.header('www-authenticate', 'Bearer');
  return reply
    .code(ERRORS[code].status)
    .header('content-type', 'application/json; charset=utf-8')
    .header('content-language', language)
    .send(JSON.stringify(body));
}

const GONE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '57P04',
  '53300',
  '53200',
  '53100',
  '57014',
  // Writes go to a standby while the database changes hands.
  '25006',
  // Still in somebody's way after being repeated (db/database.ts).
  '40001',
  '40P01',
  // Waited too long for a row, or said nothing for too long while holding some.
  '55P03',
  '25P03',
  'SQLITE_FULL',
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
]);

const DISK_FULL = new Set(['53100', 'SQLITE_FULL']);

/** What the log says of a database that cannot answer: a full disk is nothing that goes away by itself. */
export function reasonOf(error: Error & { code?: string }): string {
  return DISK_FULL.has(error.code ?? '') ? 'The disk of the database is full' : 'The database did not answer';
}

function isDatabaseGone(error: Error & { code?: string }): boolean {
  const { code = '' } = error;
  return (
    GONE.has(code) ||
    code.startsWith('SQLITE_IOERR') ||
    // PostgreSQL: connection exceptions.
    /^08\w{3}$/.test(code) ||
    /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/.test(
      error.message,
    )
  );
}
