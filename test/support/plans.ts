import { CompiledQuery, type Kysely, type KyselyPlugin } from 'kysely';
import type { Executor } from '../../src/server/db/database.ts';
import type { Schema } from '../../src/server/db/schema.ts';

/** How SQLite finds the rows of each statement of `work`, a line for each table. */
export async function plansOf(
  db: Kysely<Schema>,
  work: (db: Executor) => Promise<unknown>,
): Promise<readonly string[]> {
  const statements: CompiledQuery[] = [];
  const noted: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      statements.push(db.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  await work(db.withPlugin(noted));
  const lines: string[] = [];
  for (const { sql, parameters } of statements) {
    const explained = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
    const { rows } = await db.executeQuery<{ detail: string }>(explained);
    lines.push(...rows.map(({ detail }) => detail));
  }
  return lines;
}
