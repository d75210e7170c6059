import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteAdapter, SqliteDialect, SqliteDriver, type DatabaseConnection } from 'kysely';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readFault } from '../process/file-fault.ts';
import { lockFolder } from './folder-lock.ts';
import type { Schema } from './schema.ts';

export const DATABASE_FILE = 'service.db';

/** A command that looks where the service does not: in most cases without its DATABASE_URL. */
class DatabaseMissing extends Error {
  constructor(dataDir: string) {
    super(
      `There is no database in ${resolve(dataDir)} (DATA_DIR), and DATABASE_URL is not set. Run this with the service’s environment.`,
    );
  }
}

/** The file of the embedded database, for whoever must not make one. Throws a sentence for people where there is none to read. */
export function fileThere(dataDir: string): string {
  const file = join(dataDir, DATABASE_FILE);
  const fault = readFault(file);
  if (fault?.startsWith('ENOENT')) throw new DatabaseMissing(dataDir);
  if (fault) throw new Error(`DATA_DIR cannot be used: ${resolve(file)}: ${fault}.`);
  return file;
}

/** Opens the embedded database, or makes it, and takes its folder for this process until `release` is called. */
export function openSqlite(dataDir: string) {
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

/** Opens the embedded database where there is one, without taking its folder. */
export function openSqliteBeside(dataDir: string, readonly: boolean) {
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
