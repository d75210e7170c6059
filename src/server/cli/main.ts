/** `npm run relay -- …`: everything the operator's console does, for scripts. */
import '../process/node-version.ts';
import { readList, readOperator } from '../config.ts';
import { openInWords } from '../db/open-in-words.ts';
import type { TakenBack } from '../identity/taken-back.ts';
import { createMailQueue } from '../mail/queue.ts';
import { databaseUrlFault } from '../process/server-address.ts';
import { createIds } from '../secrets/ids.ts';
import { systemRandom } from '../secrets/random.ts';
import { findSetting } from '../stores/settings.ts';
import { systemClock } from '../time/clock.ts';
import { run } from './run.ts';

const { env } = process;

async function open() {
  const databaseUrl = env['DATABASE_URL'] || undefined;
  const fault = databaseUrl && databaseUrlFault(databaseUrl);
  if (fault) throw new Error(fault);
  const database = await openInWords({
    databaseUrl,
    dataDir: env['DATA_DIR'] || '.data',
    beside: 'to write',
  });
  const secret = await findSetting(database.kysely, 'secret');
  if (secret === undefined) throw new Error('The service has not been started on this database yet.');
  const newId = createIds(systemClock, systemRandom);
  const context = {
    database,
    clock: systemClock,
    random: systemRandom,
    newId,
    secret,
    // What is written here is handed over by the service, when it runs.
    mails: createMailQueue({ clock: systemClock, newId, secret }),
    relayOrigin: env['RELAY_ORIGIN'] ?? '',
    // Named on papers and in trial mails.
    operator: readOperator(env),
    webhookHosts: readList(env['WEBHOOK_HOSTS']),
    // Beside the output, as a line like the service's: belongs with them (docs/reliability.md).
    onTakenBack: (takenBack: TakenBack) => void process.stderr.write(`${JSON.stringify({ takenBack })}\n`),
  };
  return { context, close: () => database.close() };
}

try {
  const result = await run(process.argv.slice(2), open);
  process.stdout.write(result.out);
  process.stderr.write(result.err);
  process.exitCode = result.status;
} catch (error) {
  // Expected: no database there, one of another version. Anything else shows itself the same way, with its words.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
