import type { Database } from '../../src/server/db/database.ts';

/** The same database, which keeps the code of every fault that ends a transaction, whether or not that is repeated. */
export function keepingFaults(faults: unknown[], database: Database): Database {
  return {
    ...database,
    transaction: (work) =>
      database.transaction((db) =>
        work(db).catch((error: unknown) => {
          faults.push(error instanceof Error && 'code' in error ? error.code : error);
          throw error;
        }),
      ),
  };
}
