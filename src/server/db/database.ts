import SqliteDatabase from 'better-sqlite3';
import {
  Kysely,
  PostgresDialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Transaction,
} from 'kysely';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import pg from 'pg';
import { lockFolder } from './folder-lock.ts';
import { migrate, requireCurrent } from './migrate.ts';
import type { Engine, Schema } from './schema.ts';

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

export interface DatabaseOptions {
  /** A PostgreSQL server; without it the database is one file in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** Beside a service that may be running: takes no lock and migrates nothing. Without it, as the service. */
  readonly beside?: 'to read' | 'to write' | undefined;
}

export const DATABASE_FILE = 'service.db';

/** A command that looks where the service does not: in most cases without its DATABASE_URL. */
export class DatabaseMissing extends Error {
  constructor(dataDir: string) {
    super(
      `There is no database in ${resolve(dataDir)} (DATA_DIR), and DATABASE_URL is not set. Run this with the service’s environment.`,
    );
  }
}

/** The file of the embedded database, for whoever must not make one. */
export function fileThere(dataDir: string): string {
  const file = join(dataDir, DATABASE_FILE);
  if (!existsSync(file)) throw new DatabaseMissing(dataDir);
  return file;
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
    else if (options.databaseUrl) await migratePostgres(options.databaseUrl);
    else await transact(kysely, (transaction) => migrate(transaction, engine));
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

function openSqlite(dataDir: string) {
  // Everybody's data and the key of the keyed hashes are in there.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const release = lockFolder(dataDir);
  try {
    const path = join(dataDir, DATABASE_FILE);
    keepPrivate(path);
    const file = new SqliteDatabase(path);
    file.pragma('journal_mode = WAL');
    return { engine: 'sqlite' as const, kysely: prepared(file), release };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * The folder may have been there before, open to everybody. SQLite makes the log beside the database with the same
 * permissions, so that it is enough to settle those of what is there when it opens.
 */
function keepPrivate(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  for (const file of [path, `${path}-wal`, `${path}-shm`].filter((one) => existsSync(one)))
    try {
      chmodSync(file, 0o600);
    } catch {
      // Somebody else's file, or a disk without permissions: whoever set that up says who may read it.
    }
}

function openSqliteBeside(dataDir: string, readonly: boolean) {
  const file = new SqliteDatabase(fileThere(dataDir), { readonly, fileMustExist: true });
  return { engine: 'sqlite' as const, kysely: prepared(file), release: () => undefined };
}

/** Durable writes, references that hold, and some patience with whoever else writes. */
function prepared(file: SqliteDatabase.Database): Kysely<Schema> {
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');
  file.pragma('busy_timeout = 5000');
  return new Kysely<Schema>({ dialect: new Sqlite(file) });
}

class Sqlite extends SqliteDialect {
  readonly #file: SqliteDatabase.Database;

  constructor(file: SqliteDatabase.Database) {
    super({ database: file });
    this.#file = file;
  }

  override createDriver(): SqliteDriver {
    return new WithItsOwnEndings(this.#file);
  }

  override createAdapter(): SqliteAdapter {
    return new WithTransactionalDdl();
  }
}

/**
 * A full disk ends a transaction by itself, most often when it is to be committed; that there is nothing left to roll back
 * would be told in place of what went wrong.
 */
class WithItsOwnEndings extends SqliteDriver {
  readonly #file: SqliteDatabase.Database;

  constructor(file: SqliteDatabase.Database) {
    super({ database: file });
    this.#file = file;
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** Kysely runs migrations of SQLite one statement at a time; one that stopped half way could never be run again. */
class WithTransactionalDdl extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** PostgreSQL's ids of its types (pg_type.oid). */
const INT8 = 20;
const NUMERIC = 1700;

/** Over a connection of its own: a change to a large table may take longer than any request is allowed to. */
async function migratePostgres(databaseUrl: string): Promise<void> {
  const { kysely, engine } = openPostgres(databaseUrl, NO_LIMIT);
  try {
    await migrate(kysely, engine);
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

const NO_LIMIT: TimeLimits = {
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

function openPostgres(connectionString: string, { silence, ...limits } = LIMITS) {
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

/** Breaks after so much silence, as a connection does that the other side ends: the pool makes another one. */
function socketThatEnds(silence: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(silence, () =>
    socket.destroy(
      Object.assign(new Error('The connection to the database fell silent.'), { code: 'ETIMEDOUT' }),
    ),
  );
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
