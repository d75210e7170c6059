import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import { Refusal } from './errors.ts';

/** Milliseconds by which the event loop lags before new work is refused; a page takes a hundredth of it. */
const MOST_DELAY_MS = 1_000;
/** Requests under way at once. A machine that slow would only time all of them out. */
const MOST_AT_ONCE = 1_000;
const COME_BACK_SECONDS = 5;
/** How often the lag is measured: as the mean since the measurement before. */
const MEASURED_EVERY_MS = 1_000;
const RESOLUTION_MS = 10;

/** Refuses new work, honestly and at once, while the process cannot keep up with what it has accepted. */
export function refuseUnderPressure(app: FastifyInstance, mostAtOnce = MOST_AT_ONCE): void {
  let underWay = 0;
  let lagsBehind = false;
  // Of its own, and of nothing else: asked for its memory as well, a process without a free file descriptor ends.
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  const measure = () => {
    // Without a single mark the loop stood still all the while.
    lagsBehind = delays.count === 0 || delays.mean / 1e6 - RESOLUTION_MS > MOST_DELAY_MS;
    delays.reset();
  };
  let measuring: NodeJS.Timeout | undefined;
  // Not before: starting holds the loop up, too, and those who call then would be refused for it.
  app.addHook('onListen', (done) => {
    delays.enable();
    measuring = setInterval(measure, MEASURED_EVERY_MS).unref();
    done();
  });
  app.addHook('onClose', (_app, done) => {
    clearInterval(measuring);
    delays.disable();
    done();
  });
  app.addHook('onRequest', async (request, reply) => {
    underWay += 1;
    // The response's own end, because a caller who hangs up ends no Fastify hook.
    reply.raw.once('close', () => (underWay -= 1));
    if ((underWay <= mostAtOnce && !lagsBehind) || isProbe(request.routeOptions.url))
      return Promise.resolve();
    void reply.header('retry-after', COME_BACK_SECONDS);
    throw new Refusal('unavailable');
  });
}

/** Whoever watches the process has to get an answer above all when it is busy. */
function isProbe(url: string | undefined): boolean {
  return url === '/healthz' || url === '/readyz' || url === '/metrics';
}
