import { readFileSync, writeFileSync } from 'node:fs';
import { fileFault } from '../process/file-fault.ts';
import { UsageError } from './command.ts';

/** What a file says in UTF-8. A `UsageError` where there is none, or it is something else. */
export function textIn(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw new UsageError(`“${file}” cannot be read: ${fileFault(error)}.`);
  }
}

/** Writes a file, over one that is there. A `UsageError` where that cannot be. */
export function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`“${file}” cannot be written: ${fileFault(error)}.`);
  }
}
