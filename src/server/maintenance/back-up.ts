import SqliteDatabase from 'better-sqlite3';
import { chmodSync, closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { type DatabaseOptions } from '../db/database.ts';
import { requireOurs } from '../db/migrate.ts';
import { openPostgres } from '../db/postgres.ts';
import { fileThere } from '../db/sqlite.ts';
import { inWords } from '../db/open-in-words.ts';
import { fileFault } from '../process/file-fault.ts';
import { runOnDatabase } from './postgres-programs.ts';

/** Thrown before anything is read or written. */
export class BackupExists extends Error {
  constructor(file: string) {
    super(
      statSync(file).isDirectory()
        ? `${file} is a folder. Name a new file in it.`
        : `${file} exists already. A backup is never written over another one.`,
    );
  }
}

/** The place for the backup is none, not ours to write to, or has no room. */
export class BackupUnwritable extends Error {
  constructor(file: string, cause: unknown) {
    const reason =
      codeOf(cause) === 'ENOENT'
        ? `there is no folder ${path.dirname(path.resolve(file))}. Make it first`
        : fileFault(cause);
    super(`${file} cannot be written: ${reason}.`, { cause });
  }
}

const OWNER_ONLY = 0o600;

/**
 * Writes everything into one file, as it is at one moment, while the service goes on: an SQLite database, or a
 * PostgreSQL archive for `pg_restore`. Under its name it is whole; until then it is called `.part`.
 */
export async function backUp(options: DatabaseOptions, file: string): Promise<void> {
  if (existsSync(file)) throw new BackupExists(file);
  const from = options.databaseUrl ?? fileThere(options.dataDir);
  const part = `${file}.part`;
  makeFor(file, part);
  try {
    if (options.databaseUrl) {
      await inWords(requireOursAt(from), from);
      await runOnDatabase('pg_dump', from, [
        '--format=custom',
        '--no-owner',
        '--no-privileges',
        `--file=${part}`,
      ]);
    } else await inWords(backUpFile(from, part, file), undefined);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** Another database, or one that is still empty, would make a backup too, and pass for the service's. */
async function requireOursAt(databaseUrl: string): Promise<void> {
  const { kysely } = openPostgres(databaseUrl);
  try {
    await requireOurs(kysely);
  } finally {
    await kysely.destroy();
  }
}

/** For nobody else to read: it holds everybody's data and the key of the keyed hashes. */
function makeFor(file: string, part: string): void {
  try {
    closeSync(openSync(part, 'w', OWNER_ONLY));
    chmodSync(part, OWNER_ONLY);
  } catch (error) {
    throw new BackupUnwritable(file, error);
  }
}

async function backUpFile(from: string, to: string, file: string): Promise<void> {
  const database = new SqliteDatabase(from, { readonly: true, fileMustExist: true });
  try {
    // Holds on to this moment: without it the copy begins anew whenever the service writes, and a large one never ends.
    database.exec('begin; select count(*) from sqlite_schema');
    await database.backup(to).catch((error: unknown) => {
      // The copy's disk: nothing is written to the database.
      throw codeOf(error) === 'SQLITE_FULL' ? new BackupUnwritable(file, error) : error;
    });
  } finally {
    database.close();
  }
  // Without a log beside it: a backup is one file, also after somebody has looked into it.
  const copy = new SqliteDatabase(to);
  copy.pragma('journal_mode = DELETE');
  copy.close();
}

function codeOf(error: unknown): string | undefined {
  return (error as { readonly code?: string }).code;
}
