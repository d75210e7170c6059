/** A throwaway PostgreSQL for the store suites: Debian's server, its own folder and port, loopback only. */
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../src/server/db/database.ts';
import { createDatabase } from './databases.ts';
import { freePort } from './free-port.ts';

export interface RunningPostgres {
  /** Of the database that is there from the beginning; its user may create others. */
  readonly url: string;
  /** The programs beside the server: `pg_dump`, `pg_restore`. */
  readonly programs: string;
  stop(): void;
}

const shared = globalThis as { postgresForTests?: RunningPostgres | undefined };

/** Exports TEST_DATABASE_URL. Without a server installed the PostgreSQL suites skip by name, and fail where CI is set. */
export async function startPostgres(): Promise<void> {
  if (process.env['TEST_DATABASE_URL'] || !findPrograms()) return;
  shared.postgresForTests = await launchPostgres({ durable: false });
  const { url } = shared.postgresForTests;
  process.env['TEST_DATABASE_URL'] = url;
  process.env['TEST_DATABASE_TEMPLATE'] = await migratedDatabase(url);
}

/** A database with all tables, to be copied: that takes a tenth of the time of making them. */
async function migratedDatabase(server: string): Promise<string> {
  const name = 'relay_migrated';
  const database = await openDatabase({ databaseUrl: await createDatabase(server, name), dataDir: '' });
  await database.close();
  return name;
}

/**
 * Starts a server that holds nothing. `durable` keeps what was committed over a power cut, at the price every real
 * server pays; tests do without. Rejects where Debian's package is not installed.
 */
export async function launchPostgres({ durable }: { readonly durable: boolean }): Promise<RunningPostgres> {
  const programs = findPrograms();
  if (!programs) throw new Error('PostgreSQL is missing: install Debian’s package postgresql.');
  const port = await freePort();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'career-relay-postgres-'));
  const owner = process.getuid?.() === 0 ? postgresUser() : null;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const run = (program: string, args: readonly string[]) =>
    execFileSync(path.join(programs, program), args, { stdio: 'ignore', cwd: folder, ...(owner ?? {}) });
  const data = path.join(folder, 'data');
  run('initdb', ['-D', data, '-A', 'trust', '-U', 'relay', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8']);
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    `fsync=${durable ? 'on' : 'off'}`,
    // Every core of a large machine runs a suite, each with several pools.
    'max_connections=300',
  ];
  const options = settings.map((setting) => `-c ${setting}`).join(' ');
  run('pg_ctl', ['-D', data, '-w', '-l', path.join(folder, 'log'), '-o', options, 'start']);
  return {
    url: `postgres://relay@127.0.0.1:${port}/postgres`,
    programs,
    stop: () => {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function stopPostgres(): void {
  shared.postgresForTests?.stop();
  shared.postgresForTests = undefined;
}

function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions
    .map((version) => path.join(debian, version, 'bin'))
    .find((bin) => existsSync(path.join(bin, 'initdb')));
  return found ?? null;
}

/** PostgreSQL refuses to run as root, so it runs as the user that Debian's package made for it. */
function postgresUser(): { readonly uid: number; readonly gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
