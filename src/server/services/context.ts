import type { Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import type { AccessTokens } from '../entra/access-token.ts';
import type { Schema } from '../db/schema.ts';
import type { createIds } from '../secrets/ids.ts';
import type { MailQueue } from '../mail/queue.ts';
import type { Operator } from '../identity/operator.ts';
import type { TakenBack } from '../identity/taken-back.ts';
import type { Random } from '../secrets/random.ts';
import { keyedHash } from '../secrets/tokens.ts';
import type { Clock } from '../time/clock.ts';

/** What every use case works with. Made once per service; the sample history uses one with another clock. */
export interface ServiceContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: ReturnType<typeof createIds>;
  /** Key of the keyed hashes. */
  readonly secret: string;
  readonly mails: MailQueue;
  /** Where links lead, without a trailing slash. */
  readonly relayOrigin: string;
  readonly operator: Operator;
  /** Hosts of this machine or network that webhooks may call; none, as usual, on the open internet. */
  readonly webhookHosts: readonly string[];
  /** Absent where Microsoft sign-in is not set up. */
  readonly entra?: AccessTokens | undefined;
  /** Writes down outside the database what somebody took back. */
  readonly onTakenBack?: ((taken: TakenBack) => void) | undefined;
}

/** The same service inside one transaction: a use case called with it joins that transaction instead of beginning its own. */
export function within(context: ServiceContext, db: Transaction<Schema>): ServiceContext {
  return { ...context, database: { ...context.database, kysely: db, transaction: (work) => work(db) } };
}

/**
 * The service as one press of a button meets it, named by the key its form carries: pressed again, what is random comes
 * out the same. So a use case knows what it made already, and shows once more what is shown once: of the two answers to a
 * double press, people see the second alone. `what` is all that the press asks for and of whom; with other contents it is
 * another press. Nobody can tell from a page what it will make without the service's secret. To be called inside the
 * transaction, which may be repeated.
 */
export function forPress(
  context: ServiceContext,
  key: string | undefined,
  ...what: readonly (string | readonly string[])[]
): ServiceContext {
  if (key === undefined) return context;
  let draws = 0;
  const random = (size: number) => {
    draws += 1;
    const hash = keyedHash(context.secret, 'press', JSON.stringify([key, draws, ...what]));
    return Buffer.from(hash, 'hex').subarray(0, size);
  };
  return { ...context, random };
}
