import { execFile } from 'node:child_process';

export class ProgramMissing extends Error {
  constructor(program: string) {
    super(`${program} is missing: install PostgreSQL's client programs (Debian: postgresql-client).`);
  }
}

/**
 * Runs one of PostgreSQL's own programs on the database of `url`. The password goes by the environment, because
 * arguments can be read by everyone on the machine. Rejects with what the program said.
 */
export function runOnDatabase(program: string, url: string, args: readonly string[]): Promise<void> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    PGHOST: decodeURIComponent(hostname),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: databaseName(pathname),
    PGSSLMODE: searchParams.get('sslmode') ?? undefined,
  };
  return new Promise((resolve, reject) => {
    execFile(program, args, { env }, (error, _stdout, stderr) => {
      if (!error) resolve();
      else if (error.code === 'ENOENT') reject(new ProgramMissing(program));
      else reject(new Error(`${program}: ${stderr.trim() || error.message}`));
    });
  });
}

export function databaseName(pathname: string): string {
  return decodeURIComponent(pathname.slice(1));
}
