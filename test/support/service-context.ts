import { SAMPLE_OPERATOR } from '../../src/server/identity/operator.ts';
import { createMailQueue } from '../../src/server/mail/queue.ts';
import { createIds } from '../../src/server/secrets/ids.ts';
import { systemRandom } from '../../src/server/secrets/random.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import type { Clock } from '../../src/server/time/clock.ts';
import type { TestDatabase } from './databases.ts';

export const TEST_RELAY = 'https://relay.example';

/** A use-case context over a test database, without an HTTP app around it. */
export async function createTestContext(home: TestDatabase, clock: Clock): Promise<ServiceContext> {
  const database = await home.open();
  const newId = createIds(clock, systemRandom);
  const secret = 'a key for tests only';
  return {
    database,
    clock,
    random: systemRandom,
    newId,
    secret,
    mails: createMailQueue({ clock, newId, secret }),
    relayOrigin: TEST_RELAY,
    operator: SAMPLE_OPERATOR,
    webhookHosts: [],
  };
}
