import { Kysely, PostgresDialect } from 'kysely';
import { Socket } from 'node:net';
import pg from 'pg';
import { migrate, type UpgradeOptions } from './migrate.ts';
import type { Schema } from './schema.ts';

/** PostgreSQL's ids of its types (pg_type.oid). */
const INT8 = 20;
const NUMERIC = 1700;

/** Brings the tables up to date, over a connection of its own: a change to a large table may take longer than any request is allowed to. */
export async function migratePostgres(databaseUrl: string, options: UpgradeOptions): Promise<void> {
  const { kysely, engine } = openPostgres(databaseUrl, NO_LIMIT);
  try {
    await migrate(kysely, engine, options);
  } finally {
    await kysely.destroy();
  }
}

interface TimeLimits {
  readonly statement_timeout: number;
  readonly lock_timeout: number;
  readonly idle_in_transaction_session_timeout: number;
  /** How long a connection may carry nothing; kept here, where the others are kept by the server. */
  readonly silence: number;
}

/** For work of our own that may take as long as it takes. */
export const NO_LIMIT: TimeLimits = {
  statement_timeout: 0,
  lock_timeout: 0,
  idle_in_transaction_session_timeout: 0,
  silence: 0,
};

const LIMITS: TimeLimits = {
  statement_timeout: 15_000,
  lock_timeout: 10_000,
  // A process that is lost or frozen within a transaction holds an employer's counter row, and nobody else gets it.
  idle_in_transaction_session_timeout: 20_000,
  // Longer than a server that is there may take: one that froze, or a network that swallows everything, says nothing,
  // and whoever waits for it would do so for hours.
  silence: 25_000,
};

/** Opens a pool of connections to a PostgreSQL server; by default with limits that end whatever takes too long. */
export function openPostgres(connectionString: string, { silence, ...limits } = LIMITS) {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 5_000,
    ...limits,
    stream: () => socketThatEnds(silence),
    types: {
      // Sums come back as int8 or numeric, which the driver hands over as text; ours are small whole numbers.
      getTypeParser: ((oid: number, format?: 'text') =>
        oid === INT8 || oid === NUMERIC
          ? (value: string) => Number(value)
          : (pg.types.getTypeParser(oid, format) as unknown)) as typeof pg.types.getTypeParser,
    },
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  // So would one that breaks while it is used: its query rejects, and the client says it once more on its own.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return { engine: 'postgres' as const, kysely, release: () => undefined };
}

/** Breaks after so much silence, as a connection does that the other side ends: the pool makes another one. */
function socketThatEnds(silence: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(silence, () =>
    socket.destroy(
      Object.assign(new Error('The connection to the database fell silent.'), { code: 'ETIMEDOUT' }),
    ),
  );
}
