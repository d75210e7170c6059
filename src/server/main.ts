/** The hosted service as a process: environment in, listening out, a graceful end on SIGTERM. */
import { readConfig } from './config.ts';
import { createService } from './service.ts';

const config = readConfig(process.env);
if ('faults' in config) {
  process.stderr.write(`The service cannot start:\n${config.faults.map((fault) => `- ${fault}\n`).join('')}`);
  process.exit(1);
}
const service = await createService(config.service);
await service.app.listen({ port: config.port, host: config.host });

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void service.close().then(() => process.exit(0));
  });
}
