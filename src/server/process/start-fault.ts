/**
 * Why the service or the local run could not start, in words. Where a name has several addresses, what went wrong at each stands in the
 * parts of the error, and its own message is empty. `orElse` is what else can be done where the database cannot be used.
 */
export function startFault(error: unknown, databaseUrl: string | undefined, orElse?: string): string {
  if (isPortTaken(error)) return listenFault(error);
  const reasons = partsOf(error).map(messageOf);
  const reason = reasons.length > 0 ? [...new Set(reasons)].join('; ') : messageOf(error);
  if (databaseUrl === undefined && isOfFolder(error)) return `DATA_DIR cannot be used: ${reason}.`;
  const isUnreached = isOfConnection(error);
  if (databaseUrl === undefined || !(isUnreached || isRefusal(error))) return reason;
  const advice = [isUnreached ? 'Start that server' : 'Check DATABASE_URL', ...(orElse ? [orElse] : [])];
  return `The database ${nameOf(databaseUrl)} of DATABASE_URL cannot be used: ${reason}. ${advice.join(', or ')}.`;
}

/** Why nothing can listen at HOST and PORT. */
export function listenFault(error: unknown): string {
  return isPortTaken(error)
    ? `Port ${error.port} at ${error.address} is in use by another program. Stop that one, or choose another by PORT.`
    : `HOST and PORT cannot be used: ${messageOf(error)}.`;
}

function isPortTaken(error: unknown): error is { readonly port: number; readonly address: string } {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'EADDRINUSE' && 'port' in error;
}

function partsOf(error: unknown): readonly unknown[] {
  return error instanceof AggregateError ? error.errors : [];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}

/** What the driver could not reach, or waited for in vain. */
function isOfConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { syscall } = error as NodeJS.ErrnoException;
  return (
    partsOf(error).some(isOfConnection) ||
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    /^(?:timeout|Connection terminated)/.test(error.message)
  );
}

/** A server that runs answers with an SQLSTATE; before that, TLS or a missing password may end it. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof Error &&
    (/^[0-9][0-9A-Z]{4}$/.test(codeOf(error)) || /SSL|SASL|certificate/.test(error.message))
  );
}

/** The folder of the embedded database is none, not ours to write to, or has no room. */
function isOfFolder(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { syscall } = error as NodeJS.ErrnoException;
  return (
    ['mkdir', 'open', 'write', 'copyfile'].includes(syscall ?? '') ||
    /^SQLITE_(?:CANTOPEN|READONLY|NOTADB|FULL)/.test(codeOf(error))
  );
}

function codeOf(error: NodeJS.ErrnoException): string {
  return error.code ?? '';
}

/** Host and name; user and password are nobody else's business. */
export function nameOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return databaseUrl.replace(/\/\/[^/@]*@/, '//');
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}
