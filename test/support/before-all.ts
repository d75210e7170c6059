import { chmodSync, mkdtempSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { startPostgres } from './postgres.ts';

/** Linux keeps files there in memory, as many as there is room for: little in a container, mostly. */
const IN_MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 * 1024 ** 3;

/** What jest does once before a run; its workers take over what is set here. `after-all.ts` takes it back. */
export default async function beforeAllSuites(): Promise<void> {
  // Each test has databases of its own, and half of a run was waiting for the disk.
  if (hasRoom()) {
    const folder = mkdtempSync(path.join(IN_MEMORY, 'career-relay-tests-'));
    // PostgreSQL runs as a user of its own.
    chmodSync(folder, 0o1777);
    process.env['TMPDIR'] = process.env['TESTS_IN_MEMORY'] = folder;
  }
  await startPostgres();
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    // Not a Linux.
    return false;
  }
}
