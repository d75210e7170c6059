import type { FastifyBaseLogger } from 'fastify';

/** A job that repeats; never two runs of one at a time. */
export interface RepeatingJob {
  /** Runs soon, without waiting for the next round. */
  wake(): void;
  /** Asks a run that is under way to leave the rest for another time, waits for it, and starts no other. */
  stop(): Promise<void>;
}

/**
 * The first run is after `everyMs` milliseconds, or at `wake`. What falls due during a run is one more run right after
 * it. A run that rejects is logged, and the next one comes all the same; the timer keeps no process alive.
 */
export function repeat(
  name: string,
  everyMs: number,
  run: (stopping: AbortSignal) => Promise<void>,
  log: FastifyBaseLogger,
): RepeatingJob {
  let running: Promise<void> | undefined;
  let again = false;
  const stopping = new AbortController();
  const start = () => {
    if (stopping.signal.aborted) return;
    if (running) {
      again = true;
      return;
    }
    running = run(stopping.signal)
      .catch((error: unknown) => log.error({ err: error, job: name }, 'A background job failed'))
      .then(() => {
        running = undefined;
        if (again) {
          again = false;
          start();
        }
      });
  };
  const timer = setInterval(start, everyMs);
  timer.unref();
  return {
    wake: start,
    stop: async () => {
      stopping.abort();
      clearInterval(timer);
      await running;
    },
  };
}
