import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import pg from 'pg';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import type { DatabaseOptions } from '../db/database.ts';
import { DATABASE_FILE, fileThere } from '../db/sqlite.ts';
import { lockFolder } from '../db/folder-lock.ts';
import { inWords, openInWords } from '../db/open-in-words.ts';
import { DatabaseTooNew, migrationsFor } from '../db/migrate.ts';
import type { Engine, Schema } from '../db/schema.ts';
import { readFault } from '../process/file-fault.ts';
import { recomputeCounters, type CounterDifference } from '../services/credit/recompute-counters.ts';
import { noteRestored, restoredNote } from '../stores/restored.ts';
import { moment, systemClock } from '../time/clock.ts';
import { databaseName, restoreInOneStep, runOnDatabase } from './postgres-programs.ts';

/** Nothing is written over by a restore. */
export class TargetNotEmpty extends Error {
  constructor(target: string, wayOut: string) {
    super(`${target} holds data already. ${wayOut}`);
  }
}

const EMPTY_DATABASE = 'On PostgreSQL create an empty database and point DATABASE_URL there.';

/** A database on a server is not renamed by us: others may be connected, and rights hang on its name. */
export class AsideIsForFiles extends Error {
  constructor() {
    super(`--aside is for the embedded database. ${EMPTY_DATABASE}`);
  }
}

/** Not a sound SQLite database; `fault` in SQLite's words. Whether an archive is sound `pg_restore` says itself. */
export class BackupDamaged extends Error {
  constructor(file: string, fault: string) {
    super(`${file} is damaged: ${fault}`);
  }
}

/** Sound, but without a single migration of ours. */
export class NotABackup extends Error {
  constructor(file: string) {
    super(`${file} is no backup of this service.`);
  }
}

/** Of the other engine: most often where DATABASE_URL is missing, or set where it should not be. */
export class OtherEngine extends Error {
  constructor(file: string, engine: Engine) {
    super(
      engine === 'postgres'
        ? `${file} is a backup of PostgreSQL, but DATABASE_URL is not set. Run this with the service’s environment.`
        : `${file} is a backup of an embedded database, which goes into DATA_DIR. Leave DATABASE_URL out.`,
    );
  }
}

/** How a backup of each engine begins. */
const BEGINNINGS: readonly (readonly [string, Engine])[] = [
  ['SQLite format 3', 'sqlite'],
  ['PGDMP', 'postgres'],
];

/**
 * Puts a backup in place, brings its tables up to date, and checks its counters. Resolves with the differences, of
 * which there should be none. The service must not run meanwhile, and does not start before `restored repeat` was run.
 * `aside` keeps a file that is there under another name; a PostgreSQL database has to be empty.
 */
export async function restore(
  options: DatabaseOptions,
  file: string,
  { aside }: { readonly aside: boolean },
): Promise<readonly CounterDifference[]> {
  const fault = readFault(file);
  if (fault) throw new Error(`${file} cannot be read: ${fault}.`);
  const engine = engineOf(file);
  if (engine && (engine === 'postgres') !== Boolean(options.databaseUrl)) throw new OtherEngine(file, engine);
  if (options.databaseUrl && aside) throw new AsideIsForFiles();
  if (options.databaseUrl) await restorePostgres(options.databaseUrl, file);
  else await inWords(restoreFile(options.dataDir, file, aside), undefined);
  return settle(options);
}

/**
 * Does for a database that was brought back by other means what `restore` does once a backup is in place. Rejects where
 * there is none.
 */
export async function settleInPlace(options: DatabaseOptions): Promise<readonly CounterDifference[]> {
  if (!options.databaseUrl) fileThere(options.dataDir);
  return settle({ ...options, onlyOurs: true });
}

async function settle(options: DatabaseOptions): Promise<readonly CounterDifference[]> {
  const database = await openInWords(options);
  try {
    await noteRestored(database.kysely, moment(systemClock()));
    return await recomputeCounters({ database });
  } finally {
    await database.close();
  }
}

/**
 * An SQLite database with the logs that may lie beside it. A log left behind would be played into whatever takes the
 * database's place, so each counts by itself, and the logs go first: an end in between leaves none to another file.
 * Where they can be, they are played in before, so that the database goes in one step, with everything in it.
 */
const PARTS = ['-wal', '-shm', '-journal', ''] as const;

async function restoreFile(dataDir: string, file: string, aside: boolean): Promise<void> {
  checkFile(file);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const release = lockFolder(dataDir);
  try {
    const target = path.join(dataDir, DATABASE_FILE);
    const there = partsOf(target);
    if (there.length > 0 && !aside)
      throw new TargetNotEmpty(
        there.map((part) => target + part).join(', '),
        'Restore into an empty place, or say --aside to keep it under another name.',
      );
    copyFileSync(file, `${target}.part`);
    // Before it has its name: whatever ends this, no service starts on it as if nothing had been.
    await noteInFile(`${target}.part`);
    flush(`${target}.part`);
    const name = `before-restore-${new Date().toISOString().replaceAll(':', '')}.db`;
    playLogs(target);
    for (const part of partsOf(target)) renameSync(target + part, path.join(dataDir, name + part));
    renameSync(`${target}.part`, target);
    flush(dataDir);
    checkFile(target);
  } finally {
    release();
  }
}

async function noteInFile(file: string): Promise<void> {
  const database = new SqliteDatabase(file);
  // One that was left behind would be played into the next copy.
  database.pragma('journal_mode = MEMORY');
  const kysely = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
  try {
    await noteRestored(kysely, moment(systemClock()));
  } finally {
    await kysely.destroy();
  }
}

function partsOf(target: string): readonly string[] {
  return PARTS.filter((part) => existsSync(target + part));
}

function playLogs(target: string): void {
  // SQLite drops a log whose database is empty or missing; it may be all that is left.
  if (!statSync(target, { throwIfNoEntry: false })?.size) return;
  try {
    const database = new SqliteDatabase(target);
    try {
      database.pragma('journal_mode = DELETE');
    } finally {
      database.close();
    }
  } catch {
    // Damaged, or somebody reads it: it is kept with its logs.
  }
}

/** Any SQLite database is sound, an empty file too; whose it is, and of which version, its migrations say. */
function checkFile(file: string): void {
  let fault: unknown;
  let applied: readonly string[] = [];
  try {
    const database = new SqliteDatabase(file, { readonly: true });
    fault = database.pragma('integrity_check', { simple: true });
    applied = appliedIn(database);
    database.close();
  } catch (error) {
    fault = error instanceof Error ? error.message : error;
  }
  if (fault !== 'ok') throw new BackupDamaged(file, String(fault));
  requireKnown(file, applied, 'sqlite');
}

function requireKnown(file: string, applied: readonly string[], engine: Engine): void {
  const known = Object.keys(migrationsFor(engine));
  const unknown = applied.filter((name) => !known.includes(name));
  if (unknown.length === applied.length) throw new NotABackup(file);
  if (unknown.length > 0) throw new DatabaseTooNew(unknown);
}

function appliedIn(database: SqliteDatabase.Database): readonly string[] {
  const table = database.prepare(`select 1 from sqlite_schema where name = 'kysely_migration'`).get();
  return table ? database.prepare<[], string>('select name from kysely_migration').pluck().all() : [];
}

/** Undefined for what is no backup of either engine. */
function engineOf(file: string): Engine | undefined {
  const handle = openSync(file, 'r');
  try {
    const beginning = Buffer.alloc(16);
    readSync(handle, beginning);
    return BEGINNINGS.find(([text]) => beginning.toString('latin1').startsWith(text))?.[1];
  } finally {
    closeSync(handle);
  }
}

function flush(name: string): void {
  const handle = openSync(name, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

async function restorePostgres(url: string, file: string): Promise<void> {
  const migrations = ['--data-only', '--table=kysely_migration', '--file=-', file];
  const rows = await runOnDatabase('pg_restore', url, migrations);
  // As COPY writes them: the name, a tab, and the time.
  requireKnown(file, rows.match(/^[^\t\n]+(?=\t)/gm) ?? [], 'postgres');
  const client = new pg.Client({ connectionString: url });
  await inWords(client.connect(), url);
  try {
    const { rowCount } = await client.query(
      `select 1 from information_schema.tables where table_schema = 'public' limit 1`,
    );
    if (rowCount)
      throw new TargetNotEmpty(`The database ${databaseName(new URL(url).pathname)}`, EMPTY_DATABASE);
  } finally {
    await client.end();
  }
  // With its note at once: whatever ends this, no service starts on it as if nothing had been.
  await restoreInOneStep(url, file, restoredNote(moment(systemClock())));
}
