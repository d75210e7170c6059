import { rmSync } from 'node:fs';
import { stopPostgres } from './postgres.ts';

/** What jest does once after a run. */
export default function afterAllSuites(): void {
  stopPostgres();
  const folder = process.env['TESTS_IN_MEMORY'];
  if (folder) rmSync(folder, { recursive: true, force: true });
}
