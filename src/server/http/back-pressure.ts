import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import { Refusal } from './errors.ts';

/** Milliseconds by which the event loop lags before new work is refused; a page takes a hundredth of it. */
const MOST_DELAY_MS = 1_000;
/** Requests under way at once. A machine that slow would only time all of them out. */
const MOST_AT_ONCE = 1_000;
const COME_BACK_SECONDS = 5;
/** How often the lag is measured: as the mean since the measurement before. */
const MEASURED_EVERY_MS = 1_000;

/** Refuses new work, honestly and at once, while the process cannot keep up with what it has accepted. */
export async function refuseUnderPressure(app: FastifyInstance, mostAtOnce = MOST_AT_ONCE): Promise<void> {
  let underWay = 0;
  // Starting holds the event loop up, too, which the first measurement since would count against those who call now.
  let lagIsOurs = false;
  app.addHook('onListen', (done) => {
    setTimeout(() => (lagIsOurs = true), 3 * MEASURED_EVERY_MS).unref();
    done();
  });
  await app.register(underPressure, {
    maxEventLoopDelay: MOST_DELAY_MS,
    sampleInterval: MEASURED_EVERY_MS,
    retryAfter: COME_BACK_SECONDS,
    pressureHandler: (request) => {
      if (lagIsOurs && !isProbe(request.routeOptions.url)) throw new Refusal('unavailable');
    },
  });
  app.addHook('onRequest', async (request, reply) => {
    underWay += 1;
    // The response's own end, because a caller who hangs up ends no Fastify hook.
    reply.raw.once('close', () => (underWay -= 1));
    if (underWay <= mostAtOnce || isProbe(request.routeOptions.url)) return Promise.resolve();
    void reply.header('retry-after', COME_BACK_SECONDS);
    throw new Refusal('unavailable');
  });
}

/** Whoever watches the process has to get an answer above all when it is busy. */
function isProbe(url: string | undefined): boolean {
  return url === '/healthz' || url === '/readyz' || url === '/metrics';
}
