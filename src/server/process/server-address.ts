import { readFault } from './file-fault.ts';

/** What keeps a password from ending the address. */
export const ESCAPED = 'with signs such as # / ? in the password as %23 %2F %3F';

/** The address of a server, whole: one of those signs in a password would end it, and leave its @ and the host behind. */
export function isServer(text: string, beginning: RegExp): boolean {
  if (!beginning.test(text) || !URL.canParse(text)) return false;
  const { pathname, search, hash } = new URL(text);
  return hash === '' && !`${pathname}${search}`.includes('@');
}

/** Of PostgreSQL, and of the driver. What it does not know it would take for TLS, and PostgreSQL's programs for a fault. */
const TLS_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'];
/** Files that the driver reads when it connects. */
const TLS_FILES = ['sslrootcert', 'sslcert', 'sslkey'];

/** Undefined for what names a PostgreSQL server, and files that are there. */
export function databaseUrlFault(databaseUrl: string): string | undefined {
  if (!isServer(databaseUrl, /^postgres(ql)?:\/\//))
    return `DATABASE_URL does not fit: e.g. postgres://user:password@db.example/relay, ${ESCAPED}.`;
  const { searchParams } = new URL(databaseUrl);
  const mode = searchParams.get('sslmode');
  if (mode && !TLS_MODES.includes(mode))
    return `DATABASE_URL does not fit: its sslmode is one of ${TLS_MODES.join(', ')}.`;
  for (const name of TLS_FILES) {
    const file = searchParams.get(name);
    const reason = file && readFault(file);
    if (reason)
      return `DATABASE_URL does not fit: the file that its ${name} names cannot be read: ${reason}.`;
  }
  return undefined;
}
