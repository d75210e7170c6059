import SqliteDatabase from 'better-sqlite3';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The message is for people: `startFault` passes it on as it is. */
export class FolderInUse extends Error {
  constructor(folder: string, pid: number | undefined) {
    super(
      `The data folder ${folder} is in use by another running copy${pid === undefined ? '' : ` (process ${pid})`}. ` +
        'Stop that one first, or set DATA_DIR to another folder.',
    );
  }
}

/** Held open for writing by whoever has the folder. Never removed: of two files one name had, two could be held. */
const LOCK_FILE = 'service-lock.db';
/** Says who has the folder, for the message only. */
const HOLDER_FILE = 'service.lock';

/** An open file that nobody refers to is collected and closed, and its lock gone. */
const held = new Set<SqliteDatabase.Database>();

/**
 * Takes a data folder for this process alone, by a lock of the operating system's, which ends with the process however
 * it ends. Returns the function that gives the folder back.
 */
export function lockFolder(folder: string): () => void {
  const lock = new SqliteDatabase(join(folder, LOCK_FILE), { timeout: 0 });
  const holder = join(folder, HOLDER_FILE);
  try {
    // Nothing is ever written to it, so nothing has to be kept beside it either.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN IMMEDIATE');
    writeFileSync(holder, JSON.stringify({ pid: process.pid }), { mode: 0o600 });
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new FolderInUse(folder, readPid(holder));
  }
  held.add(lock);
  return () => {
    if (!held.delete(lock)) return;
    rmSync(holder, { force: true });
    lock.close();
  };
}

function isBusy(error: unknown): boolean {
  // By its code alone: the module makes its errors from the first realm that loaded it.
  return (error as { readonly code?: string }).code?.startsWith('SQLITE_BUSY') === true;
}

function readPid(path: string): number | undefined {
  try {
    const { pid } = JSON.parse(readFileSync(path, 'utf8')) as { readonly pid?: unknown };
    return typeof pid === 'number' ? pid : undefined;
  } catch {
    // Its holder has taken the folder this moment, or is giving it back.
    return undefined;
  }
}
