/** The hosted service as a process: environment in, listening out, a graceful end on SIGTERM. */
import './process/node-version.ts';
import './process/production.ts';
import { manifestFault } from './add-in/manifest.ts';
import { readConfig, type Config } from './config.ts';
import { createService } from './service.ts';
import { listenFault, startFault } from './process/start-fault.ts';

const config = readConfigOrExit();
const { staticRoot, relayOrigin } = config.service;
const service = await createService(config.service).catch((error: unknown) =>
  exit([startFault(error, config.service.databaseUrl)]),
);
try {
  await service.app.listen({ port: config.port, host: config.host });
} catch (error) {
  // The background has begun: what it has in hand is written down first.
  await service.close();
  exit([listenFault(error)]);
}
const warning = staticRoot && manifestFault(staticRoot, relayOrigin);
const { log } = service.app;
if (warning) log.warn(warning);

/** Longer than the longest request may take; what hangs then is lost, and said by the exit code. */
const HARD_STOP_MS = 45_000;

async function stop(): Promise<void> {
  setTimeout(
    () => {
      log.error('What was under way did not end in time and is cut off');
      process.exit(1);
    },
    HARD_STOP_MS + config.drainSeconds * 1000,
  ).unref();
  service.drain();
  await new Promise<void>((resolve) => {
    endDrain = resolve;
    setTimeout(resolve, config.drainSeconds * 1000);
  });
  await service.close();
}

let stopping = false;
let endDrain: () => void = () => undefined;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    // Asked twice: whoever asks does not want to wait for the load balancer.
    if (stopping) {
      endDrain();
      return;
    }
    stopping = true;
    log.info({ signal }, 'Stopping');
    void stop().then(() => {
      log.info('Stopped');
      process.exit(0);
    });
  });
}

function readConfigOrExit(): Config {
  const read = readConfig(process.env);
  if (!('faults' in read)) return read;
  exit(read.faults);
}

function exit(faults: readonly string[]): never {
  process.stderr.write(`The service cannot start:\n${faults.map((fault) => `- ${fault}\n`).join('')}`);
  process.exit(1);
}
