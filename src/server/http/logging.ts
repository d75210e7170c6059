import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyServerOptions,
} from 'fastify';
import { destination } from 'pino';

/**
 * One line per request: its id, method, route pattern, status and time. Never the address of the caller, the URL (a
 * link's code is in it), a query or a body: a log is not to tell who came.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });
}

/** Where lines go instead of standard output. */
export interface LogStream {
  write(line: string): void;
}

/** Standard output: a line is there before whoever wrote it goes on, whatever ends the process then. */
function standardOutput(): LogStream {
  return destination({ dest: 1, sync: true });
}

/** Fastify's own lines are off, because they carry the URL. */
export function loggerOptions(
  level: string,
  stream: LogStream = standardOutput(),
): Pick<FastifyServerOptions, 'logger' | 'logController'> {
  return {
    logController: new LogController({ disableRequestLogging: true }),
    logger: {
      level,
      stream,
      serializers: {
        req: () => ({}),
        res: () => ({}),
        err: (error: Error & { code?: string }) => ({
          type: error.name,
          message: error.message,
          stack: error.stack ?? '',
          ...(error.code ? { code: error.code } : {}),
        }),
      },
    },
  };
}

/** The same log, for what happens before there is an app. */
export function earlyLog(level: string): FastifyBaseLogger {
  return Fastify(loggerOptions(level)).log;
}
