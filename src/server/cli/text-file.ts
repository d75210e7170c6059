import { readFileSync } from 'node:fs';
import { UsageError } from './command.ts';

/** What a file says in UTF-8. A `UsageError` where there is none, or it is something else. */
export function textIn(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw new UsageError(
      `“${file}” cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
