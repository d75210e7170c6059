import { sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

/** Far less than PostgreSQL's `deadlock_timeout`, a second, after which it ends one of those who wait for each other. */
const PATIENCE = '100ms';
/** PostgreSQL's lock_not_available. */
const GAVE_WAY = '55P03';

/**
 * Runs as one transaction what may as well be done another time and takes rows in no order, such as a deletion by age. Where
 * somebody holds one of them it gives up all the others, undone, so that nobody who wants those waits for long.
 */
export async function givingWay(
  database: Database,
  work: (transaction: Transaction<Schema>) => Promise<void>,
): Promise<void> {
  try {
    await database.transaction(async (db) => {
      if (database.engine === 'postgres')
        await sql`set local lock_timeout = ${sql.lit(PATIENCE)}`.execute(db);
      await work(db);
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === GAVE_WAY)) throw error;
  }
}
