import { execFile, spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

/** `pg_dump`, `pg_restore` or `psql` is not on the PATH; the embedded database needs neither. */
export class ProgramMissing extends Error {
  constructor(program: string) {
    super(`${program} is missing: install PostgreSQL's client programs (Debian: postgresql-client).`);
  }
}

/**
 * Runs one of PostgreSQL's own programs on the database of `url`, and resolves with what it wrote. The password goes by the
 * environment, because arguments can be read by everyone on the machine. Rejects with what the program said.
 */
export function runOnDatabase(program: string, url: string, args: readonly string[]): Promise<string> {
  const env = environmentFor(url);
  return new Promise((resolve, reject) => {
    execFile(program, args, { env }, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else if (error.code === 'ENOENT') reject(new ProgramMissing(program));
      // They begin with their name.
      else reject(new Error(stderr.trim() || `${program}: ${error.message}`));
    });
  });
}

/**
 * Puts an archive into the empty database of `url` and runs `last` there, in one transaction: whatever ends this leaves the
 * database empty. `pg_restore` would commit its own before anything else could be done. Rejects with what a program said.
 */
export async function restoreInOneStep(url: string, archive: string, last: string): Promise<void> {
  const env = environmentFor(url);
  // No owner and no privileges: granted to roles that another server need not have.
  const reading = spawn('pg_restore', ['--no-owner', '--no-privileges', '--file=-', archive], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const writing = spawn('psql', ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1'], {
    env,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const written = faultOf('psql', writing);
  void written.then(() => reading.kill());
  // It says itself why it reads no further.
  writing.stdin.on('error', () => undefined).write('begin;\n');
  reading.stdout.pipe(writing.stdin, { end: false });
  const readFault = await faultOf('pg_restore', reading);
  // Without the last word all of it is taken back, as where this process is lost.
  writing.stdin.end(readFault ? '' : `\n${last};\ncommit;\n`);
  const fault = (await written) ?? readFault;
  if (fault) throw fault;
}

/** How a program failed, once it has ended and everything it wrote is read. */
function faultOf(name: string, program: ChildProcess): Promise<Error | undefined> {
  let said = '';
  program.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  return new Promise((resolve) => {
    program.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ENOENT' ? new ProgramMissing(name) : error),
    );
    program.on('close', (code) =>
      resolve(code === 0 ? undefined : new Error(said.trim() || `${name} ended early.`)),
    );
  });
}

function environmentFor(url: string): NodeJS.ProcessEnv {
  // The driver does not know these two, which would lead the programs elsewhere than the address does.
  return { ...process.env, PGSERVICE: undefined, PGHOSTADDR: undefined, ...connectionOf(url) };
}

/** Below a file there is none. */
const NO_FILE = path.join(process.execPath, 'none');

/**
 * A database address as the variables PostgreSQL's programs read, so that they get in where the service does. What the
 * address leaves open is for the environment to say, as it is for the service.
 */
export function connectionOf(url: string): NodeJS.ProcessEnv {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const mode = searchParams.get('sslmode') ?? (searchParams.get('ssl') === 'true' ? 'require' : '');
  const isUnverified = mode === 'no-verify';
  const named = {
    PGHOST: searchParams.get('host') ?? decodeURIComponent(hostname),
    PGPORT: searchParams.get('port') ?? port,
    PGUSER: searchParams.get('user') ?? decodeURIComponent(username),
    PGPASSWORD: searchParams.get('password') ?? decodeURIComponent(password),
    PGDATABASE: databaseName(pathname),
    // The driver's word for TLS without a look at the certificate; with an authority at hand theirs would look at it.
    PGSSLMODE: isUnverified ? 'require' : mode,
    // Named in any case: else they would take the environment's, or the one in the user's home.
    PGSSLROOTCERT: isUnverified ? NO_FILE : searchParams.get('sslrootcert'),
    PGSSLCERT: searchParams.get('sslcert'),
    PGSSLKEY: searchParams.get('sslkey'),
    PGOPTIONS: searchParams.get('options'),
  };
  return Object.fromEntries(Object.entries(named).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** The name in the path of a database address: without the slash, and with escaped characters decoded. */
export function databaseName(pathname: string): string {
  return decodeURIComponent(pathname.slice(1));
}
