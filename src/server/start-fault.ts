/**
 * Why the service or the local run could not start, in words. Where a name has several addresses, what went wrong at each stands in the
 * parts of the error, and its own message is empty.
 */
export function startFault(error: unknown, databaseUrl: string | undefined): string {
  if (isPortTaken(error))
    return `Port ${error.port} at ${error.address} is in use by another program. Stop that one, or choose another by PORT.`;
  const reasons = partsOf(error).map(messageOf);
  const reason = reasons.length > 0 ? [...new Set(reasons)].join('; ') : messageOf(error);
  if (databaseUrl === undefined || !isOfDatabase(error)) return reason;
  return (
    `The database ${nameOf(databaseUrl)} of DATABASE_URL cannot be used: ${reason}. ` +
    'Start that server, or leave DATABASE_URL out for the embedded database.'
  );
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

/** What the driver could not reach, waited for in vain, or was refused by the server, which answers with an SQLSTATE. */
function isOfDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (partsOf(error).some(isOfDatabase)) return true;
  return (
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    /^[0-9][0-9A-Z]{4}$/.test(code ?? '') ||
    /^(?:timeout|Connection terminated)/.test(error.message)
  );
}

/** Host and name; user and password are nobody else's business. */
function nameOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return databaseUrl.replace(/\/\/[^/@]*@/, '//');
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}
