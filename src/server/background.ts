import type { FastifyBaseLogger } from 'fastify';

/** A job that repeats; never two runs of one at a time. */
export interface RepeatingJob {
  /** Runs soon, without waiting for the next round. */
  wake(): void;
  /** Lets a run that is under way end, and starts no other. */
  stop(): Promise<void>;
}

export function repeat(
  name: string,
  everyMs: number,
  run: () => Promise<void>,
  log: FastifyBaseLogger,
): RepeatingJob {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  const start = () => {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = run()
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
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
