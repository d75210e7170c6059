import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { foundation } from './migrations/0001-foundation.ts';
import { ledger } from './migrations/0002-ledger.ts';
import { access } from './migrations/0003-access.ts';
import { candidates } from './migrations/0004-candidates.ts';
import { introductions } from './migrations/0005-introductions.ts';
import { waysIn } from './migrations/0008-ways-in.ts';
import { operatorWork } from './migrations/0006-operator.ts';
import { age } from './migrations/0010-age.ts';
import { news } from './migrations/0011-news.ts';
import { memberLanguage } from './migrations/0012-member-language.ts';
import { namedAgencies } from './migrations/0013-named-agencies.ts';
import { stopPages } from './migrations/0014-stop-pages.ts';
import { hires } from './migrations/0015-hires.ts';
import { tidying } from './migrations/0016-tidying.ts';
import { mailsInTurn } from './migrations/0017-mails-in-turn.ts';
import { correctedTerms } from './migrations/0018-corrected-terms.ts';
import { largeTables } from './migrations/0020-large-tables.ts';
import { agencyLists } from './migrations/0021-agency-lists.ts';
import { poolPages } from './migrations/0022-pool-pages.ts';
import { disclosedItems } from './migrations/0023-disclosed-items.ts';
import { employerDisclosures } from './migrations/0024-employer-disclosures.ts';
import { endsOfConsents } from './migrations/0025-ends-of-consents.ts';
import type { Engine, Schema } from './schema.ts';

/** In order. Names are stored; renaming one would run it again. */
export function migrationsFor(engine: Engine): Record<string, Migration> {
  return {
    '0001-foundation': foundation(engine),
    '0002-ledger': ledger(engine),
    '0003-access': access(),
    '0004-candidates': candidates,
    '0005-introductions': introductions,
    '0006-operator': operatorWork(engine),
    '0008-ways-in': waysIn,
    '0010-age': age,
    '0011-news': news,
    '0012-member-language': memberLanguage,
    '0013-named-agencies': namedAgencies(engine),
    '0014-stop-pages': stopPages,
    '0015-hires': hires,
    '0016-tidying': tidying,
    '0017-mails-in-turn': mailsInTurn,
    '0018-corrected-terms': correctedTerms,
    '0020-large-tables': largeTables(engine),
    '0021-agency-lists': agencyLists,
    '0022-pool-pages': poolPages,
    '0023-disclosed-items': disclosedItems,
    '0024-employer-disclosures': employerDisclosures(engine),
    '0025-ends-of-consents': endsOfConsents(engine),
  };
}

/** Rather no start than work on tables that this program does not know. The message is for people. */
export class DatabaseTooNew extends Error {
  constructor(unknown: readonly string[]) {
    super(
      `The database was written by a newer version of this program (unknown here: ${unknown.join(', ')}). ` +
        'Start the newer version, or restore a backup from before it into an empty place.',
    );
  }
}

/** For commands that run beside the service and leave the tables to it. The message is for people. */
export class DatabaseTooOld extends Error {
  constructor(missing: readonly string[]) {
    super(
      `The database was written by an older version of this program (not yet: ${missing.join(', ')}). ` +
        'Start the service once, which brings it up to date.',
    );
  }
}

/** Refuses a database without tables of the service, of whatever version. Resolves with the migrations it has. */
export async function requireOurs(db: Kysely<Schema>): Promise<readonly string[]> {
  const applied = await appliedMigrations(db);
  if (applied.length === 0) throw new DatabaseEmpty();
  return applied;
}

/** Refuses tables that are not exactly those of this program. */
export async function requireCurrent(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const known = Object.keys(migrationsFor(engine));
  const applied = await requireOurs(db);
  const unknown = applied.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new DatabaseTooNew(unknown);
  const missing = known.filter((name) => !applied.includes(name));
  if (missing.length > 0) throw new DatabaseTooOld(missing);
}

/** For a database that should be the service's. The message is for people. */
class DatabaseEmpty extends Error {
  constructor() {
    super(
      'There are no tables of this service in the database: it was never started there. Run this with the service’s environment.',
    );
  }
}

/** Told when tables begin to change, which may take long, and when they have. */
export interface UpgradeLog {
  info(counts: Readonly<Record<string, number>>, text: string): void;
}

export interface UpgradeOptions {
  readonly log?: UpgradeLog | undefined;
  /** Rejects (`DatabaseEmpty`) where there are no tables of the service yet. */
  readonly onlyOurs?: boolean | undefined;
}

/**
 * Brings the tables up to this program, under a lock and as one transaction, so that whatever stops it leaves them as they
 * were; refuses a database that is already beyond it. Of several processes that find something to do, one does it, and
 * the others wait and log no step of theirs.
 */
export async function migrate(
  db: Kysely<Schema>,
  engine: Engine,
  { log, onlyOurs }: UpgradeOptions,
): Promise<void> {
  const migrations = migrationsFor(engine);
  const applied = onlyOurs ? await requireOurs(db) : await appliedMigrations(db);
  const unknown = applied.filter((name) => !(name in migrations));
  if (unknown.length > 0) throw new DatabaseTooNew(unknown);
  const missing = Object.keys(migrations).length - applied.length;
  if (missing === 0) return;
  log?.info({ steps: missing }, 'Bringing the tables up to date');
  const began = performance.now();
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    // Numbers are given when work begins, so that a higher one may be there first.
    allowUnorderedMigrations: true,
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error)
    throw error instanceof Error ? error : new Error('The database could not be migrated.', { cause: error });
  const ms = Math.round(performance.now() - began);
  log?.info({ steps: results.length, ms }, 'The tables are up to date');
}

async function appliedMigrations(db: Kysely<Schema>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map((row) => row.name);
}
