import { accessSync, constants, statSync } from 'node:fs';

/** What the system says of a file, without its name, which the sentence around it has. */
export function fileFault(error: unknown): string {
  const { message, syscall } = error as NodeJS.ErrnoException;
  return message.split(`, ${syscall}`, 1)[0] ?? message;
}

/** Why a file cannot be read; undefined where it can. */
export function readFault(file: string): string | undefined {
  try {
    accessSync(file, constants.R_OK);
    return statSync(file).isDirectory() ? 'it is a folder' : undefined;
  } catch (error) {
    return fileFault(error);
  }
}
