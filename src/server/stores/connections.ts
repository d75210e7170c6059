import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { ConnectionsTable } from '../db/schema-access.ts';

export type Connection = Selectable<ConnectionsTable>;

/** Throws where the token's hash is there already; a Microsoft sign-in, which comes again, takes `openConnection`. */
export async function addConnection(db: Executor, connection: Insertable<ConnectionsTable>): Promise<void> {
  await db.insertInto('connections').values(connection).execute();
}

/** Adds a connection unless another call added the same one meanwhile; returns the one that is. */
export async function openConnection(
  db: Executor,
  connection: Insertable<ConnectionsTable>,
): Promise<Connection> {
  await db
    .insertInto('connections')
    .values(connection)
    .onConflict((conflict) => conflict.column('token_hash').doNothing())
    .execute();
  return db
    .selectFrom('connections')
    .selectAll()
    .where('token_hash', '=', connection.token_hash)
    .executeTakeFirstOrThrow();
}

/** By its bearer token alone; one that came with a Microsoft sign-in has none. */
export async function findLiveConnection(db: Executor, tokenHash: string): Promise<Connection | undefined> {
  return db
    .selectFrom('connections')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('way_in', '=', 'invitation')
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

/** A revoked one too. */
export async function findConnection(
  db: Executor,
  employerId: string,
  tokenHash: string,
): Promise<Connection | undefined> {
  return db
    .selectFrom('connections')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}

/** Overwrites the last use, also of a revoked one. The caller writes at most once an hour (`noteUse`). */
export async function touchConnection(db: Executor, connection: Connection, now: string): Promise<void> {
  await db
    .updateTable('connections')
    .set({ used_at: now })
    .where('connection_id', '=', connection.connection_id)
    .where('employer_id', '=', connection.employer_id)
    .execute();
}

/** False where the employer has no such connection, or it was revoked already. */
export async function revokeConnection(
  db: Executor,
  employerId: string,
  connectionId: string,
  now: string,
): Promise<boolean> {
  const result = await db
    .updateTable('connections')
    .set({ revoked_at: now })
    .where('employer_id', '=', employerId)
    .where('connection_id', '=', connectionId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Removes a connection that a Microsoft sign-in made and may make again. */
export async function dropEntraConnection(
  db: Executor,
  employerId: string,
  connectionId: string,
): Promise<boolean> {
  const result = await db
    .deleteFrom('connections')
    .where('employer_id', '=', employerId)
    .where('connection_id', '=', connectionId)
    .where('way_in', '=', 'entra')
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** When an employer's first add-in connected, and how many are connected now. */
export async function connectionFigures(
  db: Executor,
  employerId: string,
): Promise<{ readonly first: string | null; readonly live: number }> {
  const row = await db
    .selectFrom('connections')
    .select((select) => [
      select.fn.min<string | null>('created_at').as('first'),
      select.fn.count<number>('connection_id').filterWhere('revoked_at', 'is', null).as('live'),
    ])
    .where('employer_id', '=', employerId)
    .executeTakeFirstOrThrow();
  return { first: row.first, live: Number(row.live) };
}
