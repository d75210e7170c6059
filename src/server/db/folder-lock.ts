import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export class FolderInUse extends Error {
  constructor(folder: string, pid: number) {
    super(
      `The data folder ${folder} is in use by another running copy (process ${pid}). ` +
        'Stop that one first, or set DATA_DIR to another folder.',
    );
  }
}

interface Holder {
  readonly pid: number;
  /** When the process began, as its system tells; a number reused by another process differs here. */
  readonly began: string;
}

/**
 * Takes a data folder for this process alone. A lock whose process is gone is taken over; one whose process lives
 * never is. Returns the function that gives the folder back.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'service.lock');
  const mine: Holder = { pid: process.pid, began: beginningOf(process.pid) };
  for (let attempt = 0; ; attempt += 1) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, JSON.stringify(mine));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (!isExistsError(error) || attempt > 3) throw error;
      const holder = readHolder(path);
      if (holder && lives(holder)) throw new FolderInUse(folder, holder.pid);
      rmSync(path, { force: true });
    }
  }
}

function isExistsError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';
}

function readHolder(path: string): Holder | undefined {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
    return typeof value.pid === 'number' ? { pid: value.pid, began: String(value.began) } : undefined;
  } catch {
    // Torn or empty: its writer died between creating and writing it.
    return undefined;
  }
}

function lives(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const began = beginningOf(holder.pid);
  return began === '' || holder.began === '' || began === holder.began;
}

/** The process's start time in ticks since boot; empty where the system has no /proc. */
function beginningOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
