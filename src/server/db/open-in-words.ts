import { openDatabase, type Database, type DatabaseOptions } from './database.ts';
import { startFault } from '../process/start-fault.ts';

/** Opens the database for a command line, or says which one cannot be used, and why. */
export function openInWords(options: DatabaseOptions): Promise<Database> {
  return inWords(openDatabase(options), options.databaseUrl);
}

/** The database that is being opened; rejects with a sentence for people, whose cause is the fault itself. */
export async function inWords<T>(opening: Promise<T>, databaseUrl: string | undefined): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    throw new Error(startFault(error, databaseUrl), { cause: error });
  }
}
