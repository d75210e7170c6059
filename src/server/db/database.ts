import type { Kysely, Transaction } from 'kysely';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { migrate, requireCurrent, type UpgradeOptions } from './migrate.ts';
import { migratePostgres, openPostgres } from './postgres.ts';
import type { Engine, Schema } from './schema.ts';
import { openSqlite, openSqliteBeside } from './sqlite.ts';

/** Where a store runs its statements: the database itself, or one transaction of it. */
export type Executor = Kysely<Schema> | Transaction<Schema>;

export interface Database {
  readonly engine: Engine;
  readonly kysely: Kysely<Schema>;
  /**
   * Runs `work` as one transaction and repeats it whole when the database asks for that (serialisation failure,
   * deadlock). `work` must therefore have no effect outside the transaction.
   */
  transaction<T>(work: (transaction: Transaction<Schema>) => Promise<T>): Promise<T>;
  /** Lets `work` read the database as it is at one moment, without keeping anyone from writing. */
  snapshot<T>(work: (transaction: Transaction<Schema>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions extends UpgradeOptions {
  /** A PostgreSQL server; without it the database is one file in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** Beside a service that may be running: takes no lock and migrates nothing. Without it, as the service. */
  readonly beside?: 'to read' | 'to write' | undefined;
}

/** Runs of one transaction, pauses of 2 to 128 ms and a little chance between them, before its fault is the caller's. */
const ATTEMPTS = 8;
/** PostgreSQL's serialization_failure and deadlock_detected, and SQLite's two ways of saying that somebody else writes. */
const RETRY_CODES = new Set(['40001', '40P01', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT']);

/** Thrown within a transaction where what it read first no longer holds; it is repeated whole, and reads that anew. */
export class ReadTooEarly extends Error {
  /** As PostgreSQL names a serialization_failure, so that it is repeated on both engines. */
  readonly code = '40001';
}

/**
 * Opens the database, takes the data folder for this process, and brings the tables up to date. Rejects where another
 * process has the folder (`FolderInUse`) or a newer program wrote the tables (`DatabaseTooNew`).
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { engine, kysely, release } = options.databaseUrl
    ? openPostgres(options.databaseUrl)
    : options.beside
      ? openSqliteBeside(options.dataDir, options.beside === 'to read')
      : openSqlite(options.dataDir);
  const close = async () => {
    await kysely.destroy();
    release();
  };
  try {
    if (options.beside) await requireCurrent(kysely, engine);
    else if (options.databaseUrl) await migratePostgres(options.databaseUrl, options);
    else await transact(kysely, (transaction) => migrate(transaction, engine, options));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    engine,
    kysely,
    transaction: engine === 'postgres' ? (work) => transact(kysely, work) : (work) => inTurn(kysely, work),
    snapshot: (work) =>
      engine === 'postgres'
        ? kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work)
        : kysely.transaction().execute(work),
    close,
  };
}

/**
 * SQLite answers at once, so that transactions that follow each other would be one unbroken chain: after each of them
 * timers, and whoever asks for a page meanwhile, have their turn.
 */
async function inTurn<T>(
  kysely: Kysely<Schema>,
  work: (transaction: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  try {
    return await transact(kysely, work);
  } finally {
    await nextTurn();
  }
}

/** Runs a transaction, and runs it again, whole, while it fails with one of `RETRY_CODES`. */
async function transact<T>(
  kysely: Kysely<Schema>,
  work: (transaction: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    let fault: unknown;
    try {
      return await kysely.transaction().execute(async (transaction) => {
        try {
          return await work(transaction);
        } catch (error) {
          fault = error;
          throw error;
        }
      });
    } catch (thrown) {
      // Over a lost connection nothing can be rolled back, which is not what went wrong.
      const error = fault ?? thrown;
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt + Math.random() * 20));
    }
  }
}

function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && RETRY_CODES.has(String(error.code));
}
