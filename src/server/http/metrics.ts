import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ServiceContext } from '../services/context.ts';
import { waitingMails } from '../stores/outbox.ts';

/** Figures of this process for Prometheus, and of the mails all processes share. None has a person or a company in it. */
export function measure(app: FastifyInstance, context: ServiceContext): void {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the head of a request to the end of its reply, by route pattern.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const refusals = new Counter({
    name: 'http_refusals_total',
    help: 'Replies with one of the statuses that say no, by status.',
    labelNames: ['status'],
    registers,
  });
  // There from the start: of a series that begins with 1, Prometheus sees no rise.
  for (const status of ['500', '503']) refusals.inc({ status }, 0);
  const waiting = new Gauge({ name: 'outbox_waiting', help: 'Mails not handed over yet.', registers });
  const oldest = new Gauge({
    name: 'outbox_oldest_seconds',
    help: 'Age of the oldest mail that waits; 0 when none does.',
    registers,
  });

  app.addHook('onResponse', (request, reply, done) => {
    const status = String(reply.statusCode);
    const { method } = request;
    const route = request.routeOptions.url ?? 'none';
    duration.observe({ method, route, status }, reply.elapsedTime / 1000);
    // While the process stops, /readyz is meant to say no.
    if (reply.statusCode >= 400 && route !== '/readyz') refusals.inc({ status });
    done();
  });
  app.get(
    '/metrics',
    { config: { access: 'monitor', rateLimit: false }, schema: { hide: true } },
    async (request, reply) => {
      try {
        const mails = await waitingMails(context.database.kysely);
        waiting.set(mails.count);
        const age = mails.oldest === null ? 0 : context.clock().getTime() - Date.parse(mails.oldest);
        oldest.set(Math.max(0, age / 1000));
      } catch (error) {
        // The other figures are needed above all while the database is away; what it alone knows is left out then.
        request.log.error({ err: error }, 'The waiting mails could not be counted');
        waiting.remove();
        oldest.remove();
      }
      return reply.header('content-type', registry.contentType).send(await registry.metrics());
    },
  );
}
